import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { completedSubject, type SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { joinInspectorRows } from '#shared/domain/inspectors/join-rows.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findInspectorByStaffNo } from '#electron/store/inspector-records.ts';
import { keyOfRecord, listRecordsByKey, type StoredRecord } from '#electron/store/library-rows.ts';
import { contentHashOf } from './content-hash.ts';
import type { GivenFields, StagedRows } from './import-stages.ts';

/** What a record will be after a row of a file: people and subjects keep what the file does not know (DOMAIN 13.6). */
export const joinedRow = (stored: StoredRecord, row: object, given: GivenFields): object => {
  // Staged rows are of the record's kind.
  if (stored.kind === 'inspectors') return joinInspectorRows(stored.row, row as InspectorRow);
  return stored.kind === 'subjects' ? completedSubject(stored.row, row as SubjectRow, given) : row;
};

/** The content hash a staged person will be stored with: of the whole record, so that an exported list comes back unchanged. */
export const inspectorHash = (db: ReadDb, row: InspectorRow): string => {
  const known = findInspectorByStaffNo(db, row.staffNo);
  return contentHashOf(known ? joinInspectorRows(known.row, row) : row);
};

export interface SliceHashes {
  /** What each staged row that the library knows will be stored with; the others have none yet. */
  readonly hashes: readonly string[];
  /** Subjects of the library that lose their tags because they are no longer in business (R2). */
  readonly untagged: number;
}

/** `known` are the hashes of the library by key. Only subjects that differ from it are looked at whole. */
export const hashesToStore = (db: ReadDb, staged: StagedRows, given: GivenFields, known: ReadonlyMap<string, string>): SliceHashes => {
  switch (staged.kind) {
    case 'items':
      return { hashes: staged.rows.map((row) => (known.has(row.code) ? contentHashOf(row) : '')), untagged: 0 };
    case 'inspectors':
      return { hashes: staged.rows.map((row) => (known.has(row.staffNo) ? inspectorHash(db, row) : '')), untagged: 0 };
    case 'subjects':
      return subjectHashes(db, staged.rows, given, known);
  }
};

const subjectHashes = (db: ReadDb, rows: readonly SubjectRow[], given: GivenFields, known: ReadonlyMap<string, string>): SliceHashes => {
  const hashes = rows.map((row) => (known.has(row.code) ? contentHashOf(row) : ''));
  const places = new Map<string, number>();
  for (const [index, { code }] of rows.entries()) if (known.has(code) && known.get(code) !== hashes[index]) places.set(code, index);
  if (places.size === 0) return { hashes, untagged: 0 };
  let untagged = 0;
  for (const stored of listRecordsByKey(db, 'subjects', [...places.keys()])) {
    const index = places.get(keyOfRecord(stored)) ?? -1;
    const row = rows[index];
    if (stored.kind !== 'subjects' || !row) continue;
    const completed = completedSubject(stored.row, row, given);
    hashes[index] = contentHashOf(completed);
    if (completed.status !== 'active' && stored.row.tags.length > 0) untagged += 1;
  }
  return { hashes, untagged };
};
