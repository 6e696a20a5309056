import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { InspectorListRow } from '#shared/contract/inspectors.ts';
import { certificateDayText, certificateText, certificateTitle, inspectorsWords, recusalsText } from '#shared/i18n/zh-cn/inspectors.ts';

const { columns: words } = inspectorsWords;

const Certificate = ({ row }: { readonly row: InspectorListRow }) => {
  const day = <span title={certificateTitle(row.certificateUntil)}>{certificateDayText(row.certificateUntil)}</span>;
  if (row.certificate === 'valid') return day;
  return (
    <StatusMark mark="look">
      {day} {certificateText[row.certificate]}
    </StatusMark>
  );
};

export const inspectorColumns: readonly RosterColumn<InspectorListRow>[] = [
  { key: 'name', title: words.name, width: 92, cell: ({ name }) => name },
  { key: 'staffNo', title: words.staffNo, width: 104, cell: ({ staffNo }) => <span className="mono">{staffNo}</span> },
  { key: 'unit', title: words.unit, cell: ({ unit }) => <MiddleText text={unit} /> },
  { key: 'post', title: words.post, width: 80, cell: ({ post }) => post },
  { key: 'lines', title: words.lines, width: 128, cell: ({ lines }) => <span title={lines.join(' ')}>{lines.join(' ')}</span> },
  {
    key: 'certificateNo',
    title: words.certificateNo,
    width: 136,
    cell: ({ certificateNo }) => <span className="mono">{certificateNo}</span>,
  },
  { key: 'certificateUntil', title: words.certificateUntil, width: 168, cell: (row) => <Certificate row={row} /> },
  {
    key: 'status',
    title: words.status,
    width: 72,
    cell: ({ status }) => (status === 'active' ? inspectorsWords.active : inspectorsWords.inactive),
  },
  { key: 'recusals', title: words.recusals, width: 64, alignRight: true, cell: ({ recusals }) => recusalsText(recusals) },
];
