import { Button } from 'antd';
import { useStore } from 'zustand';
import { useDesk } from '#renderer/api/desk-context.ts';
import type { JobName, RunningJob } from '#renderer/api/job-store.ts';
import type { Page } from '#renderer/api/route.ts';
import { jobText, shellWords as words } from '#shared/i18n/zh-cn/shell-ui.ts';
import { partText, phaseText, timeLeftText, uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { useEffect, useState } from 'react';

/** UX 10: what takes longer than this is shown wherever the person goes. */
const showAfter = 2000;

/** Pages that show the progress of these jobs themselves. */
const ownPage: Readonly<Partial<Record<JobName, Page>>> = {
  'imports.read': 'import',
  'imports.confirm': 'import',
  'schemes.freeze': 'scheme',
  'drills.run': 'scheme',
  'draws.run': 'draw',
  'bundles.seal': 'bundles',
  'bundles.receipt': 'bundles',
  'bundles.export': 'bundles',
  'bundles.import': 'bundles',
  'bundles.clear': 'bundles',
};

/** Every running job that the present page does not show itself, one line each. */
export const JobTray = ({ page }: { readonly page: Page }) => {
  const running = useStore(useDesk().jobs.store);
  const jobs = running.filter(({ name }) => ownPage[name] !== page);
  return (
    <aside className="tray no-print" aria-label={words.tray} hidden={jobs.length === 0}>
      {jobs.map((job) => (
        <TrayLine key={job.id} job={job} />
      ))}
    </aside>
  );
};

const TrayLine = ({ job }: { readonly job: RunningJob }) => {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setShown(true);
    }, showAfter);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!shown) return null;
  const { progress, secondsLeft } = job;
  const share = progress?.total === undefined || progress.total === 0 ? null : Math.floor((progress.done / progress.total) * 100);
  return (
    <div className="tray-line">
      <b>{jobText[job.name]}</b>
      <span>{[...(progress ? [phaseText[progress.phase], partText(progress)] : []), share === null ? '' : `${share}%`].join(' ')}</span>
      <span className="hint">{secondsLeft === null ? '' : timeLeftText(secondsLeft)}</span>
      <Button onClick={job.cancel}>{uiWords.cancel}</Button>
    </div>
  );
};
