import { asks, done, must } from './finding.ts';
import type { SchemeFinding } from './findings.ts';
import type { SchemeFacts } from './scheme-facts.ts';

/**
 * Of a task of the city: its list is visited whole, for its items and within its days. Whom the library does not know is added or left out with a
 * reason; what else keeps somebody out, or an item away, takes one as well, which the record and the city are told.
 */
export const handedFindings = ({
  handed,
  startsOn,
  endsOn,
}: Pick<SchemeFacts, 'handed' | 'startsOn' | 'endsOn'>): readonly SchemeFinding[] => {
  if (handed === null) return [];
  const { subjects, missing, unvisited, items, from, to, withdrawn } = handed;
  const outside = startsOn !== '' && endsOn !== '' && (startsOn < from || endsOn > to);
  const faults = [
    ...(withdrawn ? [must('handedWithdrawn')] : []),
    ...(missing > 0 ? [must('handedMissing', { subjects: missing })] : []),
    ...(outside ? [must('outsideHanded', { from, to })] : []),
    ...(unvisited > 0 ? [asks('handedUnvisited', { subjects: unvisited })] : []),
    ...items.map(({ code, name }) => asks('handedItem', { item: name }, code)),
  ];
  return faults.length > 0 ? faults : [done('handedOk', { subjects })];
};
