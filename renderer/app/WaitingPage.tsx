import { Button } from 'antd';
import { useDesk } from '#renderer/api/desk-context.ts';
import type { QueryState } from '#renderer/api/query-store.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { shellWords as words } from '#shared/i18n/zh-cn/shell-ui.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import './shell.css';

interface Props {
  readonly state: QueryState<unknown>;
}

/** Nothing is known yet, or it could not be asked. */
export const WaitingPage = ({ state }: Props) => {
  const { queries } = useDesk();
  return (
    <main className="waiting">
      {state.at === 'failed' ? (
        <ErrorNotice text={errorSentence(state.error)} action={<Button onClick={queries.reloadAll}>{uiWords.retry}</Button>} />
      ) : (
        <p className="waiting-word" role="status">
          {words.opening}
        </p>
      )}
    </main>
  );
};
