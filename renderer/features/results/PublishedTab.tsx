import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import type { LoadWindow } from '#renderer/ui/use-windows.ts';
import type { PublicationRow } from '#shared/contract/publication.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { publicationWords as words, publishedText } from '#shared/i18n/zh-cn/publication.ts';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { publishedColumns } from './publication-columns.tsx';

interface Props {
  readonly serial: string;
  /** A result to correct at once. */
  readonly correct: string | undefined;
}

/** 已公示: nothing is changed here but by a correction, which a row opens. */
export const PublishedTab = ({ serial, correct }: Props) => {
  const api = useApi();
  const { state, newest } = useKeptQuery('publication.published', { serial, offset: 0, limit: windowLimit });
  const [chosen, setChosen] = useState<string | null>(correct ?? null);
  const load: LoadWindow<PublicationRow> = useCallback(
    async (offset) => {
      if (newest === null) return null;
      const answer = await api['publication.published']({ ...newest.input, offset });
      return answer.ok ? answer.value.rows : null;
    },
    [api, newest],
  );
  if (state.at === 'failed') return <ErrorNotice text={errorSentence(state.error)} />;
  const total = newest?.value.total ?? 0;
  if (newest !== null && total === 0) return <EmptyState text={words.nothingPublished} />;
  return (
    <div className="publication-tab">
      <div className="toolbar">
        <span className="hint">{`${publishedText(total)}，${words.openToCorrect}`}</span>
      </div>
      <RosterGrid
        label={words.tabs.published}
        columns={publishedColumns}
        total={total}
        loadWindow={load}
        firstRows={newest?.value.rows ?? []}
        question={serial}
        onOpen={({ code }) => {
          setChosen(code);
        }}
      />
      {chosen !== null ? (
        <CorrectionDialog
          serial={serial}
          code={chosen}
          onClose={() => {
            setChosen(null);
          }}
        />
      ) : null}
    </div>
  );
};
