import { Button } from 'antd';
import { useCallback } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import { RosterGrid, type RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { DrillRow } from '#shared/contract/drills.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { drawsWords } from '#shared/i18n/zh-cn/draws.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { drillCountText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';

const { columns: titles } = drawsWords;

/** Leading digits of a ticket, enough to be told apart by eye. */
const ticketDigits = 12;

const columns: readonly RosterColumn<DrillRow>[] = [
  { key: 'stratum', title: titles.stratum, width: 56, cell: ({ stratum }) => <RiskBox letter={stratum} label={stratum} /> },
  { key: 'ticket', title: titles.ticket, width: 124, cell: ({ ticket }) => <span className="mono">{ticket.slice(0, ticketDigits)}</span> },
  { key: 'name', title: titles.name, cell: ({ name }) => <MiddleText text={name} /> },
  { key: 'code', title: titles.code, width: 182, cell: ({ code }) => <span className="mono">{code}</span> },
  { key: 'town', title: titles.town, width: 88, cell: ({ town }) => <span title={town}>{town}</span> },
  {
    key: 'team',
    title: titles.team,
    width: 160,
    cell: ({ inspectors }) => {
      const names = inspectors.join(words.listComma);
      return <span title={names}>{names}</span>;
    },
  },
];

interface Props {
  readonly serial: string;
  readonly schemeName: string;
  readonly onBack: () => void;
}

/** What a trial gave, under a watermark: it counts for nothing and says so everywhere. */
export const DrillView = ({ serial, schemeName, onBack }: Props) => {
  const api = useApi();
  const drill = useQuery('drills.get', { serial });
  const loadWindow = useCallback(
    async (offset: number) => {
      const answer = await api['drills.rows']({ serial, offset, limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, serial],
  );
  return (
    <PageFrame
      head={
        <PageHead
          title={words.drillTitle}
          facts={
            <>
              <StatusMark mark="look">{words.drillMark}</StatusMark>
              <span className="mono">{serial}</span>
              <span className="one-line">{schemeName}</span>
            </>
          }
          actions={<Button onClick={onBack}>{words.drillBack}</Button>}
        />
      }
    >
      <Strip mark="look">{words.drillText}</Strip>
      {drill.at === 'failed' ? <ErrorNotice text={errorSentence(drill.error)} /> : null}
      {drill.at === 'ready' ? (
        <div className="drill">
          <div className="drill-facts">
            <p role="status">{drillCountText(drill.value.drawn, drill.value.inspectors, drill.value.shortVisits)}</p>
            <div className="drill-seed">
              <span className="field-label">{words.drillSeed}</span>
              <Fingerprint value={drill.value.seed} label={words.drillSeed} />
            </div>
          </div>
          <div className="drill-list">
            <RosterGrid label={words.drillList} columns={columns} total={drill.value.drawn} loadWindow={loadWindow} question={serial} />
            <div className="drill-mark" aria-hidden="true">
              {Array.from({ length: 12 }, (_, index) => (
                <span key={index} data-mark={words.drillMark} />
              ))}
            </div>
          </div>
        </div>
      ) : null}
    </PageFrame>
  );
};
