import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from './Dialog.tsx';
import type { FileJob, FileJobWords } from './file-job.ts';
import { ProgressPanel } from './ProgressPanel.tsx';
import './small-parts.css';

interface ExportWords<T, E, P> extends FileJobWords<T, E> {
  readonly title: string;
  readonly doneTitle: string;
  readonly hint: string;
  readonly keep: string;
  readonly cancel: string;
  readonly close: string;
  readonly running: string;
  readonly progress: (progress: P) => string | undefined;
  readonly timeLeft: (seconds: number) => string;
}

interface Amount {
  readonly done: number;
  readonly total?: number;
}

interface Props<T, E, P extends Amount> {
  readonly job: FileJob<T, E, P>;
  readonly words: ExportWords<T, E, P>;
  readonly onClose: () => void;
}

/** Says what leaves the program before it does; long work shows its count and can be stopped. */
export const ExportDialog = <T, E, P extends Amount>({ job, words, onClose }: Props<T, E, P>) => {
  const [unopened, setUnopened] = useState(false);
  const { phase } = job;
  const done = phase.at === 'done';
  const running = phase.at === 'running';
  const open = async (): Promise<void> => {
    setUnopened(!(await job.open()));
  };
  return (
    <Dialog
      open
      title={done ? words.doneTitle : words.title}
      confirmLabel={done ? words.open : words.write}
      cancelLabel={done || running ? words.close : words.keep}
      busy={running}
      onConfirm={() => {
        if (done) void open();
        else job.write();
      }}
      onCancel={onClose}
    >
      {done ? (
        <p role="status">
          {words.done(phase.value, job.folder)}
          {unopened ? words.cannotOpen : ''}
        </p>
      ) : (
        <p>{words.hint}</p>
      )}
      {phase.at === 'failed' ? <p role="alert">{words.failed(phase.error)}</p> : null}
      {running ? (
        <ProgressPanel
          phase={words.running}
          count={phase.progress ? words.progress(phase.progress) : undefined}
          timeLeft={phase.secondsLeft === undefined ? undefined : words.timeLeft(phase.secondsLeft)}
          share={phase.progress?.total ? phase.progress.done / phase.progress.total : undefined}
          cancelLabel={words.cancel}
          onCancel={job.cancel}
        />
      ) : null}
      {done || running ? null : (
        <Button type="link" className="file-job-elsewhere" onClick={job.writeElsewhere}>
          {words.elsewhere}
        </Button>
      )}
    </Dialog>
  );
};
