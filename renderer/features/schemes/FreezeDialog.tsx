import type { CommandPhaseOf } from '#renderer/api/command-store.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import type { SchemePreview } from '#shared/contract/schemes.ts';
import { freezeCountText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';
import { phaseText, progressCount, timeLeftText, uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly open: boolean;
  readonly preview: SchemePreview | null;
  readonly phase: CommandPhaseOf<'schemes.freeze'>;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export const FreezeDialog = ({ open, preview, phase, onCancel, onConfirm }: Props) => (
  <Dialog
    open={open}
    title={words.freezeTitle}
    confirmLabel={words.freeze}
    cancelLabel={words.freezeBack}
    busy={phase.at === 'running'}
    onConfirm={onConfirm}
    onCancel={onCancel}
  >
    {preview ? <p>{freezeCountText(preview.population, preview.drawn)}</p> : null}
    <p>{words.freezeText}</p>
    <ul className="freeze-list">
      {words.freezeList.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <p className="hint">{words.freezeNext}</p>
    {phase.at === 'running' ? (
      <ProgressPanel
        phase={phaseText[phase.progress?.phase ?? 'freezing']}
        count={phase.progress ? progressCount(phase.progress, words.households) : undefined}
        timeLeft={phase.secondsLeft === undefined ? undefined : timeLeftText(phase.secondsLeft)}
        share={phase.progress?.total === undefined ? undefined : phase.progress.done / Math.max(1, phase.progress.total)}
        cancelLabel={uiWords.cancel}
      />
    ) : null}
  </Dialog>
);
