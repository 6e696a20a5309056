import { Button } from 'antd';
import { useShell } from '#renderer/api/desk-context.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { sessionWords as words } from '#shared/i18n/zh-cn/session.ts';
import './session.css';

interface Props {
  readonly officeName: string;
  readonly recoveryCode: string;
  readonly onDone: () => void;
}

/** The old code is spent; the new one is shown once. */
export const NewRecoveryCodePage = ({ officeName, recoveryCode, onDone }: Props) => {
  const shell = useShell();
  return (
    <main className="session-page">
      <Sheet>
        <h1>{words.newCodeTitle}</h1>
        <p className="session-office">{officeName}</p>
        <p className="session-code" aria-label={words.recoveryCode}>
          {recoveryCode}
        </p>
        <p>{words.newCodeLead}</p>
        <div className="session-foot no-print">
          <Button onClick={() => void shell.print()}>{words.print}</Button>
          <Button type="primary" onClick={onDone}>
            {words.kept}
          </Button>
        </div>
      </Sheet>
    </main>
  );
};
