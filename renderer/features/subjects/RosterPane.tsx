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
import { withText } from './subject-filter.ts';
import { SubjectGrid } from './SubjectGrid.tsx';
import './subjects.css';
import { ViewMenu } from './ViewMenu.tsx';

interface Props {
  readonly facets: SubjectFacets;
  readonly shown: { readonly input: { readonly filter: SubjectFilter }; readonly value: { readonly matching: number } };
  readonly view: SubjectView;
  readonly selection: Selection;
  readonly onView: (change: Partial<SubjectView>) => void;
  readonly onFilter: (filter: SubjectFilter) => void;
  readonly onReset: () => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (id: number) => void;
  readonly onVisible: (range: readonly [number, number]) => void;
  readonly onDone: (text: string, seq: number) => void;
}

/** Tree, toolbar, bar of bulk actions and grid. */
export const RosterPane = ({ facets, shown, view, selection, onView, onFilter, onReset, onSelect, onOpen, onVisible, onDone }: Props) => {
  const { filter } = view;
  const { matching } = shown.value;
  const chosen = chosenCount(selection, matching);
  const selectAll = (): void => {
    onSelect(everything);
  };
  return (
    <FilteredList
      filtersTitle={words.filters}
      filters={<FilterTree facets={facets} filter={filter} onChange={onFilter} />}
      tools={
        <>
          <SearchField
            clearLabel={uiWords.clearSearch}
            label={words.searchLabel}
            value={filter.text ?? ''}
            onSearch={(text) => {
              onFilter(withText(filter, text));
            }}
          />
          <ViewMenu view={view} onChoose={onView} onReset={onReset} />
        </>
      }
      toolsBehind={
        <>
          <ChosenFilters facets={facets} filter={filter} onChange={onFilter} />
          <span className="toolbar-right">
            <ColumnChooser
              columns={view.columns}
              onChange={(columns) => {
                onView({ columns: [...columns] });
              }}
            />
          </span>
        </>
      }
    >
      {facets.staleDays === null ? null : <Strip mark="look">{staleRatingText(facets.newestRating, facets.staleDays)}</Strip>}
      {chosen === 0 ? null : (
        <BulkBar
          chosen={chosen}
          matching={matching}
          target={targetOf(selection, filter)}
          knownTags={facets.tags.map(({ value }) => value)}
          onSelectAll={selectAll}
          onClear={() => {
            onSelect(nothing);
          }}
          onDone={onDone}
        />
      )}
      <div className="roster-body">
        {matching === 0 ? (
          <EmptyFiltered facets={facets} filter={shown.input.filter} onChange={onFilter} />
        ) : (
          <SubjectGrid
            shown={shown}
            view={view}
            selection={selection}
            onSort={(sort, descending) => {
              onView({ sort, descending });
            }}
            onSelect={onSelect}
            onSelectAll={() => {
              onSelect(selection.all && selection.ids.size === 0 ? nothing : everything);
            }}
            onOpen={onOpen}
            onVisible={onVisible}
          />
        )}
      </div>
    </FilteredList>
  );
};
