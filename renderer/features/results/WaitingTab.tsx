import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { MarkBox } from '#renderer/ui/MarkBox.tsx';
import { RosterGrid, type RosterColumn, type RosterMarking } from '#renderer/ui/RosterGrid.tsx';
import type { LoadWindow } from '#renderer/ui/use-windows.ts';
import type { PublicationRow } from '#shared/contract/publication.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { markText, publicationWords as words, waitingText } from '#shared/i18n/zh-cn/publication.ts';
import { AidDialog } from './AidDialog.tsx';
import { MarkDialog } from './MarkDialog.tsx';
import { waitingColumns } from './publication-columns.tsx';

interface Props {
  readonly serial: string;
  readonly navigate: Navigate;
}

/** 待公示: choose what was published in the public system, and mark it with its day and reference; a row opens its copy-ready values. */
export const WaitingTab = ({ serial, navigate }: Props) => {
  const api = useApi();
  const { state, newest } = useKeptQuery('publication.waiting', { serial, offset: 0, limit: windowLimit });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [marking, setMarking] = useState(false);
  const [aided, setAided] = useState<PublicationRow | null>(null);
  const load: LoadWindow<PublicationRow> = useCallback(
    async (offset) => {
      if (newest === null) return null;
      const answer = await api['publication.waiting']({ ...newest.input, offset });
      return answer.ok ? answer.value.rows : null;
    },
    [api, newest],
  );
  const total = newest?.value.total ?? 0;
  const first = newest?.value.rows ?? [];
  const put = (codes: readonly string[], marked: boolean): void => {
    setChosen((before) => {
      const next = new Set(before);
      for (const code of codes)
        if (marked) next.add(code);
        else next.delete(code);
      return next;
    });
  };
  /** Every row that waits, not only those in sight; a second time none. */
  const markAll = async (): Promise<void> => {
    if (chosen.size >= total) {
      setChosen(new Set());
      return;
    }
    const codes: string[] = [];
    while (codes.length < total) {
      const page = await load(codes.length);
      if (page === null || page.length === 0) break;
      codes.push(...page.map(({ code }) => code));
    }
    put(codes, true);
  };
  const rows: RosterMarking<PublicationRow> = {
    isMarked: ({ code }) => chosen.has(code),
    onMark: ({ code }) => {
      put([code], !chosen.has(code));
    },
    onMarkRows: (some, marked) => {
      put(
        some.map(({ code }) => code),
        marked,
      );
    },
    onMarkAll: () => void markAll(),
  };
  const columns: readonly RosterColumn<PublicationRow>[] = [
    {
      key: 'mark',
      title: words.chooseAll,
      head: <MarkBox label={words.chooseAll} state={chosen.size === 0 ? 'off' : chosen.size < total ? 'some' : 'on'} />,
      width: 40,
      marks: true,
      cell: ({ code, name }) => <MarkBox label={name} state={chosen.has(code) ? 'on' : 'off'} />,
    },
    ...waitingColumns,
  ];
  if (state.at === 'failed') return <ErrorNotice text={errorSentence(state.error)} />;
  if (newest !== null && total === 0)
    return (
      <EmptyState
        text={words.nothingWaits}
        action={
          <Button
            onClick={() => {
              navigate({ page: 'results', serial, review: true });
            }}
          >
            {words.toReview}
          </Button>
        }
      />
    );
  return (
    <div className="publication-tab">
      <div className="toolbar">
        <span className="hint">{waitingText(total)}</span>
        <Button
          type="primary"
          disabled={chosen.size === 0}
          onClick={() => {
            setMarking(true);
          }}
        >
          {chosen.size === 0 ? words.mark : markText(chosen.size)}
        </Button>
      </div>
      <RosterGrid
        label={words.tabs.waiting}
        columns={columns}
        total={total}
        loadWindow={load}
        firstRows={first}
        question={serial}
        marking={rows}
        onOpen={setAided}
      />
      {marking ? (
        <MarkDialog
          serial={serial}
          codes={[...chosen]}
          onClose={(marked) => {
            setMarking(false);
            if (marked) setChosen(new Set());
          }}
        />
      ) : null}
      {aided ? (
        <AidDialog
          serial={serial}
          row={aided}
          onClose={() => {
            setAided(null);
          }}
        />
      ) : null}
    </div>
  );
};
