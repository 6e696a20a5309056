import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { InspectorListRow } from '#shared/contract/inspectors.ts';
import {
  certificateDayText,
  certificateText,
  certificateTitle,
  inspectorsWords,
  obstacleText,
  recusalsText,
  visitsText,
} from '#shared/i18n/zh-cn/inspectors.ts';

const { columns: words } = inspectorsWords;

const Certificate = ({ row }: { readonly row: InspectorListRow }) => {
  const day = <span title={certificateTitle(row.certificateUntil)}>{certificateDayText(row.certificateUntil)}</span>;
  if (row.certificate === 'valid') return day;
  // What must be done stands in red only while the person is wanted for the draw.
  const mark = row.certificate !== 'endingSoon' && row.status === 'active' ? 'must' : 'look';
  return (
    <StatusMark mark={mark}>
      {day} {row.certificate === 'missing' ? '' : certificateText[row.certificate]}
    </StatusMark>
  );
};

const State = ({ obstacles }: { readonly obstacles: InspectorListRow['obstacles'] }) => {
  const [first] = obstacles;
  if (first === undefined) return <StatusMark mark="done">{inspectorsWords.drawable}</StatusMark>;
  return <StatusMark mark="todo">{obstacleText(first)}</StatusMark>;
};

export const inspectorColumns: readonly RosterColumn<InspectorListRow>[] = [
  { key: 'name', title: words.name, width: 84, sortable: true, cell: ({ name }) => name },
  { key: 'staffNo', title: words.staffNo, width: 92, sortable: true, cell: ({ staffNo }) => <span className="mono">{staffNo}</span> },
  {
    key: 'unit',
    title: words.unit,
    sortable: true,
    // People of the bureau are told apart by their section; the whole is in the title and in the detail.
    cell: ({ unit, department }) => (
      <span title={`${unit} ${department}`.trim()}>
        <MiddleText text={department === '' ? unit : department} />
      </span>
    ),
  },
  {
    key: 'lines',
    title: words.lines,
    width: 128,
    grows: true,
    cell: ({ lines }) => <span title={lines.join(' ')}>{lines.join(' ')}</span>,
  },
  {
    key: 'certificateUntil',
    title: words.certificateUntil,
    width: 188,
    sortable: true,
    cell: (row) => <Certificate row={row} />,
  },
  { key: 'state', title: words.state, width: 156, cell: ({ obstacles }) => <State obstacles={obstacles} /> },
  { key: 'recusals', title: words.recusals, width: 60, alignRight: true, cell: ({ recusals }) => recusalsText(recusals) },
  { key: 'load', title: words.load, width: 80, alignRight: true, sortable: true, cell: ({ load }) => visitsText(load) },
];
