import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { joinInspectorRows } from '#shared/domain/inspectors/join-rows.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findInspectorByStaffNo } from '#electron/store/inspector-records.ts';
import type { StoredRecord } from '#electron/store/library-rows.ts';
import { contentHashOf } from './content-hash.ts';
import type { StagedRows } from './import-stages.ts';

/** What a record will be after a row of a file: a person keeps what the file does not know (DOMAIN 13.6). */
export const joinedRow = (stored: StoredRecord, row: object): object =>
  stored.kind === 'inspectors' ? joinInspectorRows(stored.row, row as InspectorRow) : row; // staged rows are of the record's kind

/** The content hash a staged row will be stored with: of the whole record, so that an exported list comes back unchanged. */
export const hashToStore = (db: ReadDb, staged: StagedRows, index: number): string => {
  if (staged.kind !== 'inspectors') return contentHashOf(staged.rows[index] ?? {});
  const row = staged.rows[index];
  const known = row && findInspectorByStaffNo(db, row.staffNo);
  return contentHashOf(known ? joinInspectorRows(known.row, row) : (row ?? {}));
};
