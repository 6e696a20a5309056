import type { CommandPhase } from '#renderer/api/command-store.ts';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import { expectedTime } from '#shared/domain/imports/large-table.ts';
import { importsWords as words, largeTableText } from '#shared/i18n/zh-cn/imports.ts';
import { phaseText, progressCount, timeLeftText } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly phase: Extract<CommandPhase<unknown>, { readonly at: 'running' }>;
  /** Said until the first progress arrives. */
  readonly fallback: string;
  readonly onCancel: () => void;
}

export const ImportProgress = ({ phase: { progress, secondsLeft }, fallback, onCancel }: Props) => {
  const rows = progress?.phase === 'checking' || progress?.phase === 'comparing' ? (progress.total ?? 0) : 0;
  const expected = expectedTime(rows);
  return (
    <>
      {expected ? <Strip mark="run">{largeTableText(rows, expected.checkSeconds, expected.writeSeconds)}</Strip> : null}
      <ProgressPanel
        phase={progress ? phaseText[progress.phase] : fallback}
        count={progress ? progressCount(progress, words.rowUnit) : undefined}
        timeLeft={secondsLeft === undefined ? undefined : timeLeftText(secondsLeft)}
        share={progress?.total === undefined || progress.total === 0 ? undefined : progress.done / progress.total}
        cancelLabel={words.cancel}
        onCancel={onCancel}
      />
    </>
  );
};
