import { Button } from 'antd';
import { useState } from 'react';
import type { FileJob, FileJobWords } from './file-job.ts';
import './small-parts.css';

interface Props<T, E, P> {
  readonly job: FileJob<T, E, P>;
  readonly words: FileJobWords<T, E>;
}

/** Writes a file at once, says where it is, and opens its folder. */
export const FileJobButtons = <T, E, P>({ job, words }: Props<T, E, P>) => {
  const [unopened, setUnopened] = useState(false);
  const { phase } = job;
  const busy = phase.at === 'running';
  return (
    <div className="file-job">
      <div className="file-job-buttons">
        <Button loading={busy} onClick={job.write}>
          {words.write}
        </Button>
        <Button type="text" disabled={busy} onClick={job.writeElsewhere}>
          {words.elsewhere}
        </Button>
        {phase.at === 'done' ? (
          <Button
            type="link"
            onClick={() => {
              void job.open().then((opened) => {
                setUnopened(!opened);
              });
            }}
          >
            {words.open}
          </Button>
        ) : null}
      </div>
      <span className="hint" role="status">
        {phase.at === 'done' ? words.done(phase.value, job.folder) : phase.at === 'failed' ? words.failed(phase.error) : ''}
        {unopened ? words.cannotOpen : ''}
      </span>
    </div>
  );
};
