import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';

/** Instead of the file: what a scanner types from the county's sheet, or the same text pasted (BUNDLE-SPEC 12.1). */
export const ScannedEnrolment = ({ onScanned }: { readonly onScanned: (text: string) => void }) => {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <form
      className="scanned"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onScanned(text);
        setText('');
      }}
    >
      <label className="keys-label" htmlFor={id}>
        {words.scanned}
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={8192}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <div className="keys-buttons">
        <Button htmlType="submit" disabled={text.trim() === ''}>
          {words.readScanned}
        </Button>
        <span className="hint">{words.scannedHint}</span>
      </div>
    </form>
  );
};
