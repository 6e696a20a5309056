import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { joinInspectorRows } from '#shared/domain/inspectors/join-rows.ts';
import type { StoredRecord } from '#electron/store/library-rows.ts';

/** What a record will be after a row of a file: a person keeps what the file does not know (DOMAIN 13.6). */
export const joinedRow = (stored: StoredRecord, row: object): object =>
  stored.kind === 'inspectors' ? joinInspectorRows(stored.row, row as InspectorRow) : row; // staged rows are of the record's kind
