import type { ImportDecision, ImportProblemRow } from '#shared/contract/imports.ts';

/** What the clerk decided about single problems since the last check, by the place of the problem. */
export type PendingDecisions = ReadonlyMap<string, ImportDecision>;

type Place = Pick<ImportProblemRow, 'row' | 'field' | 'code'>;

export const placeOf = ({ row, field, code }: Place): string => `${String(row)}\u001F${field}\u001F${code}`;

export const decisionAt = (pending: PendingDecisions, place: Place): ImportDecision | undefined => pending.get(placeOf(place));

/** The only suggestion, which can be accepted without a choice. */
export const onlySuggestion = ({ suggestion, field, level }: ImportProblemRow): string | undefined =>
  field !== '' && level !== 'fixed' && suggestion.length === 1 ? suggestion[0] : undefined;

/** A: take the only suggestion. Undefined when there is none or several. */
export const acceptDecision = (problem: ImportProblemRow): ImportDecision | undefined => {
  const value = onlySuggestion(problem);
  return value === undefined || !canTakeSuggestion(problem) ? undefined : { type: 'cell', row: problem.row, field: problem.field, value };
};

/** Suggestions of these codes are values for the cell; those of others only name what to compare with. */
const valueCodes: ReadonlySet<string> = new Set(['E101', 'E102', 'E103', 'E104', 'E106', 'W102']);

export const canTakeSuggestion = ({ code }: Pick<ImportProblemRow, 'code'>): boolean => valueCodes.has(code);

/** I: what only wants a look is put away; a row that must be put right stays out. */
export const ignoreDecision = ({ row, field, code, level }: ImportProblemRow): ImportDecision | undefined => {
  if (level === 'look') return { type: 'seen', row, field, code };
  return level === 'mustFix' ? { type: 'leaveRow', row } : undefined;
};
