import { useCallback, useMemo } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import { windowLimit, type SubjectFilter, type SubjectListRow, type SubjectSort } from '#shared/contract/subjects.ts';
import type { SubjectView } from '#shared/contract/views.ts';
import { subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { isChosen, withToggled, type Selection } from './selection.ts';
import { columnsOf } from './subject-columns.tsx';

interface Props {
  /** A count and the filter it was made for; another object means that the rows may have changed. */
  readonly shown: { readonly input: { readonly filter: SubjectFilter }; readonly value: { readonly matching: number } };
  readonly view: SubjectView;
  readonly selection: Selection;
  readonly onSort: (sort: SubjectSort, descending: boolean) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onSelectAll: () => void;
  readonly onOpen: (id: number) => void;
  readonly onVisible: (range: readonly [number, number]) => void;
}

export const SubjectGrid = ({ shown, view, selection, onSort, onSelect, onSelectAll, onOpen, onVisible }: Props) => {
  const api = useApi();
  const { sort, descending, columns } = view;
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly SubjectListRow[] | null> => {
      const answer = await api['subjects.window']({ filter: shown.input.filter, sort, descending, offset, limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, shown, sort, descending],
  );
  const report = useCallback(
    (first: number, last: number) => {
      onVisible([first, last]);
    },
    [onVisible],
  );
  const { matching } = shown.value;
  const gridColumns = useMemo(() => columnsOf(columns, selection, matching), [columns, selection, matching]);
  return (
    <RosterGrid
      label={words.gridLabel}
      columns={gridColumns}
      total={matching}
      loadWindow={loadWindow}
      sort={{ key: sort, descending }}
      onSort={(key) => {
        // The sortable columns carry the names of the contract's orders.
        onSort(key as SubjectSort, sort === key && !descending);
      }}
      onOpen={({ id }) => {
        onOpen(id);
      }}
      marking={{
        isMarked: ({ id }) => isChosen(selection, id),
        onMark: ({ id }) => {
          onSelect(withToggled(selection, id));
        },
        onMarkAll: onSelectAll,
      }}
      onVisible={report}
    />
  );
};
