import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { PlanTaskView } from '#shared/contract/plans.ts';
import { plansWords as words, unplannedText } from '#shared/i18n/zh-cn/plans.ts';
import { schemeStateText } from '#shared/i18n/zh-cn/schemes.ts';

interface Props {
  readonly tasks: readonly PlanTaskView[];
  readonly navigate: Navigate;
}

/** 临时任务 of the year, counted apart from the plan (R9). */
export const UnplannedSheet = ({ tasks, navigate }: Props) =>
  tasks.length === 0 ? null : (
    <Sheet title={words.unplanned} extra={unplannedText(tasks.length)}>
      <p className="hint">{words.unplannedHint}</p>
      <ul className="plan-unplanned">
        {tasks.map(({ schemeId, name, state }) => (
          <li key={schemeId}>
            <Button
              type="link"
              size="small"
              onClick={() => {
                navigate({ page: 'scheme', id: schemeId });
              }}
            >
              {name}
            </Button>
            <span className="hint">{schemeStateText[state]}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
