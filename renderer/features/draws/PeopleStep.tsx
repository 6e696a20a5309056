import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawnInspector } from '#shared/contract/draws.ts';
import { drawsWords as words, recusalText, visitsText } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { ticketDigits } from './drawn-columns.tsx';

/** The inspectors in the order of their tickets. */
export const PeopleStep = ({ serial }: { readonly serial: string }) => {
  const teams = useQuery('draws.teams', { serial });
  if (teams.at === 'failed') return <ErrorNotice text={errorSentence(teams.error)} />;
  if (teams.at !== 'ready') return null;
  const columns = words.peopleColumns;
  return (
    <ListStep lead={words.peopleLead} label={words.peopleLabel}>
      <Table<DrawnInspector>
        size="small"
        rowKey="staffNo"
        pagination={false}
        aria-label={words.peopleLabel}
        dataSource={teams.value.inspectors}
        columns={[
          { title: columns.rank, dataIndex: 'rank', align: 'right', width: 64 },
          { title: columns.name, dataIndex: 'name' },
          { title: columns.staffNo, dataIndex: 'staffNo', className: 'mono' },
          {
            title: columns.ticket,
            className: 'mono',
            render: (_, { ticket }) => <span title={ticket}>{ticket.slice(0, ticketDigits)}</span>,
          },
          { title: columns.visits, align: 'right', render: (_, { visits }) => visitsText(visits) },
        ]}
      />
    </ListStep>
  );
};

interface ListProps {
  readonly lead: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A lead and, under it, rows that scroll for themselves; nothing in them can be pressed, so the rows take the focus. */
const ListStep = ({ lead, label, children }: ListProps) => (
  <div className="draw-middle listed">
    <p className="draw-lead">{lead}</p>
    <div className="sheet listed-rows" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  </div>
);

/** Every declared recusal that kept somebody from a drawn subject: who, and who goes instead. No silent swaps (UX 11 step 6). */
export const MatchStep = ({ serial }: { readonly serial: string }) => {
  const teams = useQuery('draws.teams', { serial });
  if (teams.at === 'failed') return <ErrorNotice text={errorSentence(teams.error)} />;
  if (teams.at !== 'ready') return null;
  const { recusals } = teams.value;
  return (
    <ListStep lead={words.matchLead} label={words.matchLabel}>
      <div className="listed-text">
        {recusals.length === 0 ? (
          <StatusMark mark="done">{words.noRecusals}</StatusMark>
        ) : (
          <ul className="reading-log">
            {recusals.map(({ position, code, name, refused, team }) => (
              <li key={`${code} ${refused.staffNo}`}>
                <StatusMark mark="look">
                  {recusalText(
                    position,
                    name,
                    refused.name,
                    team.map((person) => person.name),
                  )}
                </StatusMark>
              </li>
            ))}
          </ul>
        )}
      </div>
    </ListStep>
  );
};
