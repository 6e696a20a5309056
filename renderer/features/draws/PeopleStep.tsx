import { Button, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail, DrawnInspector } from '#shared/contract/draws.ts';
import { drawsWords as words, recusalText, visitsText } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { changedText, changeLine, teamWords } from '#shared/i18n/zh-cn/team-changes.ts';
import { ticketDigits } from './drawn-columns.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';

/** The inspectors in the order of their tickets. */
export const PeopleStep = ({ draw: { serial, state } }: { readonly draw: Pick<DrawDetail, 'serial' | 'state'> }) => {
  const teams = useQuery('draws.teams', { serial });
  const [leaving, setLeaving] = useState<DrawnInspector | null>(null);
  const [changed, setChanged] = useState(0);
  if (teams.at === 'failed') return <ErrorNotice text={errorSentence(teams.error)} />;
  if (teams.at !== 'ready') return null;
  const columns = words.peopleColumns;
  const leave = {
    title: teamWords.leaveColumn,
    width: 96,
    render: (_: unknown, person: DrawnInspector) =>
      person.visits === 0 ? null : (
        <Button
          aria-label={`${person.name} ${teamWords.leave}`}
          onClick={() => {
            setLeaving(person);
          }}
        >
          {teamWords.leave}
        </Button>
      ),
  };
  return (
    <ListStep lead={words.peopleLead} label={words.peopleLabel} said={changed > 0 ? changedText(changed) : null}>
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
          ...(state === 'drawn' ? [leave] : []),
        ]}
      />
      {leaving ? (
        <LeaveDialog
          serial={serial}
          person={leaving}
          onClose={() => {
            setLeaving(null);
          }}
          onChanged={(visits) => {
            setLeaving(null);
            setChanged((before) => before + visits);
          }}
        />
      ) : null}
    </ListStep>
  );
};

interface ListProps {
  readonly lead: string;
  /** What has just been done. */
  readonly said?: string | null;
  readonly label: string;
  readonly children: ReactNode;
}

/** A lead and, under it, rows that scroll for themselves; they take the focus, because in most nothing can be pressed. */
const ListStep = ({ lead, said = null, label, children }: ListProps) => (
  <div className="draw-middle listed">
    <p className="draw-lead">{lead}</p>
    {said === null ? null : <StatusMark mark="done">{said}</StatusMark>}
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
        <TeamChanges serial={serial} />
      </div>
    </ListStep>
  );
};

/** What was changed after the draw, with who, why and the team before; nothing of it is ever taken out. */
const TeamChanges = ({ serial }: { readonly serial: string }) => {
  const changes = useQuery('teams.changes', { serial });
  if (changes.at !== 'ready' || changes.value.length === 0) return null;
  return (
    <>
      <h2 className="dice-part">{teamWords.changes}</h2>
      <ul className="reading-log">
        {changes.value.map((change) => (
          <li key={change.number}>
            <StatusMark mark="look">{changeLine(change)}</StatusMark>
          </li>
        ))}
      </ul>
    </>
  );
};
