import type { ConflictDetail, ConflictField, ConflictHead, ConflictSide } from '#shared/contract/conflicts.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { changedFields, commonAncestor } from '#shared/domain/bundle/revisions.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { bundleOfRevision, nameInTrails, type StoredConflict } from '#electron/store/conflicts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findItemVersion } from '#electron/store/item-versions.ts';
import type { Office } from '#electron/store/office.ts';
import { itemNames } from '#electron/store/received-visit.ts';
import { maskPhone } from '#electron/store/subjects.ts';
import { recordFacts, wayOf, type DisputedRecord } from './conflict-record.ts';
import type { Side } from './join-rows.ts';
import { officeNames } from './trust-roster.ts';

/** A pair in one line. */
export const conflictHead = (db: ReadDb, conflict: StoredConflict, { head, revisions }: DisputedRecord): ConflictHead => {
  const { office, table, record, otherHash, joinedHash, decision } = conflict;
  const row = revisions.get(otherHash) ?? head?.row ?? {};
  return {
    ...{ office, table, record, otherHash, decision },
    officeName: officeNames(db)(office),
    what: recordFacts(db, office, row),
    parallel: joinedHash !== null,
  };
};

const sideOf = (db: ReadDb, { office, table, record }: StoredConflict, { hash, row }: Side): ConflictSide => {
  const bundle = bundleOfRevision(db, { office, table, record, hash });
  const by = typeof row['by'] === 'string' ? row['by'] : '';
  return {
    hash,
    rev: Number(row['rev'] ?? 0),
    byName: by === '' ? '' : nameInTrails(db, office, by),
    at: typeof row['at'] === 'string' ? row['at'] : '',
    bundle: bundle && { fileName: bundle.fileName, seq: bundle.seq, at: bundle.at, fromName: officeNames(db)(bundle.office) },
  };
};

/** Telephone numbers are masked, as everywhere. */
const shown = (field: string, row: RecordRow | null): ConflictField['kept'] => {
  const value = row?.[field] ?? null;
  return field === 'phone' && typeof value === 'string' ? maskPhone(value) : value;
};

const fieldsOf = (base: RecordRow | null, kept: RecordRow, other: RecordRow): readonly ConflictField[] => {
  const differing = new Set(changedFields(kept, other));
  const [ours, theirs] = [new Set(changedFields(base, kept)), new Set(changedFields(base, other))];
  return changedFields(null, { ...kept, ...other }).map((field) => ({
    field,
    ...{ base: shown(field, base), kept: shown(field, kept), other: shown(field, other) },
    differs: differing.has(field),
    clashes: differing.has(field) && (base === null || (ours.has(field) && theirs.has(field))),
  }));
};

const itemIdsIn = (...rows: readonly (RecordRow | null)[]): readonly string[] => {
  const items = rows.flatMap((row) => (Array.isArray(row?.['items']) ? (row['items'] as readonly unknown[]) : []));
  return [...new Set(items.flatMap((item) => (typeof item === 'object' && item !== null ? [String(Reflect.get(item, 'itemId'))] : [])))];
};

const ownItemNames = (db: ReadDb, ids: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    ids.flatMap((id) => {
      const item = findItemVersion(db, id);
      return item ? [[id, itemTitle(item)] as const] : [];
    }),
  );

/** Both revisions field by field, with the one that both follow where it is held. */
export const conflictDetail = (db: ReadDb, own: Office, conflict: StoredConflict, disputed: DisputedRecord): ConflictDetail | null => {
  const { office, otherHash, keptHash, joinedHash } = conflict;
  const { revisions } = disputed;
  const other = revisions.get(otherHash);
  if (!other) return null;
  const decided = joinedHash !== null || conflict.decision !== null;
  const before = revisions.get(keptHash);
  // What was decided is shown as it was looked at then.
  const kept: Side | null = decided && before ? { hash: keptHash, row: before } : disputed.head;
  const base = kept ? commonAncestor(kept.hash, otherHash, revisions) : null;
  const ids = itemIdsIn(kept?.row ?? null, other);
  const names = office === own.code ? ownItemNames(db, ids) : itemNames(db, office, ids);
  return {
    ...conflictHead(db, conflict, disputed),
    ...wayOf(db, own, conflict, kept?.row ?? null, other),
    kept: kept && sideOf(db, conflict, kept),
    other: sideOf(db, conflict, { hash: otherHash, row: other }),
    baseKnown: base !== null,
    fields: fieldsOf(base, kept?.row ?? {}, other),
    itemNames: Object.fromEntries(names),
  };
};
