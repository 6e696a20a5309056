import { Button } from 'antd';
import { useCallback } from 'react';
import { useApi, useDesk } from '#renderer/api/desk-context.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { RosterGrid, type RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { AuditCheck, AuditRow } from '#shared/contract/audit.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { auditSentence } from '#shared/i18n/zh-cn/audit.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { count, preciseMomentText } from '#shared/i18n/zh-cn/numbers.ts';
import { chainBrokenText, chainWholeText, systemWords } from '#shared/i18n/zh-cn/system.ts';

const { columns: words } = systemWords;

const columns: readonly RosterColumn<AuditRow>[] = [
  { key: 'seq', title: words.seq, width: 76, alignRight: true, cell: ({ seq }) => count(seq) },
  { key: 'at', title: words.at, width: 172, cell: ({ at }) => preciseMomentText(at) },
  { key: 'by', title: words.by, width: 96, cell: ({ by }) => by },
  {
    key: 'what',
    title: words.what,
    cell: ({ event, params }) => <span title={auditSentence(event, params)}>{auditSentence(event, params)}</span>,
  },
  {
    key: 'hash',
    title: words.hash,
    width: 140,
    cell: ({ hash }) => <span className="mono">{`${hash.slice(0, 4)} ${hash.slice(4, 8)} …`}</span>,
  },
];

/** Every change with who and when, and whether the chain of them is whole. */
export const AuditTrail = () => {
  const { queries } = useDesk();
  const check = useKeptQuery('audit.check', {});
  const first = useKeptQuery('audit.window', { offset: 0, limit: 1 });
  return (
    <Sheet
      title={systemWords.trail}
      flush
      className="trail"
      extra={
        <>
          {check.newest ? <Verdict check={check.newest.value} /> : systemWords.checking}
          <Button
            onClick={() => {
              queries.invalidate(['audit']);
            }}
          >
            {systemWords.recheck}
          </Button>
        </>
      }
    >
      {first.state.at === 'failed' ? <ErrorNotice text={errorSentence(first.state.error)} /> : null}
      {first.newest ? <TrailGrid shown={first.newest.value} /> : null}
    </Sheet>
  );
};

const Verdict = ({ check }: { readonly check: AuditCheck }) =>
  check.brokenAt === null ? (
    <StatusMark mark="done">{chainWholeText(check.rows)}</StatusMark>
  ) : (
    <StatusMark mark="must">{chainBrokenText(check.brokenAt)}</StatusMark>
  );

const TrailGrid = ({ shown }: { readonly shown: { readonly total: number } }) => {
  const api = useApi();
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly AuditRow[] | null> => {
      const answer = await api['audit.window']({ offset: Math.min(offset, shown.total), limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, shown],
  );
  return <RosterGrid label={systemWords.trailLabel} columns={columns} total={shown.total} loadWindow={loadWindow} />;
};
