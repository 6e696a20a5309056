import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { CommandPhase } from '#renderer/api/command-store.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { recordUnit, writtenText } from '#shared/i18n/zh-cn/bundles.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { phaseText, progressCount, timeLeftText, uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';

interface Work {
  readonly phase: CommandPhase<unknown>;
  readonly cancel: () => void;
}

interface Props {
  readonly sealing: readonly Work[];
  readonly writing: {
    readonly phase: CommandPhase<{ readonly files: readonly string[]; readonly folder: string }>;
    readonly cancel: () => void;
  };
}

/** The dialog asks for the passphrase, so the refusal that opened it says nothing more. */
const shown = (error: AppError): boolean => error.code !== 'keys.locked' && error.code !== 'job.cancelled';

/** What is being sealed or copied, what went wrong, and where the last copy lies. */
export const WorkNotices = ({ sealing, writing }: Props) => (
  <>
    {[...sealing, writing].map(({ phase, cancel }, index) => {
      if (phase.at === 'failed' && shown(phase.error)) return <ErrorNotice key={index} text={errorSentence(phase.error)} />;
      if (phase.at !== 'running') return null;
      const { progress, secondsLeft } = phase;
      return (
        <Sheet key={index}>
          <ProgressPanel
            phase={phaseText[progress?.phase ?? 'sealing']}
            count={progress ? progressCount(progress, recordUnit) : undefined}
            timeLeft={secondsLeft === undefined ? undefined : timeLeftText(secondsLeft)}
            share={progress?.total === undefined ? undefined : progress.done / Math.max(1, progress.total)}
            cancelLabel={uiWords.cancel}
            onCancel={cancel}
          />
        </Sheet>
      );
    })}
    {writing.phase.at === 'done' ? <Strip mark="done">{writtenText(writing.phase.value.files, writing.phase.value.folder)}</Strip> : null}
  </>
);
