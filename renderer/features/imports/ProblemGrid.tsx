import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { ImportDecision, ImportKind, ImportProblemRow } from '#shared/contract/imports.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { problemTitle } from '#shared/i18n/zh-cn/import-titles.ts';
import { importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import { acceptDecision, ignoreDecision, type PendingDecisions } from './pending-decisions.ts';
import { problemColumns } from './problem-columns.tsx';
import { ProblemDetail } from './ProblemDetail.tsx';

interface Props {
  readonly kind: ImportKind;
  readonly stage: string;
  readonly code: string | null;
  readonly total: number;
  readonly pending: PendingDecisions;
  readonly onDecide: (problem: ImportProblemRow, decision: ImportDecision) => void;
}

/** The problems row by row: ↓ goes on, A accepts, I puts away, E edits (UX 17). */
export const ProblemGrid = ({ kind, stage, code, total, pending, onDecide }: Props) => {
  const api = useApi();
  const [failure, setFailure] = useState<AppError | null>(null);
  const loaded = useRef(new Map<number, ImportProblemRow>());
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly ImportProblemRow[] | null> => {
      if (offset === 0) loaded.current = new Map();
      const answer = await api['imports.problems']({ stage, ...(code === null ? {} : { code }), offset, limit: windowLimit });
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return null;
      for (const [index, row] of answer.value.rows.entries()) loaded.current.set(offset + index, row);
      return answer.value.rows;
    },
    [api, stage, code],
  );
  const [opened, setOpened] = useState<ImportProblemRow | null>(null);
  const accept = useCallback(
    (problem: ImportProblemRow): void => {
      const decision = acceptDecision(problem);
      if (decision) onDecide(problem, decision);
    },
    [onDecide],
  );
  const columns = useMemo(() => problemColumns(pending, accept), [pending, accept]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    const rowIndex = (event.target as HTMLElement).closest('[role="row"]')?.getAttribute('aria-rowindex');
    // The head is row 1.
    const problem = rowIndex ? loaded.current.get(Number(rowIndex) - 2) : undefined;
    if (!problem || !['a', 'i', 'e'].includes(key)) return;
    event.preventDefault();
    if (key === 'e') setOpened(problem);
    else if (key === 'a') accept(problem);
    else {
      const decision = ignoreDecision(problem);
      if (decision) onDecide(problem, decision);
    }
  };
  if (failure) return <ErrorNotice text={errorSentence(failure)} />;
  return (
    <>
      <div className="problem-grid" onKeyDown={onKeyDown}>
        <RosterGrid label={words.gridLabel} columns={columns} total={total} loadWindow={loadWindow} onOpen={setOpened} />
      </div>
      <DetailDrawer
        open={opened !== null}
        title={opened ? `${opened.code} ${problemTitle[opened.code]}` : words.columns.problem}
        onClose={() => {
          setOpened(null);
        }}
      >
        {opened ? (
          <ProblemDetail
            key={`${opened.row} ${opened.code} ${opened.field}`}
            kind={kind}
            stage={stage}
            problem={opened}
            onDecide={(decision) => {
              onDecide(opened, decision);
              setOpened(null);
            }}
          />
        ) : null}
      </DetailDrawer>
    </>
  );
};
