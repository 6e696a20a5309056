import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Navigate } from '#renderer/api/route.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useKeptQuery, useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { PageFrame } from '#renderer/ui/PageHead.tsx';
import { StatusBar } from '#renderer/ui/StatusBar.tsx';
import { windowLimit, type SubjectFilter } from '#shared/contract/subjects.ts';
import type { SubjectView } from '#shared/contract/views.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { templateWords } from '#shared/i18n/zh-cn/library-files.ts';
import { selectedText } from '#shared/i18n/zh-cn/subject-edits.ts';
import { matchingText, rowsText, subjectsWords as words, totalText } from '#shared/i18n/zh-cn/subjects.ts';
import { RosterPane } from './RosterPane.tsx';
import { chosenCount, nothing, type Selection } from './selection.ts';
import { usualColumns } from './subject-columns.tsx';
import { isUnfiltered } from './subject-filter.ts';
import { SubjectDrawer } from './SubjectDrawer.tsx';
import { SubjectsHead } from './SubjectsHead.tsx';
import './subjects.css';
import { useUndoNotice } from './use-undo-notice.tsx';

interface Props {
  readonly navigate: Navigate;
  /** A subject to show at once. */
  readonly open?: number | undefined;
}

const usualView: SubjectView = { filter: {}, sort: 'name', descending: false, columns: [...usualColumns] };

type Range = readonly [first: number, last: number];

/** The library of subjects: filters with counts, one grid, one status line (VISUAL 6, screen 2). */
export const SubjectsPage = ({ navigate, open }: Props) => {
  const [view, setView] = useState(usualView);
  const [selection, setSelection] = useState(nothing);
  const [opened, setOpened] = useState<number | null>(open ?? null);
  const templateJob = useFolderJob('library.template', { kind: 'subjects' });
  // Scrolling changes it many times a second; only the words at the foot follow.
  const [visible] = useState(() => createStore<Range>(() => [0, 0]));
  const { filter, sort, descending } = view;
  // The list is asked for before the counts of the filters, which take longer.
  const { state, newest } = useKeptQuery('subjects.window', { filter, sort, descending, offset: 0, limit: windowLimit });
  const facets = useQuery('subjects.facets', {});
  const batches = useQuery('imports.batches', { kind: 'subjects' });
  const last = batches.at === 'ready' ? batches.value[0] : undefined;
  const total = facets.at === 'ready' ? facets.value.total : null;
  const matching = newest?.value.matching ?? 0;
  const empty = total === 0 || (newest !== null && matching === 0 && isUnfiltered(newest.input.filter));
  const putView = useCallback((change: Partial<SubjectView>): void => {
    if (change.filter) setSelection(nothing);
    setView((now) => ({ ...now, ...change }));
  }, []);
  const putFilter = useCallback((change: (now: SubjectFilter) => SubjectFilter): void => {
    setSelection(nothing);
    setView((now) => ({ ...now, filter: change(now.filter) }));
  }, []);
  const seeRange = useCallback(
    (...range: Range): void => {
      visible.setState(range, true);
    },
    [visible],
  );
  const refreshRisks = useCallback((): void => {
    navigate({ page: 'import', kind: 'subjects', only: 'risk' });
  }, [navigate]);
  const startImport = useCallback((): void => {
    navigate({ page: 'import', kind: 'subjects' });
  }, [navigate]);
  const closeSubject = useCallback((): void => {
    setOpened(null);
  }, []);
  const resetView = useCallback((): void => {
    putView(usualView);
  }, [putView]);
  const { tell, undo, holder } = useUndoNotice();
  const tellBulk = useCallback(
    (text: string, seq: number): void => {
      setSelection(nothing);
      tell(text, seq);
    },
    [tell],
  );
  const knownFacets = facets.at === 'ready' ? facets.value : null;
  const knownTags = useMemo(() => knownFacets?.tags.map(({ value }) => value) ?? [], [knownFacets]);
  return (
    <PageFrame
      bleed
      head={<SubjectsHead empty={empty} last={last} onImport={startImport} onRefreshRisks={refreshRisks} onUndo={undo} />}
      foot={newest && !empty ? <Foot total={total} matching={matching} selection={selection} visible={visible} /> : undefined}
    >
      {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
      {empty ? (
        <EmptyState
          text={words.empty}
          action={
            <>
              <Button type="primary" onClick={startImport}>
                {words.import}
              </Button>
              <FileJobButtons job={templateJob} words={templateWords} />
            </>
          }
        />
      ) : null}
      {newest && !empty ? (
        <RosterPane
          facets={knownFacets}
          knownTags={knownTags}
          shown={newest}
          view={view}
          selection={selection}
          onView={putView}
          onFilter={putFilter}
          onRefreshRisks={refreshRisks}
          onReset={resetView}
          onSelect={setSelection}
          onOpen={setOpened}
          onVisible={seeRange}
          onDone={tellBulk}
        />
      ) : null}
      <SubjectDrawer id={opened} knownTags={knownTags} onClose={closeSubject} onEdited={tell} />
      {holder}
    </PageFrame>
  );
};

interface FootProps {
  readonly total: number | null;
  readonly matching: number;
  readonly selection: Selection;
  readonly visible: StoreApi<Range>;
}

const Foot = ({ total, matching, selection, visible }: FootProps) => {
  const range = useStore(visible);
  return (
    <StatusBar right={matching === 0 ? '' : rowsText(...range)}>
      <span>{total === null ? '' : totalText(total)}</span>
      <span role="status">{matchingText(matching)}</span>
      <span>{selectedText(chosenCount(selection, matching))}</span>
    </StatusBar>
  );
};
