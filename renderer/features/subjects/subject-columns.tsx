import { MarkBox } from '#renderer/ui/MarkBox.tsx';
import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import type { SubjectFacets, SubjectListRow } from '#shared/contract/subjects.ts';
import type { SubjectColumnKey } from '#shared/contract/views.ts';
import { editWords } from '#shared/i18n/zh-cn/subject-edits.ts';
import { riskText, subjectKindText, subjectStatusText, subjectsWords, timesText } from '#shared/i18n/zh-cn/subjects.ts';
import { VisitCount } from './VisitCount.tsx';
import { isChosen, type Selection } from './selection.ts';

type Column = Omit<RosterColumn<SubjectListRow>, 'key' | 'title'>;

const columns: { readonly [K in SubjectColumnKey]: Column } = {
  name: { sortable: true, cell: ({ name }) => <MiddleText text={name} /> },
  code: { width: 182, sortable: true, cell: ({ code }) => <span className="mono">{code}</span> },
  kind: { width: 104, cell: ({ kind }) => subjectKindText[kind] },
  legalPerson: { width: 92, cell: ({ legalPerson }) => legalPerson },
  office: { width: 140, grows: true, cell: ({ office }) => <span title={office}>{office}</span> },
  town: { width: 100, sortable: true, cell: ({ town }) => town },
  station: { width: 140, grows: true, sortable: true, cell: ({ station }) => station },
  industry: { width: 96, grows: true, sortable: true, cell: ({ industryName }) => <span title={industryName}>{industryName}</span> },
  risk: { width: 64, sortable: true, cell: ({ risk }) => <RiskBox letter={risk} label={riskText[risk]} /> },
  riskOn: { width: 104, sortable: true, cell: ({ riskOn }) => riskOn },
  status: { width: 64, sortable: true, cell: ({ status }) => subjectStatusText[status] },
  tags: {
    width: 152,
    grows: true,
    cell: ({ tags }) => (
      <span title={tags.join(' ')}>
        {tags.map((tag) => (
          <span key={tag} className="roster-tag">
            {tag}
          </span>
        ))}
      </span>
    ),
  },
  drawnThisYear: { width: 88, alignRight: true, sortable: true, cell: ({ drawnThisYear }) => timesText(drawnThisYear) },
  inspectedThisYear: {
    width: 92,
    alignRight: true,
    cell: ({ inspectedThisYear, visitCap }) => <VisitCount visits={inspectedThisYear} cap={visitCap} />,
  },
  lastInspectedOn: { width: 104, cell: ({ lastInspectedOn }) => lastInspectedOn },
};

/** What a person sees who has chosen nothing. */
export const usualColumns: readonly SubjectColumnKey[] = [
  'name',
  'code',
  'office',
  'town',
  'industry',
  'risk',
  'status',
  'tags',
  'inspectedThisYear',
];

/** The columns that say something: of which office a record is, only where there are several. */
export const offeredColumns = (keys: readonly SubjectColumnKey[], facets: SubjectFacets | null): readonly SubjectColumnKey[] =>
  (facets?.offices.length ?? 0) > 1 ? keys : keys.filter((key) => key !== 'office');

/** The box of each row, then the chosen columns in their usual order. */
export const columnsOf = (keys: readonly SubjectColumnKey[], selection: Selection): readonly RosterColumn<SubjectListRow>[] => {
  const some = selection.ids.size > 0;
  const state = selection.all ? (some ? 'some' : 'on') : some ? 'some' : 'off';
  const marks: RosterColumn<SubjectListRow> = {
    key: 'mark',
    title: editWords.selectAll,
    head: <MarkBox state={state} label={editWords.selectAll} />,
    width: 44,
    marks: true,
    cell: ({ id }) => <MarkBox state={isChosen(selection, id) ? 'on' : 'off'} label={editWords.selectRow} />,
  };
  return [marks, ...keys.map((key) => ({ key, title: subjectsWords.columns[key], ...columns[key] }))];
};
