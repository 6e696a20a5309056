import { Button } from 'antd';
import type { Navigate, Route } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { HandedCalendar, HandedDown } from '#shared/contract/handed-down.ts';
import type { HandedTask } from '#shared/contract/handed-tasks.ts';
import type { HandedTaskState } from '#shared/domain/handed-tasks/task-state.ts';
import {
  handedDownWords as words,
  handedListTitle,
  handedPlanTitle,
  handedStateText,
  handedYearTitle,
} from '#shared/i18n/zh-cn/handed-down.ts';
import { handedTaskTitle, handedTaskWords } from '#shared/i18n/zh-cn/handed-tasks.ts';

interface Props {
  readonly navigate: Navigate;
}

interface Line {
  readonly title: string;
  readonly mark: Mark;
  readonly state: string;
  /** Where it waits for somebody; null when it does not. */
  readonly route: Route | null;
}

const marks: Readonly<Record<HandedCalendar['state'], Mark>> = { open: 'look', taken: 'done', differs: 'must', unreadable: 'must' };

const lineOf = (title: string, state: HandedCalendar['state'], route: Route): Line => ({
  ...{ title, mark: marks[state], state: handedStateText[state] },
  route: state === 'open' || state === 'differs' ? route : null,
});

const linesOf = ({ items, plans, calendars }: HandedDown): readonly Line[] => [
  ...(items ? [lineOf(handedListTitle(items), items.state, { page: 'items' })] : []),
  ...plans.map((plan) => lineOf(handedPlanTitle(plan), plan.state, { page: 'plans' })),
  ...calendars.map((year) => lineOf(handedYearTitle(year), year.state, { page: 'system' })),
];

const taskMarks: Readonly<Record<HandedTaskState, Mark>> = {
  open: 'look',
  begun: 'must',
  taken: 'done',
  withdrawn: 'void',
  unreadable: 'must',
};

const taskLine = (task: HandedTask): Line => ({
  ...{ title: handedTaskTitle(task), mark: taskMarks[task.state], state: handedTaskWords.states[task.state] },
  route: task.state === 'open' || task.state === 'begun' ? { page: 'handedTasks' } : null,
});

/** What the city handed down and how it stands to the office's own; it is taken over on the page it belongs to. */
export const HandedDownSheet = ({ navigate }: Props) => {
  const handed = useQuery('handedDown.list', {});
  const tasks = useQuery('handedTasks.received', {});
  const ready = handed.at === 'ready' && tasks.at === 'ready';
  const lines = ready ? [...linesOf(handed.value), ...tasks.value.map(taskLine)] : [];
  return (
    <Sheet title={words.title}>
      {ready && lines.length === 0 ? <p className="hint">{words.nothing}</p> : null}
      <ul className="outcomes">
        {lines.map(({ title, mark, state, route }) => (
          <li key={title} className="receipt-row">
            <MarkShape mark={mark} />
            <div>
              <p className="outcome-name">{title}</p>
              <p className="hint">{state}</p>
            </div>
            {route ? (
              <Button
                aria-label={`${words.look} ${title}`}
                onClick={() => {
                  navigate(route);
                }}
              >
                {words.look}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Sheet>
  );
};
