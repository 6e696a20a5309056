import type { ConflictHead, ConflictList } from '#shared/contract/conflicts.ts';
import { conflictCountsText, conflictLine, conflictTitle, conflictWords as words, decisionLine, toSendText } from './conflicts.ts';

/** A terminal shows a Chinese character twice as wide as a digit. */
const widthOf = (text: string): number => Array.from(text).reduce((width, char) => width + (char > '\u00ff' ? 2 : 1), 0);

const columns = (rows: readonly (readonly [string, string])[]): readonly string[] => {
  const widest = Math.max(0, ...rows.map(([first]) => widthOf(first)));
  return rows.map(([first, second]) => `  ${first}${' '.repeat(widest - widthOf(first))}  ${second}`.trimEnd());
};

const rowsOf = (conflicts: readonly ConflictHead[], second: (conflict: ConflictHead) => string): readonly string[] =>
  columns(conflicts.map((conflict) => [conflictTitle(conflict, ''), second(conflict)]));

/** The list of conflicts as text: those that wait, what is to be sent and what was decided, each record in a line of its own. */
export const conflictsTable = ({ waiting, open, parallel, decided, toSend }: ConflictList): string => {
  const counts = conflictCountsText(open, parallel);
  return [
    counts === '' ? words.none : counts,
    ...rowsOf(waiting, conflictLine),
    ...(toSend.length === 0 ? [] : [words.toSendTitle, ...toSend.map(({ officeName, records }) => `  ${toSendText(officeName, records)}`)]),
    ...(decided.length === 0 ? [] : [words.decidedTitle, ...rowsOf(decided, decisionLine)]),
    '',
  ].join('\n');
};
