import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { RosterGrid, type RosterSort } from '#renderer/ui/RosterGrid.tsx';
import type { InspectorFilter, InspectorListRow, InspectorSort, InspectorSummary } from '#shared/contract/inspectors.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { inspectorsWords as words } from '#shared/i18n/zh-cn/inspectors.ts';
import { inspectorColumns } from './inspector-columns.tsx';

interface Props {
  /** A summary and the filter it was made for; another object means that the rows may have changed. */
  readonly shown: { readonly input: { readonly filter: InspectorFilter }; readonly value: InspectorSummary };
  readonly onOpen: (id: number) => void;
}

interface InspectorOrder extends RosterSort {
  readonly key: InspectorSort;
}

export const InspectorGrid = ({ shown, onOpen }: Props) => {
  const api = useApi();
  const [order, setOrder] = useState<InspectorOrder>({ key: 'unit', descending: false });
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly InspectorListRow[] | null> => {
      const { filter } = shown.input;
      const answer = await api['inspectors.window']({ filter, sort: order.key, descending: order.descending, offset, limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, shown, order],
  );
  return (
    <RosterGrid
      label={words.gridLabel}
      columns={inspectorColumns}
      total={shown.value.matching}
      loadWindow={loadWindow}
      sort={order}
      onSort={(key) => {
        // The sortable columns carry the names of the contract's orders.
        setOrder((now) => ({ key: key as InspectorSort, descending: now.key === key && !now.descending }));
      }}
      onOpen={({ id }) => {
        onOpen(id);
      }}
    />
  );
};
