import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useWindows, type LoadWindow } from '#renderer/ui/use-windows.ts';
import type { ReviewRow } from '#shared/contract/reviews.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { approveSeenText, outcomeText, resultsWords as words, reviewProgress } from '#shared/i18n/zh-cn/results.ts';
import { QueueList } from './QueueList.tsx';
import { ReviewPane } from './ReviewPane.tsx';

/** Versions of the results that were on the screen, by subject code: only these are approved together. */
type Seen = Readonly<Record<string, number>>;

const useReviewQueue = (serial: string) => {
  const api = useApi();
  const { state, newest } = useKeptQuery('reviews.queue', { serial, offset: 0, limit: windowLimit });
  const [visible, setVisible] = useState<readonly [number, number]>([0, 0]);
  const load: LoadWindow<ReviewRow> = useCallback(
    async (offset) => {
      if (newest === null) return null;
      const answer = await api['reviews.queue']({ ...newest.input, offset });
      return answer.ok ? answer.value.rows : null;
    },
    [api, newest],
  );
  const total = newest?.value.total ?? 0;
  const rowAt = useWindows(load, { first: visible[0], last: Math.min(visible[1], total - 1), total, given: newest?.value.rows });
  return {
    state,
    ready: newest !== null,
    total,
    rowAt,
    first: newest?.value.rows ?? [],
    setVisible: useCallback((first: number, last: number) => {
      setVisible((before) => (before[0] === first && before[1] === last ? before : [first, last]));
    }, []),
  };
};

/** 审核: the queue of what waits at the left, one result to be read at the right; what was read may be approved together. */
export const ReviewDesk = ({ serial }: { readonly serial: string }) => {
  const queue = useReviewQueue(serial);
  const approval = useCommand('reviews.approve');
  const [chosen, setChosen] = useState<string | null>(null);
  const [seen, setSeen] = useState<Seen>({});
  const rows = queue.first;
  const open = rows.find(({ code }) => code === chosen) ?? rows[0];
  const at = open ? rows.indexOf(open) : -1;
  // Only what still waits, as it was on the screen, counts as read.
  const read = rows.filter(({ code, version, own }) => !own && seen[code] === version);

  const onSeen = useCallback((code: string, version: number) => {
    setSeen((before) => (before[code] === version ? before : { ...before, [code]: version }));
  }, []);
  const step = (by: 1 | -1): void => {
    const next = rows[at + by];
    if (next) setChosen(next.code);
  };
  const approve = async (list: readonly ReviewRow[]): Promise<void> => {
    if (list.length === 0) return;
    const after = rows[at + 1] ?? rows[at - 1];
    const answer = await approval.run({ serial, visits: list.map(({ code }) => ({ code, version: seen[code] ?? 0 })) });
    if (answer.ok && list.length === 1) setChosen(after?.code ?? null);
  };

  return (
    <div className="entry-desk">
      <aside className="queue">
        <div className="queue-head">
          <span>{reviewProgress(queue.total)}</span>
          <Button disabled={read.length === 0} loading={approval.phase.at === 'running'} onClick={() => void approve(read)}>
            {approveSeenText(read.length)}
          </Button>
        </div>
        {queue.ready && queue.total === 0 ? <p className="queue-none">{words.nothingToReview}</p> : null}
        <QueueList
          label={words.reviewQueue}
          queue={queue}
          markOf={(row) => (row.flags.length > 0 ? 'look' : seen[row.code] === row.version ? 'done' : 'todo')}
          noteOf={(row) => [row.outcomes.map((outcome) => outcomeText[outcome]).join('、'), row.enteredBy].join(' · ')}
          code={open?.code ?? null}
          at={at < 0 ? null : at}
          onOpen={setChosen}
        />
      </aside>
      {queue.state.at === 'failed' ? <ErrorNotice text={errorSentence(queue.state.error)} /> : null}
      {open ? (
        <ReviewPane
          key={open.code}
          serial={serial}
          row={open}
          busy={approval.phase.at === 'running'}
          failure={approval.phase.at === 'failed' ? approval.phase.error : null}
          onSeen={onSeen}
          onApprove={() => void approve([open])}
          onStep={step}
        />
      ) : (
        <p className="queue-none">{queue.ready ? words.nothingToReview : ''}</p>
      )}
    </div>
  );
};
