import { Button } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { RequirementState } from '#shared/domain/plans/requirement.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { handedDownWords as words, handedPlanText, handedPlanTitle, targetText } from '#shared/i18n/zh-cn/handed-down.ts';
import { amountText, itemsText, periodText, planFieldText, planFieldValue, type ItemNames } from '#shared/i18n/zh-cn/plan-table.ts';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
  readonly onAdopted: (planId: string) => void;
}

/** The city's requirements of a year beside the county's plan, and one button that writes them into it. */
export const HandedPlanDrawer = ({ id, onClose, onAdopted }: Props) => {
  const detail = useQuery('handedDown.plan', { id });
  const adopt = useCommand('handedDown.adoptPlan');
  const plan = detail.at === 'ready' ? detail.value : null;
  const failure = detail.at === 'failed' ? detail.error : adopt.phase.at === 'failed' ? adopt.phase.error : null;
  const submit = async (): Promise<void> => {
    const answer = await adopt.run({ id });
    if (answer.ok) onAdopted(answer.value.planId);
  };
  return (
    <DetailDrawer open width={800} title={plan ? handedPlanTitle(plan) : words.title} onClose={onClose}>
      {failure ? <ErrorNotice text={errorSentence(failure)} /> : null}
      {plan ? (
        <>
          <p>{handedPlanText(plan)}</p>
          {plan.reason === '' ? null : <p>{plan.reason}</p>}
          <p className="hint">{targetText(plan.target, plan.year)}</p>
          <Button
            type="primary"
            className="drawer-deed"
            disabled={plan.state !== 'open' || plan.target.at === 'submitted'}
            loading={adopt.phase.at === 'running'}
            onClick={() => void submit()}
          >
            {words.adoptPlan}
          </Button>
          <table className="plain-table plan-diff">
            <thead>
              <tr>
                {Object.values(words.planColumns).map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plan.rows
                .flatMap((row) => linesOf(row, new Map(plan.itemNames.map(({ code, name }) => [code, name]))))
                .map((line) => (
                  <tr key={line.key}>
                    <td>{line.state}</td>
                    <td>{line.name}</td>
                    <td>{line.field}</td>
                    <td>{line.before}</td>
                    <td>{line.after}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </>
      ) : null}
    </DetailDrawer>
  );
};

const linesOf = (row: RequirementState, items: ItemNames) => {
  const { id, name } = row.after;
  const state = words.requirementState[row.is];
  if (row.is === 'changed')
    return row.fields.map((field) => ({
      key: `${id} ${field}`,
      ...{ state, name, field: planFieldText[field] },
      before: planFieldValue(row.before, field, items),
      after: planFieldValue(row.after, field, items),
    }));
  const whole = [itemsText(row.after.itemCodes, items), amountText(row.after), periodText(row.after)]
    .filter((text) => text !== '')
    .join('；');
  return [{ key: id, state, name, field: words.whole, before: row.is === 'met' ? whole : '', after: whole }];
};
