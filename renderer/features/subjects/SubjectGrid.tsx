import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { RosterGrid, type RosterSort } from '#renderer/ui/RosterGrid.tsx';
import { windowLimit, type SubjectFilter, type SubjectListRow, type SubjectSort, type SubjectSummary } from '#shared/contract/subjects.ts';
import { subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { subjectColumns } from './subject-columns.tsx';

interface Props {
  /** A summary and the filter it was made for; another object means that the rows may have changed. */
  readonly shown: { readonly input: { readonly filter: SubjectFilter }; readonly value: SubjectSummary };
  readonly onOpen: (id: number) => void;
  readonly onVisible: (range: readonly [number, number]) => void;
}

interface SubjectOrder extends RosterSort {
  readonly key: SubjectSort;
}

export const SubjectGrid = ({ shown, onOpen, onVisible }: Props) => {
  const api = useApi();
  const [order, setOrder] = useState<SubjectOrder>({ key: 'name', descending: false });
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly SubjectListRow[] | null> => {
      const { filter } = shown.input;
      const answer = await api['subjects.window']({ filter, sort: order.key, descending: order.descending, offset, limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, shown, order],
  );
  const report = useCallback(
    (first: number, last: number) => {
      onVisible([first, last]);
    },
    [onVisible],
  );
  return (
    <RosterGrid
      label={words.gridLabel}
      columns={subjectColumns}
      total={shown.value.matching}
      loadWindow={loadWindow}
      sort={order}
      onSort={(key) => {
        // The sortable columns carry the names of the contract's orders.
        setOrder((now) => ({ key: key as SubjectSort, descending: now.key === key && !now.descending }));
      }}
      onOpen={({ id }) => {
        onOpen(id);
      }}
      onVisible={report}
    />
  );
};
