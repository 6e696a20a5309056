import { canonicalJson } from '#shared/base/canonical-json.ts';
import { measureSchema } from '#shared/contract/follow-ups.ts';
import { resultDraftSchema } from '#shared/contract/results.ts';
import { conflictWay } from '#shared/domain/bundle/conflicts.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { joinedRow } from '#shared/domain/bundle/revisions.ts';
import { recordRules } from '#shared/domain/bundle/row-shapes.ts';
import { checkResult } from '#shared/domain/results/check-result.ts';
import { rowHash } from '#electron/bundle/apply-row.ts';
import { insertJoinedRevision } from '#electron/store/conflicts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { insertReceivedRow, isPublicationReceived, type NewReceivedRow } from '#electron/store/received-rows.ts';
import type { CommandContext } from './context.ts';
import { resultOf } from './row-writers.ts';

/** A revision and its row hash. */
export interface Side {
  readonly hash: string;
  readonly row: RecordRow;
}

/** Whether what was put together from two revisions is a record that its form would have let in on `today`. */
export const mayStand = (table: string, row: RecordRow, today: string): boolean => {
  if (recordRules.fault(table, row) !== null) return false;
  if (table === 'follow_ups') return measureSchema.array().safeParse(row['measures']).success;
  const result = resultDraftSchema.safeParse(resultOf(row));
  if (!result.success) return false;
  const answered = result.data.items.map(({ itemId }) => itemId);
  // The day of the draw and the bureau's own settings are asked where the result was entered.
  return checkResult(result.data, answered, { drawnOn: '', today, visitCodeRequired: false }).ok;
};

/** How two revisions of another office's record can be decided here. */
export const receivedWay = (db: ReadDb, atCity: boolean, table: string, head: RecordRow | null, other: RecordRow) =>
  conflictWay({
    ...{ table, own: false, atCity, head, other },
    published: table === 'results' && isPublicationReceived(db, fieldText(other, 'office'), fieldText(other, 'id')),
  });

type Joining = Pick<CommandContext<never>, 'db' | 'now' | 'actor' | 'seq'>;

/**
 * Puts two revisions of another office's record together into the next one, which names both and stands from now on; it goes to that office as a
 * correction (BUNDLE-SPEC 10.1, 10.3). Its change number follows both in the order of the office, so that no review made there is taken for one of
 * it. Null when what comes out is no record that may stand.
 */
export const joinReceived = (
  { db, now, actor, seq }: Joining,
  table: string,
  head: Side,
  other: Side,
  taken: readonly string[],
  headerHash: string,
): string | null => {
  const place = Math.max(Number(head.row['seq']), Number(other.row['seq'])) + 1;
  const row = joinedRow(head, other, taken, { by: actor?.id ?? '', at: now, seq: place });
  if (!mayStand(table, row, now.slice(0, 10))) return null;
  const stored = receivedRow(table, row, headerHash);
  insertReceivedRow(db, stored, true);
  insertJoinedRevision(db, stored, seq);
  return stored.hash;
};

/** A row as it is kept with the bundle that it belongs to. */
export const receivedRow = (table: string, row: RecordRow, headerHash: string): NewReceivedRow => ({
  office: fieldText(row, 'office'),
  table,
  id: fieldText(row, 'id'),
  rev: Number(row['rev']),
  hash: rowHash(row),
  body: canonicalJson(row),
  headerHash,
});
