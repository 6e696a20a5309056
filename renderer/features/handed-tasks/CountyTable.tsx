import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { CountyProgress, HandedCounty, HandedEvent } from '#shared/contract/handed-tasks.ts';
import { bundleText, handedTaskWords as words, householdsText, leftText, progressText } from '#shared/i18n/zh-cn/handed-tasks.ts';

interface Props {
  readonly event: HandedEvent;
  readonly navigate: Navigate;
}

const marks: Readonly<Record<NonNullable<HandedCounty['bundle']>, Mark>> = {
  notSent: 'todo',
  sealed: 'run',
  received: 'done',
  returned: 'back',
};

/** What each county has of an event, and how far it is. */
export const CountyTable = ({ event, navigate }: Props) => (
  <table className="handed-table">
    <thead>
      <tr>
        <th scope="col">{words.countyColumns.county}</th>
        <th scope="col">{words.countyColumns.subjects}</th>
        <th scope="col">{words.countyColumns.bundle}</th>
        <th scope="col">{words.countyColumns.progress}</th>
      </tr>
    </thead>
    <tbody>
      {event.counties.map((county) => (
        <tr key={county.code}>
          <th scope="row">{county.name}</th>
          <td>{householdsText(county.subjects)}</td>
          <td>
            <span className="handed-bundle">
              <BundleState county={county} />
              {county.bundle === 'notSent' || county.bundle === 'returned' ? (
                <Button
                  disabled={!county.reachable}
                  aria-label={`${words.toBundle} ${county.name} ${event.name}`}
                  onClick={() => {
                    navigate({ page: 'bundles', to: county.code });
                  }}
                >
                  {words.toBundle}
                </Button>
              ) : null}
            </span>
          </td>
          <td>{county.progress ? <Progress progress={county.progress} /> : null}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const BundleState = ({ county }: { readonly county: HandedCounty }) => {
  const text = bundleText(county);
  if (text === '') return null;
  return <StatusMark mark={county.bundle === null ? 'look' : marks[county.bundle]}>{text}</StatusMark>;
};

const stageMarks: Readonly<Record<CountyProgress['stage'], Mark>> = {
  notTaken: 'todo',
  taken: 'run',
  drawn: 'run',
  entered: 'done',
  published: 'done',
};

const Progress = ({ progress }: { readonly progress: CountyProgress }) => {
  const left = leftText(progress);
  return (
    <>
      <StatusMark mark={stageMarks[progress.stage]}>{progressText(progress)}</StatusMark>
      {progress.late ? <StatusMark mark="must">{words.late}</StatusMark> : null}
      {left === '' ? null : <p className="hint">{left}</p>}
    </>
  );
};
