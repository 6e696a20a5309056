import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { useWindows, type LoadWindow } from '#renderer/ui/use-windows.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import type { VisitRow } from '#shared/contract/results.ts';
import type { Queue } from './QueueList.tsx';

export interface VisitQueue extends Queue<VisitRow> {
  readonly ready: boolean;
}

/** The visits of one task in windows; the first window comes with the total, so that a short list never flickers. */
export const useQueue = (serial: string, todoOnly: boolean): VisitQueue => {
  const api = useApi();
  const { newest } = useKeptQuery('results.queue', { serial, todoOnly, offset: 0, limit: windowLimit });
  const [visible, setVisible] = useState<readonly [number, number]>([0, 0]);
  // A newer first answer means that any row may have changed.
  const load: LoadWindow<VisitRow> = useCallback(
    async (offset) => {
      if (newest === null) return null;
      const answer = await api['results.queue']({ ...newest.input, offset });
      return answer.ok ? answer.value.rows : null;
    },
    [api, newest],
  );
  const total = newest?.value.total ?? 0;
  const rowAt = useWindows(load, { first: visible[0], last: Math.min(visible[1], total - 1), total, given: newest?.value.rows });
  return {
    total,
    rowAt,
    setVisible: useCallback((first, last) => {
      setVisible((before) => (before[0] === first && before[1] === last ? before : [first, last]));
    }, []),
    ready: newest !== null,
  };
};
