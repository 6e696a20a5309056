import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { packProgressText, packTimeLeftText, yearPackJobWords, yearPackWords as words } from '#shared/i18n/zh-cn/year-pack.ts';

interface Props {
  readonly year: number;
  readonly until: string;
  readonly to: string;
}

/** 年度总结材料: everything the assessment of a year asks for, as one folder. */
export const YearPack = ({ year, until, to }: Props) => {
  const job = useFolderJob('yearPack.write', { year, until, to });
  const { phase } = job;
  return (
    <Sheet title={words.title}>
      <p className="hint">{words.use}</p>
      <FileJobButtons job={job} words={yearPackJobWords} />
      {phase.at === 'running' ? (
        <ProgressPanel
          phase={words.running}
          count={phase.progress ? packProgressText(phase.progress) : undefined}
          timeLeft={phase.secondsLeft === undefined ? undefined : packTimeLeftText(phase.secondsLeft)}
          share={phase.progress?.total ? phase.progress.done / phase.progress.total : undefined}
          cancelLabel={words.cancel}
          onCancel={job.cancel}
        />
      ) : null}
    </Sheet>
  );
};
