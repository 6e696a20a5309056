import { Checkbox } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { resultsWords as words } from '#shared/i18n/zh-cn/results.ts';

/** What the bureau asks for when results are entered. */
export const ResultSettingsSheet = () => {
  const settings = useQuery('results.settings', {});
  const { phase, run } = useCommand('results.saveSettings');
  return (
    <Sheet title={words.settingsTitle}>
      {settings.at === 'ready' ? (
        <Checkbox checked={settings.value.visitCodeRequired} onChange={(event) => void run({ visitCodeRequired: event.target.checked })}>
          {words.visitCodeRequired}
        </Checkbox>
      ) : null}
      <p className="hint">{words.visitCodeRequiredHint}</p>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Sheet>
  );
};
