import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { FilteredList } from '#renderer/ui/FilteredList.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { SubjectFacets, SubjectFilter } from '#shared/contract/subjects.ts';
import type { SubjectView } from '#shared/contract/views.ts';
import { staleRatingText, subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { BulkBar } from './BulkBar.tsx';
import { ChosenFilters } from './ChosenFilters.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { EmptyFiltered } from './EmptyFiltered.tsx';
import { FilterTree } from './FilterTree.tsx';
import { chosenCount, everything, nothing, targetOf, type Selection } from './selection.ts';
import { toggled, withText, type FacetName } from './subject-filter.ts';
import { offeredColumns } from './subject-columns.tsx';
import { SubjectGrid, type ShownSubjects } from './SubjectGrid.tsx';
import './subjects.css';
import { ViewMenu } from './ViewMenu.tsx';

interface Props {
  /** Missing while they are counted; the list does not wait for them. */
  readonly facets: SubjectFacets | null;
  readonly knownTags: readonly string[];
  readonly shown: ShownSubjects;
  readonly view: SubjectView;
  readonly selection: Selection;
  readonly onView: (change: Partial<SubjectView>) => void;
  readonly onFilter: (change: (now: SubjectFilter) => SubjectFilter) => void;
  readonly onReset: () => void;
  readonly onSelect: (change: (now: Selection) => Selection) => void;
  readonly onOpen: (id: number) => void;
  readonly onVisible: (first: number, last: number) => void;
  readonly onDone: (text: string, seq: number) => void;
  readonly onRefreshRisks: () => void;
}

/** Tree, toolbar, bar of bulk actions and grid. */
export const RosterPane = ({
  facets,
  knownTags,
  shown,
  view,
  selection,
  onView,
  onFilter,
  onReset,
  onSelect,
  onOpen,
  onVisible,
  onDone,
  onRefreshRisks,
}: Props) => {
  const { filter } = view;
  const { matching } = shown.value;
  const columns = useMemo(() => offeredColumns(view.columns, facets), [view.columns, facets]);
  const chosen = chosenCount(selection, matching);
  const toggle = useCallback(
    (facet: FacetName, values: readonly string[]): void => {
      onFilter((now) => toggled(now, facet, values));
    },
    [onFilter],
  );
  const putFilter = useCallback(
    (next: SubjectFilter): void => {
      onFilter(() => next);
    },
    [onFilter],
  );
  const search = useCallback(
    (text: string): void => {
      onFilter((now) => withText(now, text));
    },
    [onFilter],
  );
  return (
    <FilteredList
      filtersTitle={words.filters}
      filters={facets === null ? null : <FilterTree facets={facets} filter={filter} onToggle={toggle} />}
      tools={
        <>
          <SearchField clearLabel={uiWords.clearSearch} label={words.searchLabel} value={filter.text ?? ''} onSearch={search} />
          <ViewMenu view={view} onChoose={onView} onReset={onReset} />
        </>
      }
      toolsBehind={
        <>
          {facets === null ? null : <ChosenFilters facets={facets} filter={filter} onChange={putFilter} />}
          <span className="toolbar-right">
            <ColumnChooser columns={view.columns} facets={facets} onView={onView} />
          </span>
        </>
      }
    >
      {facets === null || facets.staleDays === null ? null : (
        <Strip mark="look" action={<Button onClick={onRefreshRisks}>{words.refreshRisks}</Button>}>
          {staleRatingText(facets.newestRating, facets.staleDays)}
        </Strip>
      )}
      {chosen === 0 ? null : (
        <BulkBar
          chosen={chosen}
          matching={matching}
          target={targetOf(selection, filter)}
          knownTags={knownTags}
          onSelectAll={() => {
            onSelect(() => everything);
          }}
          onClear={() => {
            onSelect(() => nothing);
          }}
          onDone={onDone}
        />
      )}
      <div className="roster-body">
        {matching > 0 ? (
          <SubjectGrid
            shown={shown}
            columns={columns}
            selection={selection}
            onView={onView}
            onSelect={onSelect}
            onOpen={onOpen}
            onVisible={onVisible}
          />
        ) : facets === null ? null : (
          <EmptyFiltered facets={facets} filter={shown.input.filter} onChange={putFilter} />
        )}
      </div>
    </FilteredList>
  );
};
