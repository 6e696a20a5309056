import type { DrawSettings, SchemeDraft } from '#shared/contract/schemes.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { cityHeads } from './handed-records.ts';

/** The task of the city that a scheme visits the list of, as it was handed down last; null for a scheme of the office's own. */
export const handedRow = (db: ReadDb, { filter }: Pick<SchemeDraft, 'filter'>): RecordRow | null =>
  (filter.task === undefined ? undefined : cityHeads(db, 'tasks').find((row) => row['id'] === filter.task)) ?? null;

/** Whose event drew the subjects of a scheme, for what is frozen with it. */
export const handedOrigin = (db: ReadDb, draft: Pick<SchemeDraft, 'filter'>): DrawSettings['handed'] => {
  const row = handedRow(db, draft);
  return (
    row && {
      task: fieldText(row, 'id'),
      serial: fieldText(row, 'serial'),
      result: fieldText(row, 'result_sha256'),
      record: fieldText(row, 'record_sha256'),
    }
  );
};
