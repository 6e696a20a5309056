import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { textOf } from './row.ts';

/** Every revision held of an own record by row hash: those that were sealed or given back, and those that were kept beside. */
export const ownRevisions = (db: ReadDb, table: string, id: string): ReadonlyMap<string, RecordRow> =>
  new Map(
    db
      .all(
        `select row_hash, body from record_revisions where table_name = ? and record_id = ?
         union select row_hash, body from received_rows where office = (select code from office) and table_name = ? and record_id = ?`,
        ...[table, id, table, id],
      )
      .map((row) => [textOf(row, 'row_hash'), JSON.parse(textOf(row, 'body')) as RecordRow]),
  );

/** Whether a bundle was sealed by another computer of this office, whose revisions no other office knows (BUNDLE-SPEC 3.2). */
export const isOfOwnComputer = (db: ReadDb, headerHash: string): boolean =>
  db.get('select 1 as own from known_links where header_sha256 = ? and office = (select code from office)', headerHash) !== undefined;

/** Whether an own result was published, so that a correction alone changes it. */
export const isResultPublished = (db: ReadDb, resultId: string): boolean =>
  db.get('select 1 as found from publications where result_id = ? limit 1', resultId) !== undefined;

const json = (row: RecordRow, field: string): string => JSON.stringify(row[field]);
const textOrNull = (row: RecordRow, field: string): string | null => (typeof row[field] === 'string' ? row[field] : null);

const rewrites: Readonly<Record<string, (db: WriteDb, row: RecordRow, revision: readonly (string | number | null)[]) => void>> = {
  results: (db, row, revision) => {
    db.run(
      `update results set rev = ?, prev_hash = ?, merged_hash = ?, by = ?, by_name = ?, at = ?, seq = ?, arrived = null, outcomes = ?, items = ?,
         methods = ?, disposal = ?, inspected_on = ?, visit_code = ?, remark = ? where id = ?`,
      ...[...revision, json(row, 'outcomes'), json(row, 'items'), json(row, 'methods')],
      ...[fieldText(row, 'disposal'), fieldText(row, 'inspected_on'), textOrNull(row, 'visit_code') ?? '', fieldText(row, 'remark')],
      fieldText(row, 'id'),
    );
  },
  follow_ups: (db, row, revision) => {
    db.run(
      `update follow_ups set rev = ?, prev_hash = ?, merged_hash = ?, by = ?, by_name = ?, at = ?, seq = ?, owner = ?, measures = ?, state = ?,
         closing_note = ?, closed_on = ? where id = ?`,
      ...[...revision, fieldText(row, 'owner'), json(row, 'measures')],
      ...[fieldText(row, 'state'), fieldText(row, 'closing_note'), fieldText(row, 'closed_on'), fieldText(row, 'id')],
    );
  },
};

/** Writes the next revision of an own result or follow-up as the row says it; `byName` is who did. Throws for any other table. */
export const rewriteOwn = (db: WriteDb, table: string, row: RecordRow, byName: string): void => {
  const rewrite = rewrites[table];
  if (!rewrite) throw new Error(`no own table ${table} to rewrite`);
  const parents = [textOrNull(row, 'prev_hash'), textOrNull(row, 'merged_hash')];
  rewrite(db, row, [Number(row['rev']), ...parents, fieldText(row, 'by'), byName, fieldText(row, 'at'), Number(row['seq'])]);
};
