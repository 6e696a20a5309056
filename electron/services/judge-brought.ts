import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { BroughtFault, BroughtState, BroughtVisit } from '#shared/contract/brought-back.ts';
import { resultDraftSchema, type ResultDraft } from '#shared/contract/results.ts';
import { visitOfRows, type RowFault } from '#shared/domain/field-pack/visit-of-rows.ts';
import type { ResultSheetRow } from '#shared/domain/imports/describe-results.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import type { ResultFault } from '#shared/domain/results/check-result.ts';
import { resultDifferences } from '#shared/domain/results/differences.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import { findEntryDraft } from '#electron/store/entry-drafts.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { findResultInForce, findVisit, type StoredVisit } from '#electron/store/results.ts';
import type { BroughtRows, BroughtTable } from './brought-table.ts';
import { judgeResult } from './result-check.ts';
import { visitItems } from './visit-items.ts';

/** A visit that somebody typed something for, or rows that belong to none of the event. */
export type Judged =
  { readonly at: 'visit'; readonly visit: BroughtVisit } | { readonly at: 'blank' } | { readonly at: 'loose'; readonly fault: RowFault };

type CellAt = BroughtTable['cellAt'];

export const rowFault = (cellAt: CellAt, { at, field, fault, found, other }: RowFault): BroughtFault => ({
  cell: cellAt(at, field),
  field,
  what: { at: 'rows', fault, found, other },
});

/**
 * Judges visit after visit what their rows come to and what stands here: with the rules of the entry form, and without writing anything. Lazy,
 * so that whoever asks can give way in between.
 */
export function* judgeBrought(db: ReadDb, draw: StoredDraw, table: BroughtTable, today: string): Generator<Judged> {
  const itemsOf = visitItems(db, draw);
  for (const brought of table.visits) {
    const visit = findVisit(db, draw.serial, brought.code);
    if (visit) yield judgeVisit(db, draw, { brought, visit, items: itemsOf(visit), today, cellAt: table.cellAt });
    else yield { at: 'loose', fault: { at: brought.rows[0]?.at ?? 0, field: '', fault: 'notDrawn', found: brought.code, other: 0 } };
  }
}

interface Case {
  readonly brought: BroughtRows;
  readonly visit: StoredVisit;
  readonly items: readonly ItemVersion[];
  readonly today: string;
  readonly cellAt: CellAt;
}

const judgeVisit = (db: ReadDb, draw: StoredDraw, { brought, visit, items, today, cellAt }: Case): Judged => {
  const typed = visitOfRows(brought.rows, items);
  const unread = [
    ...brought.problems.map(({ row, field, code, column, found, suggestion = [] }): BroughtFault => {
      const known = field as keyof ResultSheetRow | ''; // a field of the description, or none
      return { cell: cellAt(row, known), field: known, what: { at: 'cell', code, column, found, suggestion } };
    }),
    ...[...brought.faults, ...typed.faults].map((fault) => rowFault(cellAt, fault)),
  ];
  if (typed.result === null && unread.length === 0) return { at: 'blank' };
  const parsed = unread.length === 0 ? resultDraftSchema.safeParse(typed.result) : null;
  if (parsed && !parsed.success) throw new Error(`a result that was read does not fit its schema: ${parsed.error.message}`);
  const result = parsed?.data ?? null;
  const ruled = result ? judgeResult(db, draw, items, result, today) : null;
  const faults = ruled && !ruled.ok ? [ruleFault(ruled.error, brought, items, cellAt)] : unread;
  const name = { code: brought.code, name: visit.name, row: brought.rows[0]?.at ?? 0, review: visit.state };
  const facts = { ...name, items: items.map((item) => ({ id: item.id, name: itemTitle(item) })), faults };
  if (result === null || faults.length > 0)
    return { at: 'visit', visit: { ...facts, state: 'faulty', result: null, standing: null, differs: [] } };
  return { at: 'visit', visit: { ...facts, result, ...besides(db, draw.serial, visit, result) } };
};

/** What the form says of a result, without who entered it when. */
export const draftOf = ({ outcomes, items, methods, disposal, inspectedOn, visitCode, remark }: ResultDraft): ResultDraft => ({
  ...{ outcomes, items, methods },
  ...{ disposal, inspectedOn, visitCode, remark },
});

/** How a sound result stands beside what is here. */
const besides = (
  db: ReadDb,
  serial: string,
  visit: StoredVisit,
  result: ResultDraft,
): { readonly state: BroughtState } & Pick<BroughtVisit, 'standing' | 'differs'> => {
  const entered = findResultInForce(db, serial, visit.code);
  const standing = entered && { result: draftOf(entered), by: entered.savedBy, at: entered.savedAt };
  const differs = standing ? resultDifferences(result, standing.result) : [];
  if (standing && differs.length === 0) return { state: 'same', standing, differs };
  if (standing && visit.state !== 'returned') return { state: 'conflict', standing, differs };
  const draft = findEntryDraft(db, serial, visit.code);
  const begun = draft ? resultDifferences(result, draft) : [];
  if (draft && begun.length > 0)
    return { state: 'drafted', standing: { result: draftOf(draft), by: draft.keptBy, at: draft.keptAt }, differs: begun };
  return { state: 'fresh', standing, differs };
};

const fieldOfRule = (fault: ResultFault): keyof ResultSheetRow => {
  switch (fault.fault) {
    case 'outcomeMissing':
    case 'outcomesExclude':
    case 'contradiction':
      return 'outcomes';
    case 'itemMissing':
      return 'item';
    case 'problemTextMissing':
      return 'text';
    case 'dateInvalid':
      return 'inspectedOn';
    case 'visitCodeMissing':
      return 'visitCode';
  }
};

/** A rule's fault at the cell where it is put right: of an item in its own row, otherwise where the field was typed. */
const ruleFault = (fault: ResultFault, { rows }: BroughtRows, items: readonly ItemVersion[], cellAt: CellAt): BroughtFault => {
  const field = fieldOfRule(fault);
  const item = 'itemId' in fault ? items.find(({ id }) => id === fault.itemId) : undefined;
  const own = item ? rows.find(({ row }) => row.itemCode === item.code) : rows.find(({ row }) => row[field].length > 0);
  const at = (own ?? rows[0])?.at ?? 0;
  return { cell: cellAt(at, field), field, what: { at: 'rule', fault, item: item ? itemTitle(item) : '' } };
};

/** Stands for all that was judged: the same while neither the file nor what stands here changes. */
export const seenHash = (visits: readonly BroughtVisit[]): string =>
  sha256Hex(canonicalJson(visits.map(({ code, state, review, standing }) => [code, state, review, standing?.at ?? null])));
