import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { startWords as words } from '#shared/i18n/zh-cn/start.ts';
import './start.css';

interface Props {
  readonly officeName: string;
  readonly recoveryCode: string;
  readonly onDone: () => void;
}

/** The recovery code is shown once; the way on opens after the person has said that it is kept. */
export const RecoveryCodePage = ({ officeName, recoveryCode, onDone }: Props) => {
  const [kept, setKept] = useState(false);
  const [printed, setPrinted] = useState<boolean | null>(null);
  const shell = useShell();
  const print = async (): Promise<void> => {
    setPrinted(await shell.print());
  };
  return (
    <main className="start-page">
      <h1>{words.codeTitle}</h1>
      <p className="hint">{officeName}</p>
      <Sheet title={words.codeLabel}>
        <p className="start-code" aria-label={words.codeLabel}>
          {recoveryCode}
        </p>
        <p>{words.codeLead}</p>
        <p>{words.codeHow}</p>
      </Sheet>
      <div className="start-foot no-print">
        <Button onClick={() => void print()}>{words.print}</Button>
        <span role="status">{printed === false ? words.printFailed : ''}</span>
        <span className="start-space" />
        <Checkbox
          checked={kept}
          onChange={(event) => {
            setKept(event.target.checked);
          }}
        >
          {words.kept}
        </Checkbox>
        <Button type="primary" size="large" disabled={!kept} title={kept ? undefined : words.enterBlocked} onClick={onDone}>
          {words.enter}
        </Button>
      </div>
    </main>
  );
};
