import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FilteredList } from '#renderer/ui/FilteredList.tsx';
import { ExportDialog } from '#renderer/ui/ExportDialog.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { StatusBar } from '#renderer/ui/StatusBar.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { InspectorFilter, InspectorSummary } from '#shared/contract/inspectors.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  drawableText,
  endingSoonText,
  inspectorsWords as words,
  onLeaveText,
  peopleMatchingText,
  peopleTotalText,
} from '#shared/i18n/zh-cn/inspectors.ts';
import { exportWords, libraryFileWords, templateWords } from '#shared/i18n/zh-cn/library-files.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { InspectorDialog, type EditedInspector } from './InspectorDialog.tsx';
import { InspectorDrawer } from './InspectorDrawer.tsx';
import { InspectorFilters } from './InspectorFilters.tsx';
import { InspectorGrid } from './InspectorGrid.tsx';
import './inspectors.css';

interface Props {
  readonly navigate: Navigate;
  /** A person to show at once. */
  readonly open?: number | undefined;
}

const withText = (filter: InspectorFilter, text: string): InspectorFilter => {
  const others = Object.fromEntries<unknown>(Object.entries(filter).filter(([name]) => name !== 'text'));
  return text === '' ? others : { ...others, text };
};

/** People in service come first; the others are one tick away. */
const usual: InspectorFilter = { statuses: ['active'] };

/** 检查人员名录库: who may be drawn and why not, certificates, leave, declared recusals, this year's load (UX screen 4). */
export const InspectorsPage = ({ navigate, open }: Props) => {
  const [filter, setFilter] = useState<InspectorFilter>(usual);
  const [opened, setOpened] = useState<number | null>(open ?? null);
  const [edited, setEdited] = useState<EditedInspector | null>(null);
  const [exporting, setExporting] = useState(false);
  const exportJob = useFolderJob('library.export', { kind: 'inspectors' });
  const templateJob = useFolderJob('library.template', { kind: 'inspectors' });
  const { state, newest } = useKeptQuery('inspectors.summary', { filter });
  const actions = (
    <>
      <Button
        onClick={() => {
          setEdited({ id: null, row: null });
        }}
      >
        {words.add}
      </Button>
      <Button
        type="primary"
        onClick={() => {
          navigate({ page: 'import', kind: 'inspectors' });
        }}
      >
        {words.import}
      </Button>
    </>
  );
  const empty = newest?.value.total === 0;
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          actions={
            empty ? null : (
              <>
                <Button
                  onClick={() => {
                    exportJob.reset();
                    setExporting(true);
                  }}
                >
                  {libraryFileWords.export}
                </Button>
                {actions}
              </>
            )
          }
        />
      }
      foot={newest && !empty ? <Totals summary={newest.value} /> : undefined}
    >
      {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
      {empty ? (
        <EmptyState
          text={words.empty}
          action={
            <>
              {actions}
              <FileJobButtons job={templateJob} words={templateWords} />
            </>
          }
        />
      ) : null}
      {newest && !empty ? (
        <FilteredList
          filtersTitle={words.filters}
          filters={<InspectorFilters summary={newest.value} filter={filter} onChange={setFilter} />}
          tools={
            <SearchField
              label={words.searchLabel}
              clearLabel={uiWords.clearSearch}
              value={filter.text ?? ''}
              onSearch={(text) => {
                setFilter((now) => withText(now, text.trim()));
              }}
            />
          }
        >
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
            <InspectorGrid shown={newest} onOpen={setOpened} />
          )}
        </FilteredList>
      ) : null}
      <InspectorDrawer
        id={opened}
        onEdit={setEdited}
        onClose={() => {
          setOpened(null);
        }}
      />
      {exporting ? (
        <ExportDialog
          job={exportJob}
          words={exportWords('inspectors')}
          onClose={() => {
            setExporting(false);
          }}
        />
      ) : null}
      {edited ? (
        <InspectorDialog
          edited={edited}
          onClose={() => {
            setEdited(null);
          }}
          onSaved={(id) => {
            setEdited(null);
            setOpened(id);
          }}
        />
      ) : null}
    </PageFrame>
  );
};

const Totals = ({ summary }: { readonly summary: InspectorSummary }) => (
  <StatusBar right={summary.endingSoon > 0 ? <StatusMark mark="look">{endingSoonText(summary.endingSoon)}</StatusMark> : null}>
    <span>{peopleTotalText(summary.total)}</span>
    <span role="status">{peopleMatchingText(summary.matching)}</span>
    <span>{drawableText(summary.drawable)}</span>
    {summary.onLeave > 0 ? <span>{onLeaveText(summary.onLeave)}</span> : null}
  </StatusBar>
);
