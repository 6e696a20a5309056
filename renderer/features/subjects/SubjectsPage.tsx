import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useKeptQuery, useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { StatusBar } from '#renderer/ui/StatusBar.tsx';
import type { SubjectFilter } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { lastImportText, matchingText, rowsText, subjectsWords as words, totalText } from '#shared/i18n/zh-cn/subjects.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { ChosenFilters } from './ChosenFilters.tsx';
import { FilterTree } from './FilterTree.tsx';
import { withText } from './subject-filter.ts';
import { SubjectDrawer } from './SubjectDrawer.tsx';
import { SubjectGrid } from './SubjectGrid.tsx';
import './subjects.css';

interface Props {
  readonly navigate: Navigate;
}

/** The library of subjects: filters with counts, one grid, one status line (VISUAL 6, screen 2). */
export const SubjectsPage = ({ navigate }: Props) => {
  const [filter, setFilter] = useState<SubjectFilter>({});
  const [opened, setOpened] = useState<number | null>(null);
  const [treeOpen, setTreeOpen] = useState(false);
  const [visible, setVisible] = useState<readonly [number, number]>([0, 0]);
  const { state, newest } = useKeptQuery('subjects.summary', { filter });
  const batches = useQuery('imports.batches', { kind: 'subjects' });
  const last = batches.at === 'ready' ? batches.value[0] : undefined;
  const importButton = (
    <Button
      type="primary"
      onClick={() => {
        navigate({ page: 'import', kind: 'subjects' });
      }}
    >
      {words.import}
    </Button>
  );
  const tree = newest ? <FilterTree summary={newest.value} filter={filter} onChange={setFilter} /> : null;
  const empty = newest?.value.total === 0;

  return (
    <PageFrame
      bleed
      head={<PageHead title={words.title} actions={empty ? null : importButton} />}
      foot={
        newest && !empty ? (
          <StatusBar right={last ? lastImportText(last.at, last.added + last.updated + last.unchanged) : ''}>
            <span>{totalText(newest.value.total)}</span>
            <span role="status">{matchingText(newest.value.matching)}</span>
            <span>{rowsText(...visible)}</span>
          </StatusBar>
        ) : undefined
      }
    >
      {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
      {empty ? <EmptyState text={words.empty} action={importButton} /> : null}
      {newest && !empty ? (
        <div className="roster">
          <aside className="filter-tree" aria-label={words.filters}>
            {tree}
          </aside>
          <div className="roster-pane">
            <div className="toolbar">
              <SearchField
                clearLabel={uiWords.clearSearch}
                label={words.searchLabel}
                value={filter.text ?? ''}
                onSearch={(text) => {
                  setFilter((now) => withText(now, text));
                }}
              />
              <Button
                className="tree-button"
                onClick={() => {
                  setTreeOpen(true);
                }}
              >
                {words.filters}
              </Button>
              <ChosenFilters filter={filter} onChange={setFilter} />
            </div>
            {newest.value.matching === 0 ? (
              <EmptyState
                text={words.emptyFiltered}
                action={
                  <Button
                    onClick={() => {
                      setFilter({});
                    }}
                  >
                    {words.clear}
                  </Button>
                }
              />
            ) : (
              <SubjectGrid shown={newest} onOpen={setOpened} onVisible={setVisible} />
            )}
          </div>
          <DetailDrawer
            open={treeOpen}
            placement="left"
            width={280}
            title={words.filters}
            onClose={() => {
              setTreeOpen(false);
            }}
          >
            {tree}
          </DetailDrawer>
        </div>
      ) : null}
      <SubjectDrawer
        id={opened}
        onClose={() => {
          setOpened(null);
        }}
      />
    </PageFrame>
  );
};
