import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { Mark } from '#renderer/ui/StatusMark.tsx';
import type { OfficeRole } from '#shared/contract/office.ts';
import { batchLine, homeWords as words, openWorkText, urgencyText } from '#shared/i18n/zh-cn/home.ts';
import './home.css';
import { urgencies, urgencyOf, type Step, type Urgency } from './next-steps.ts';
import { StepRows } from './StepRows.tsx';
import { useCitySteps, useCountySteps } from './use-steps.ts';
import { YearRings } from './YearRings.tsx';

interface Props {
  readonly role: OfficeRole;
  readonly navigate: Navigate;
}

/** What can be done next, one button a line; nothing that is not there yet (UX 8, 1). */
export const HomePage = ({ role, navigate }: Props) =>
  role === 'county' ? <CountyHome navigate={navigate} /> : <CityHome navigate={navigate} />;

const CountyHome = ({ navigate }: Pick<Props, 'navigate'>) => <StepsPage steps={useCountySteps()} navigate={navigate} county />;

const CityHome = ({ navigate }: Pick<Props, 'navigate'>) => <StepsPage steps={useCitySteps()} navigate={navigate} />;

interface StepsProps {
  /** Null while the facts are on their way. */
  readonly steps: readonly Step[] | null;
  readonly navigate: Navigate;
  readonly county?: boolean;
}

const urgencyMarks: Readonly<Record<Urgency, Mark>> = { overdue: 'must', today: 'look', week: 'run', later: 'run' };

const StepsPage = ({ steps, navigate, county = false }: StepsProps) => {
  const open = steps?.filter(({ mark }) => mark !== 'done') ?? [];
  const ready = steps?.filter(({ mark }) => mark === 'done') ?? [];
  const groups = urgencies.flatMap((urgency) => {
    const rows = open.filter((step) => urgencyOf(step) === urgency);
    return rows.length === 0 ? [] : [{ urgency, rows }];
  });
  return (
    <PageFrame head={<PageHead title={words.title} facts={steps ? openWorkText(open.length) : ''} />}>
      <div className="home-frame">
        <div className="home">
          {steps ? (
            <Sheet flush className="home-steps">
              {groups.map(({ urgency, rows }, index) => (
                <StepRows
                  key={urgency}
                  title={urgencyText[urgency]}
                  mark={urgencyMarks[urgency]}
                  steps={rows}
                  primary={index === 0}
                  navigate={navigate}
                />
              ))}
              {ready.length > 0 ? <StepRows title={words.ready} mark="done" steps={ready} navigate={navigate} /> : null}
            </Sheet>
          ) : null}
          {county ? (
            <div className="home-side">
              <YearRings navigate={navigate} />
              <Batches />
            </div>
          ) : null}
        </div>
      </div>
    </PageFrame>
  );
};

const shownBatches = 6;

const Batches = () => {
  const batches = useQuery('imports.batches', {});
  if (batches.at !== 'ready' || batches.value.length === 0) return null;
  return (
    <Sheet title={words.batches}>
      <ul className="home-batches">
        {batches.value.slice(0, shownBatches).map(({ id, fileName, at, added, updated, unchanged }) => (
          <li key={id}>
            <span>{fileName}</span>
            <span className="hint">{batchLine(at, added + updated + unchanged)}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
};
