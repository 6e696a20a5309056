import { useCallback } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import { RosterGrid, type RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import type { LoadWindow } from '#renderer/ui/use-windows.ts';
import type { PublicRecord } from '#shared/contract/publication.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { draftFileWords, publicItemsText, publicPlanText, publicationWords as words } from '#shared/i18n/zh-cn/publication.ts';

const columns: readonly RosterColumn<PublicRecord>[] = [
  { key: 'name', title: words.sheet.name, cell: ({ name }) => <MiddleText text={name} /> },
  { key: 'code', title: words.sheet.code, width: 190, cell: ({ code }) => <span className="mono">{code}</span> },
  { key: 'completedOn', title: words.sheet.completedOn, width: 108, cell: ({ completedOn }) => completedOn },
  {
    key: 'items',
    title: words.sheet.result,
    width: 320,
    grows: true,
    cell: ({ items }) => <span title={publicItemsText(items)}>{publicItemsText(items)}</span>,
  },
  { key: 'kind', title: words.sheet.kind, width: 92, cell: ({ correction }) => (correction === 0 ? words.first : words.corrected) },
];

/** 公示稿: exactly what outsiders will see, to be read and written out. */
export const DraftTab = ({ serial }: { readonly serial: string }) => {
  const api = useApi();
  const job = useFolderJob('publication.export', { serial });
  const { state, newest } = useKeptQuery('publication.draft', { serial, offset: 0, limit: windowLimit });
  const load: LoadWindow<PublicRecord> = useCallback(
    async (offset) => {
      if (newest === null) return null;
      const answer = await api['publication.draft']({ ...newest.input, offset });
      return answer.ok ? answer.value.rows : null;
    },
    [api, newest],
  );
  if (state.at === 'failed') return <ErrorNotice text={errorSentence(state.error)} />;
  const total = newest?.value.total ?? 0;
  const first = newest?.value.rows[0];
  if (newest !== null && total === 0) return <EmptyState text={words.nothingWaits} />;
  return (
    <div className="publication-tab">
      <div className="toolbar">
        <span className="hint">
          {words.draftLead}
          {first ? publicPlanText(first) : ''}
        </span>
        <FileJobButtons job={job} words={draftFileWords} />
      </div>
      <RosterGrid
        label={words.tabs.draft}
        columns={columns}
        total={total}
        loadWindow={load}
        firstRows={newest?.value.rows ?? []}
        question={serial}
      />
    </div>
  );
};
