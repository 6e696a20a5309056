import { Tag } from 'antd';
import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import type { SubjectListRow } from '#shared/contract/subjects.ts';
import { riskText, subjectStatusText, subjectsWords, timesText } from '#shared/i18n/zh-cn/subjects.ts';

const { columns: words } = subjectsWords;

export const subjectColumns: readonly RosterColumn<SubjectListRow>[] = [
  { key: 'name', title: words.name, sortable: true, cell: ({ name }) => <MiddleText text={name} /> },
  { key: 'code', title: words.code, width: 182, sortable: true, cell: ({ code }) => <span className="mono">{code}</span> },
  { key: 'town', title: words.town, width: 100, sortable: true, cell: ({ town }) => town },
  { key: 'industry', title: words.industry, width: 84, sortable: true, cell: ({ industry }) => industry },
  { key: 'risk', title: words.risk, width: 64, sortable: true, cell: ({ risk }) => <RiskBox letter={risk} label={riskText[risk]} /> },
  { key: 'status', title: words.status, width: 64, sortable: true, cell: ({ status }) => subjectStatusText[status] },
  {
    key: 'tags',
    title: words.tags,
    width: 152,
    cell: ({ tags }) => (
      <span title={tags.join(' ')}>
        {tags.map((tag) => (
          <Tag key={tag} className="roster-tag">
            {tag}
          </Tag>
        ))}
      </span>
    ),
  },
  {
    key: 'drawnThisYear',
    title: words.drawnThisYear,
    width: 96,
    alignRight: true,
    sortable: true,
    cell: ({ drawnThisYear }) => timesText(drawnThisYear),
  },
];
