import { longestResultText, type ResultSheetRow } from '#shared/domain/imports/describe-results.ts';
import { untouchedCheck, usualDisposal, usualMethods } from '#shared/domain/results/untouched.ts';

/** A row with its number in the sheet. */
export interface NumberedRow {
  readonly at: number;
  readonly row: ResultSheetRow;
}

export const rowFaultKinds = [
  /** The hidden mark was damaged. */
  'markUnreadable',
  /** A row of another event's table. */
  'otherEvent',
  /** No visit of this event. */
  'notDrawn',
  /** The code that is seen and the hidden mark name different subjects: part of a row was pasted over another. */
  'rowMixed',
  /** Two rows of one visit say different things of it. */
  'rowsDisagree',
  /** Answers at an item that the visit does not have. */
  'otherItem',
  /** A problem described where it says that there is none. */
  'textWithoutProblem',
  /** A problem at an item that was not checked. */
  'problemUnchecked',
  'tooLong',
] as const;
export type RowFaultKind = (typeof rowFaultKinds)[number];

export interface RowFault {
  readonly at: number;
  /** Empty when the whole row is meant. */
  readonly field: keyof ResultSheetRow | '';
  readonly fault: RowFaultKind;
  readonly found: string;
  /** The other row that a disagreement is with; 0 = none. */
  readonly other: number;
}

/** What the rows say, in the words of the entry form; keys are those of the dictionaries. */
export interface TypedResult {
  readonly outcomes: readonly string[];
  readonly items: readonly { readonly itemId: string; readonly check: string; readonly problem: boolean; readonly text: string }[];
  readonly methods: readonly string[];
  readonly disposal: string;
  readonly inspectedOn: string;
  readonly visitCode: string;
  readonly remark: string;
}

export interface TypedVisit {
  /** Null = nobody has typed anything. */
  readonly result: TypedResult | null;
  readonly faults: readonly RowFault[];
}

const ofVisit = ['outcomes', 'methods', 'disposal', 'inspectedOn', 'visitCode', 'remark'] as const;
const ofItem = ['check', 'problem', 'text'] as const;
type TypedField = (typeof ofVisit)[number] | (typeof ofItem)[number];

const isTyped = (row: ResultSheetRow, field: TypedField): boolean => row[field].length > 0;
const shown = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join(' '));

/**
 * Puts the rows of one visit together. What is said of the whole visit may stand in any row, in several when they agree; blanks are what the
 * entry form begins with, so that a table and the form of the same clerk give the same result. An item without a row stays unanswered. The
 * order of the rows does not matter.
 */
export const visitOfRows = (rows: readonly NumberedRow[], items: readonly { readonly id: string; readonly code: string }[]): TypedVisit => {
  const sorted = rows.toSorted((a, b) => a.at - b.at);
  if (!sorted.some(({ row }) => [...ofVisit, ...ofItem].some((field) => isTyped(row, field)))) return { result: null, faults: [] };
  const faults: RowFault[] = [];
  const only = <F extends TypedField>(among: readonly NumberedRow[], field: F): ResultSheetRow[F] | null => {
    const [first, ...others] = among.filter(({ row }) => isTyped(row, field));
    if (!first) return null;
    const value = shown(first.row[field]);
    for (const { at, row } of others)
      if (shown(row[field]) !== value) faults.push({ at, field, fault: 'rowsDisagree', found: shown(row[field]), other: first.at });
    if (value.length > longestResultText) faults.push({ at: first.at, field, fault: 'tooLong', found: '', other: 0 });
    return first.row[field];
  };
  const outcomes = only(sorted, 'outcomes') ?? [];
  const codes = new Set(items.map(({ code }) => code));
  for (const { at, row } of sorted)
    if (!codes.has(row.itemCode) && ofItem.some((field) => isTyped(row, field)))
      faults.push({ at, field: 'itemCode', fault: 'otherItem', found: row.itemCode, other: 0 });
  const answers = items.flatMap(({ id, code }): TypedResult['items'] => {
    const own = sorted.filter(({ row }) => row.itemCode === code);
    const [first] = own;
    if (!first) return [];
    const text = only(own, 'text') ?? '';
    const saidProblem = only(own, 'problem');
    const problem = saidProblem === 'yes' || (saidProblem === null && text !== '');
    const said = only(own, 'check');
    const fault = (field: TypedField, kind: RowFaultKind): void => {
      faults.push({ at: own.find(({ row }) => isTyped(row, field))?.at ?? first.at, field, fault: kind, found: '', other: 0 });
    };
    if (text !== '' && !problem) fault('problem', 'textWithoutProblem');
    if (problem && said !== null && said !== 'checked') fault('check', 'problemUnchecked');
    return [{ itemId: id, check: said ?? (problem ? 'checked' : untouchedCheck(outcomes)), problem, text }];
  });
  const result: TypedResult = {
    outcomes,
    items: answers,
    methods: only(sorted, 'methods') ?? usualMethods,
    disposal: only(sorted, 'disposal') ?? usualDisposal,
    inspectedOn: only(sorted, 'inspectedOn') ?? '',
    visitCode: only(sorted, 'visitCode') ?? '',
    remark: only(sorted, 'remark') ?? '',
  };
  return { result, faults };
};
