import { memo, useCallback, useMemo } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { RosterGrid, type RosterMarking } from '#renderer/ui/RosterGrid.tsx';
import { windowLimit, type SubjectListRow, type SubjectSort, type SubjectWindow } from '#shared/contract/subjects.ts';
import type { SubjectColumnKey, SubjectView } from '#shared/contract/views.ts';
import { subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { everything, isChosen, nothing, withMarked, withToggled, type Selection } from './selection.ts';
import { columnsOf } from './subject-columns.tsx';

/** A list as it was asked for, and its beginning; another object means that the rows may have changed. */
export interface ShownSubjects {
  readonly input: Pick<SubjectView, 'filter' | 'sort' | 'descending'>;
  readonly value: SubjectWindow;
}

interface Props {
  readonly shown: ShownSubjects;
  readonly columns: readonly SubjectColumnKey[];
  readonly selection: Selection;
  readonly onView: (change: Partial<SubjectView>) => void;
  readonly onSelect: (change: (now: Selection) => Selection) => void;
  readonly onOpen: (id: number) => void;
  readonly onVisible: (first: number, last: number) => void;
}

const toggledAll = ({ all, ids }: Selection): Selection => (all && ids.size === 0 ? nothing : everything);

const Grid = ({ shown, columns, selection, onView, onSelect, onOpen, onVisible }: Props) => {
  const api = useApi();
  const { filter, sort, descending } = shown.input;
  const { matching, rows } = shown.value;
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly SubjectListRow[] | null> => {
      const answer = await api['subjects.window']({ ...shown.input, offset, limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, shown],
  );
  const gridColumns = useMemo(() => columnsOf(columns, selection), [columns, selection]);
  const marking = useMemo(
    (): RosterMarking<SubjectListRow> => ({
      isMarked: ({ id }) => isChosen(selection, id),
      onMark: ({ id }) => {
        onSelect((now) => withToggled(now, id));
      },
      onMarkRows: (marked, chosen) => {
        onSelect((now) =>
          withMarked(
            now,
            marked.map(({ id }) => id),
            chosen,
          ),
        );
      },
      onMarkAll: () => {
        onSelect(toggledAll);
      },
    }),
    [selection, onSelect],
  );
  const open = useCallback(
    ({ id }: SubjectListRow) => {
      onOpen(id);
    },
    [onOpen],
  );
  return (
    <RosterGrid
      label={words.gridLabel}
      columns={gridColumns}
      total={matching}
      loadWindow={loadWindow}
      firstRows={rows}
      question={JSON.stringify([filter, sort, descending])}
      sort={{ key: sort, descending }}
      onSort={(key) => {
        // The sortable columns carry the names of the contract's orders.
        onView({ sort: key as SubjectSort, descending: sort === key && !descending });
      }}
      onOpen={open}
      marking={marking}
      onVisible={onVisible}
    />
  );
};

/** The rows of the newest answer; a question that is still on its way draws none of them anew. */
export const SubjectGrid = memo(Grid);
