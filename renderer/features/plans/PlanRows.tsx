import { Button } from 'antd';
import type { Navigate, Route } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { PlanDetail, PlanRowView, PlanTaskView } from '#shared/contract/plans.ts';
import type { PlanProgress } from '#shared/domain/plans/plan-progress.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { drawnText, planProgressText, plansWords as words } from '#shared/i18n/zh-cn/plans.ts';
import { amountText, periodText, planJointText, planKindText, planLevelText } from '#shared/i18n/zh-cn/plan-table.ts';
import { schemeStateText } from '#shared/i18n/zh-cn/schemes.ts';
import { MonthBar, MonthHead } from './MonthBar.tsx';
import { rowElementId } from './row-focus.ts';

interface Props {
  readonly plan: PlanDetail;
  readonly onOpen: (rowId: string) => void;
  readonly navigate: Navigate;
  /** The city draws from its merged library, not from its plan. */
  readonly role: OfficeRole;
}

const marks: Readonly<Record<PlanProgress, Mark>> = { waiting: 'todo', running: 'run', done: 'done' };

const placeOf = ({ schemeId, serial, state }: PlanTaskView): Route =>
  serial === null || state === 'draft' || state === 'void' ? { page: 'scheme', id: schemeId } : { page: 'draw', serial };

/** 期次 × 月: every row with its months, how many it draws and how far it is. */
export const PlanRows = ({ plan, onOpen, navigate, role }: Props) => {
  const make = useCommand('plans.makeScheme');
  const withFault = new Set(plan.findings.filter(({ level }) => level === 'must').map(({ rowId }) => rowId));
  const makeFrom = async (rowId: string): Promise<void> => {
    const answer = await make.run({ id: plan.id, rowId });
    if (answer.ok) navigate({ page: 'scheme', id: answer.value.id });
  };
  const { columns } = words;
  return (
    <Sheet flush className="plan-rows">
      {make.phase.at === 'failed' ? <ErrorNotice text={errorSentence(make.phase.error)} /> : null}
      <div className="plan-scroll" tabIndex={0} role="region" aria-label={words.tableLabel}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" className="plan-number">
                {columns.number}
              </th>
              <th scope="col">{columns.name}</th>
              <th scope="col">
                <MonthHead label={columns.months} />
              </th>
              <th scope="col">{columns.amount}</th>
              <th scope="col" className="plan-right">
                {columns.drawn}
              </th>
              <th scope="col">{plan.state === 'approved' ? columns.progress : columns.deed}</th>
            </tr>
          </thead>
          <tbody>
            {plan.rows.map((row, index) => (
              <tr key={row.id} className={withFault.has(row.id) ? 'plan-fault' : undefined}>
                <td className="plan-number">{index + 1}</td>
                <td className="plan-task-name">
                  <button
                    type="button"
                    id={rowElementId(row.id)}
                    className="plan-name"
                    onClick={() => {
                      onOpen(row.id);
                    }}
                  >
                    {row.name}
                  </button>
                  <p className="hint">{natureOf(row)}</p>
                  {row.tasks.map((task) => (
                    <p key={task.schemeId} className="hint">
                      <Button
                        type="link"
                        size="small"
                        className="plan-task"
                        onClick={() => {
                          navigate(placeOf(task));
                        }}
                      >
                        {task.serial ?? task.name}
                      </Button>
                      {schemeStateText[task.state]}
                    </p>
                  ))}
                </td>
                <td>
                  <MonthBar year={plan.year} from={row.from} to={row.to} label={periodText(row)} />
                </td>
                <td>{amountText(row)}</td>
                <td className="plan-right">{drawnText(row.drawn, row.pool)}</td>
                <td>
                  <div className="plan-deed">
                    {plan.state === 'approved' ? (
                      <StatusMark mark={marks[row.progress]}>{planProgressText[row.progress]}</StatusMark>
                    ) : null}
                    {plan.inForce && role === 'county' ? (
                      <Button
                        disabled={make.phase.at === 'running'}
                        aria-label={`${words.makeScheme} ${row.name}`}
                        onClick={() => void makeFrom(row.id)}
                      >
                        {words.makeScheme}
                      </Button>
                    ) : null}
                    {plan.state === 'draft' ? (
                      <Button
                        aria-label={`${words.edit} ${row.name}`}
                        onClick={() => {
                          onOpen(row.id);
                        }}
                      >
                        {words.edit}
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
};

const natureOf = ({ kind, level, joint, mode, section }: PlanRowView): string =>
  [planKindText[kind], planLevelText[level], planJointText[joint], mode, section].filter((text) => text !== '').join(' · ');
