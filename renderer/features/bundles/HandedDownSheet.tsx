import { Button } from 'antd';
import type { Navigate, Route } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { HandedCalendar, HandedDown } from '#shared/contract/handed-down.ts';
import {
  handedDownWords as words,
  handedListTitle,
  handedPlanTitle,
  handedStateText,
  handedYearTitle,
} from '#shared/i18n/zh-cn/handed-down.ts';

interface Props {
  readonly navigate: Navigate;
}

interface Line {
  readonly title: string;
  readonly state: HandedCalendar['state'];
  readonly route: Route;
}

const marks: Readonly<Record<Line['state'], Mark>> = { open: 'look', taken: 'done', differs: 'must', unreadable: 'must' };

const linesOf = ({ items, plans, calendars }: HandedDown): readonly Line[] => [
  ...(items ? [{ title: handedListTitle(items), state: items.state, route: { page: 'items' } as const }] : []),
  ...plans.map((plan) => ({ title: handedPlanTitle(plan), state: plan.state, route: { page: 'plans' } as const })),
  ...calendars.map((year) => ({ title: handedYearTitle(year), state: year.state, route: { page: 'system' } as const })),
];

/** What the city handed down and how it stands to the office's own; it is taken over on the page it belongs to. */
export const HandedDownSheet = ({ navigate }: Props) => {
  const handed = useQuery('handedDown.list', {});
  const lines = handed.at === 'ready' ? linesOf(handed.value) : [];
  return (
    <Sheet title={words.title}>
      {handed.at === 'ready' && lines.length === 0 ? <p className="hint">{words.nothing}</p> : null}
      <ul className="outcomes">
        {lines.map(({ title, state, route }) => (
          <li key={title} className="receipt-row">
            <MarkShape mark={marks[state]} />
            <div>
              <p className="outcome-name">{title}</p>
              <p className="hint">{handedStateText[state]}</p>
            </div>
            {state === 'open' || state === 'differs' ? (
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
