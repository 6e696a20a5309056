import type { ConflictRecord } from '#shared/contract/conflicts.ts';
import type { ConflictBar, ConflictWay } from '#shared/domain/bundle/conflicts.ts';
import { isLibraryTable, type LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import { conflictWay } from '#shared/domain/bundle/conflicts.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { lineageOf, type RevisionsByHash } from '#shared/domain/bundle/revisions.ts';
import type { StoredConflict } from '#electron/store/conflicts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { Office } from '#electron/store/office.ts';
import { findOwnRecord } from '#electron/store/own-library.ts';
import { findLibraryHead, findSignedRevision, receivedFields } from '#electron/store/received-library.ts';
import { heldRows } from '#electron/store/received-rows.ts';
import { subjectsByCode } from '#electron/store/received-year.ts';
import { ownHeadBeside, ownWay } from './corrected-rows.ts';
import { receivedWay, type Side } from './join-rows.ts';

/** A record of which revisions stand apart, as it stands now. */
export interface DisputedRecord {
  /** Null where no revision of this very record stands. */
  readonly head: Side | null;
  readonly revisions: RevisionsByHash;
}

type RecordName = Pick<StoredConflict, 'office' | 'table' | 'record'>;

const besideOf = (db: ReadDb, { office, table, record }: RecordName): RevisionsByHash =>
  new Map(heldRows(db, office, table, record).map(({ hash, row }) => [hash, row]));

/** A record of a library has no former revisions; what is known of its newest is who signed it. */
const libraryRecord = (db: ReadDb, name: RecordName & { readonly table: LibraryTable }, own: boolean): DisputedRecord => {
  const { table, record, office } = name;
  const beside = besideOf(db, name);
  const known = own ? findOwnRecord(db, table, record) : findLibraryHead(db, table, record);
  if (!known) return { head: null, revisions: beside };
  const hash = 'hash' in known ? known.hash : known.sentHash;
  const signed = findSignedRevision(db, table, record);
  const row: RecordRow = { ...receivedFields(db, table, known.id), id: record, office, ...signed };
  return { head: { hash, row }, revisions: new Map(beside).set(hash, row) };
};

/** What stands of the record, and every revision that is held of it. */
export const disputedRecord = (db: ReadDb, own: string, name: StoredConflict): DisputedRecord => {
  const { office, table, record } = name;
  if (isLibraryTable(table)) return libraryRecord(db, { ...name, table }, office === own);
  if (office === own) {
    const beside = besideOf(db, name);
    const head = ownHeadBeside(db, table, record, beside.get(name.otherHash) ?? {}, name.headerHash);
    return { head, revisions: new Map([...beside, ...(head?.revisions ?? [])]) };
  }
  const held = heldRows(db, office, table, record);
  return { head: held.find((one) => one.head) ?? null, revisions: besideOf(db, name) };
};

/** How the pair can be decided now, and why not field by field. */
export const wayOf = (
  db: ReadDb,
  { code, role }: Office,
  { office, table }: RecordName,
  head: RecordRow | null,
  other: RecordRow,
): { readonly way: ConflictWay; readonly bar: ConflictBar | null } => {
  if (office !== code) return receivedWay(db, role === 'city', table, head, other);
  return isLibraryTable(table)
    ? conflictWay({ table, own: true, atCity: role === 'city', published: false, head, other })
    : ownWay(db, table, head, other);
};

/**
 * Whether a pair still waits: nobody decided it, what stands does not follow the other one, and no later revision beside does. What was joined at
 * once waits to be looked at.
 */
export const stillWaits = (conflict: StoredConflict, { head, revisions }: DisputedRecord, others: readonly StoredConflict[]): boolean => {
  if (conflict.decision !== null) return false;
  if (conflict.joinedHash !== null) return true;
  const { otherHash } = conflict;
  if (head !== null && lineageOf(head.hash, revisions).has(otherHash)) return false;
  return !others.some((one) => one.otherHash !== otherHash && lineageOf(one.otherHash, revisions).has(otherHash));
};

const text = (row: RecordRow, ...fields: readonly string[]): string => {
  const found = fields.map((field) => row[field]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
};

/** What the record is called, by what its revisions say and the library knows. */
export const recordFacts = (db: ReadDb, office: string, row: RecordRow): ConflictRecord => {
  const code = text(row, 'subject', 'code', 'staff_no');
  const named = text(row, 'name', 'subject_name');
  const name = named === '' && code !== '' ? (subjectsByCode(db, office, [code]).get(code)?.name ?? '') : named;
  return { serial: text(row, 'serial'), code, name, year: typeof row['year'] === 'number' ? row['year'] : null };
};
