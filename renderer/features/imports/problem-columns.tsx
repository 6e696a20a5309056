import { Button } from 'antd';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { ImportDecision, ImportProblemRow } from '#shared/contract/imports.ts';
import { problemText } from '#shared/i18n/zh-cn/import-problems.ts';
import { problemTitle } from '#shared/i18n/zh-cn/import-titles.ts';
import { importsWords } from '#shared/i18n/zh-cn/imports.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import { acceptDecision, decisionAt, onlySuggestion, type PendingDecisions } from './pending-decisions.ts';

const { columns: words, pending: pendingWords } = importsWords;

export const markOfLevel: Readonly<Record<ImportProblemRow['level'], Mark>> = { fixed: 'done', look: 'look', mustFix: 'must' };

/** What was found and what to do, in one sentence. */
export const problemSentence = (problem: ImportProblemRow): string => problemText[problem.code](problem);

const pendingSentence = (decision: ImportDecision): string => {
  switch (decision.type) {
    case 'cell':
      return `${pendingWords.cell} ${decision.value}`;
    case 'leaveRow':
      return pendingWords.leaveRow;
    case 'seen':
    case 'acceptAll':
    case 'word':
    case 'table':
      return pendingWords.seen;
  }
};

export const problemColumns = (
  pending: PendingDecisions,
  onAccept: (problem: ImportProblemRow) => void,
): readonly RosterColumn<ImportProblemRow>[] => [
  { key: 'row', title: words.row, width: 72, alignRight: true, cell: ({ row }) => count(row) },
  {
    key: 'column',
    title: words.column,
    width: 120,
    cell: ({ column }) => <span title={column}>{column === '' ? importsWords.wholeRow : column}</span>,
  },
  {
    key: 'found',
    title: words.found,
    width: 176,
    cell: ({ found }) => (
      <span className="found" title={found}>
        {found}
      </span>
    ),
  },
  {
    key: 'problem',
    title: words.problem,
    width: 216,
    cell: ({ code, level }) => (
      <StatusMark mark={markOfLevel[level]}>
        <span title={problemTitle[code]}>{`${code} ${problemTitle[code]}`}</span>
      </StatusMark>
    ),
  },
  {
    key: 'todo',
    title: words.todo,
    cell: (problem) => {
      const decided = decisionAt(pending, problem);
      if (decided) return <StatusMark mark="done">{pendingSentence(decided)}</StatusMark>;
      return (
        <span className="problem-todo">
          {acceptDecision(problem) ? (
            <Button
              size="small"
              tabIndex={-1}
              onClick={(event) => {
                event.stopPropagation();
                onAccept(problem);
              }}
            >
              {`${importsWords.accept} ${onlySuggestion(problem) ?? ''}`}
            </Button>
          ) : null}
          <span title={problemSentence(problem)}>{problemSentence(problem)}</span>
        </span>
      );
    },
  },
];
