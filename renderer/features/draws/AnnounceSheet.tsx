import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { announcedText, ceremonyWords as words } from '#shared/i18n/zh-cn/ceremony.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';

/** The optional public value: said now, known only later; not any more once a party has committed. */
export const AnnounceSheet = ({ draw }: { readonly draw: DrawDetail }) => {
  const announce = useCommand('draws.announce');
  const [what, setWhat] = useState('');
  const [known, setKnown] = useState('');
  const id = useId();
  if (draw.announced) {
    return (
      <Sheet title={words.publicTitle}>
        <p>{announcedText(draw.announced)}</p>
      </Sheet>
    );
  }
  if (draw.state !== 'frozen' || draw.commitA !== null || draw.commitB !== null) return null;
  return (
    <Sheet title={words.publicTitle} extra={words.publicOptional}>
      <p className="hint">{words.publicLead}</p>
      <form
        className="announce-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void announce.run({ serial: draw.serial, what: what.trim(), known: known.trim() });
        }}
      >
        <div>
          <label className="draw-label" htmlFor={`${id}-what`}>
            {words.publicWhat}
          </label>
          <Input
            id={`${id}-what`}
            maxLength={80}
            value={what}
            onChange={(event) => {
              setWhat(event.target.value);
            }}
          />
        </div>
        <div>
          <label className="draw-label" htmlFor={`${id}-known`}>
            {words.publicKnown}
          </label>
          <Input
            id={`${id}-known`}
            maxLength={80}
            value={known}
            onChange={(event) => {
              setKnown(event.target.value);
            }}
          />
        </div>
        <Button htmlType="submit" disabled={what.trim() === '' || known.trim() === ''} loading={announce.phase.at === 'running'}>
          {words.publicSave}
        </Button>
      </form>
      {announce.phase.at === 'failed' ? <ErrorNotice text={errorSentence(announce.phase.error)} /> : null}
    </Sheet>
  );
};
