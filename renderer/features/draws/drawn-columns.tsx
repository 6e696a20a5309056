import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawnRow } from '#shared/contract/draws.ts';
import { drawsWords } from '#shared/i18n/zh-cn/draws.ts';
import { memberText } from '#shared/i18n/zh-cn/record-files.ts';
import { replacementWords } from '#shared/i18n/zh-cn/replacements.ts';

const { columns: words } = drawsWords;

/** Leading digits of a ticket, enough to be told apart by eye; order is by all 64. */
export const ticketDigits = 12;

const VisitState = ({ entered, replaced }: { readonly entered: boolean; readonly replaced: boolean }) => {
  if (replaced) return <StatusMark mark="void">{replacementWords.replaced}</StatusMark>;
  return entered ? <StatusMark mark="done">{drawsWords.entered}</StatusMark> : <StatusMark mark="todo">{drawsWords.todo}</StatusMark>;
};

export const drawnColumns: readonly RosterColumn<DrawnRow>[] = [
  { key: 'stratum', title: words.stratum, width: 56, cell: ({ stratum }) => <RiskBox letter={stratum} label={stratum} /> },
  { key: 'rank', title: words.rank, width: 60, alignRight: true, cell: ({ rank }) => rank },
  {
    key: 'ticket',
    title: words.ticket,
    width: 124,
    cell: ({ ticket }) => (
      <span className="mono" title={ticket}>
        {ticket.slice(0, ticketDigits)}
      </span>
    ),
  },
  { key: 'name', title: words.name, cell: ({ name }) => <MiddleText text={name} /> },
  { key: 'code', title: words.code, width: 182, cell: ({ code }) => <span className="mono">{code}</span> },
  { key: 'town', title: words.town, width: 88, cell: ({ town }) => <span title={town}>{town}</span> },
  {
    key: 'team',
    title: words.team,
    width: 132,
    cell: ({ inspectors }) => {
      const names = inspectors.map(({ name, byChoice }) => memberText(name, byChoice)).join(drawsWords.listComma);
      return <span title={names}>{names}</span>;
    },
  },
  {
    key: 'result',
    title: words.result,
    width: 84,
    cell: ({ result, replacedBy }) => <VisitState entered={result === 'entered'} replaced={replacedBy !== null} />,
  },
];

/** Without people and results, which an event has at its counties. */
export const subjectColumns = drawnColumns.filter(({ key }) => key !== 'team' && key !== 'result');
