import { Button } from 'antd';
import { useChangeDataFolder } from '#renderer/api/desk-context.ts';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { StartFailure } from '#shared/contract/shell.ts';
import { startFailureText, startFailureWords as words } from '#shared/i18n/zh-cn/start.ts';
import './start.css';

interface Props {
  readonly failure: StartFailure;
}

/** What stands in the window instead of the application while the data folder cannot be opened. */
export const StartFailurePage = ({ failure }: Props) => {
  const changeDataFolder = useChangeDataFolder();
  const { title, text, next } = startFailureText[failure.code];
  return (
    <main className="start-page">
      <h1 className="start-failure">
        <MarkShape mark="must" />
        {title}
      </h1>
      <Sheet>
        <p role="alert">{text}</p>
        <p>{next}</p>
        <dl className="start-facts">
          <dt>{words.folder}</dt>
          <dd className="start-folder">{failure.dataFolder}</dd>
          <dt>{words.logFile}</dt>
          <dd className="start-folder">{failure.logFile}</dd>
        </dl>
      </Sheet>
      <div className="start-foot">
        <Button onClick={() => void changeDataFolder()}>{words.changeFolder}</Button>
      </div>
    </main>
  );
};
