import type { Json } from '#shared/base/canonical-json.ts';
import { ok } from '#shared/base/result.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { findBatchFacts, findBatchOfRecord } from '#electron/store/import-batches.ts';
import { listChangesOfRecord, type LibraryChange } from '#electron/store/library-changes.ts';
import { maskPhone, maskPhonesIn } from '#electron/store/subjects.ts';
import type { Handlers } from './context.ts';

const shown = (field: string, value: unknown): Json => {
  if (field === 'phone' && typeof value === 'string') return maskPhone(value);
  if (field === 'note' && typeof value === 'string') return maskPhonesIn(value);
  return (value ?? null) as Json; // came out of JSON.parse
};

const entryOf = ({ number, at, byName, source, fileName, before, after }: LibraryChange): HistoryEntry => {
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const fields = change === 'changed' ? Object.keys(after ?? {}) : [];
  return {
    number,
    at,
    by: byName,
    source,
    fileName,
    change,
    fields: fields.map((field) => ({ field, before: shown(field, before?.[field]), after: shown(field, after?.[field]) })),
  };
};

export const historyHandlers: Handlers<'library.history'> = {
  'library.history': ({ db }, { kind, record }) => {
    const changes = listChangesOfRecord(db, kind, record);
    const first = changes.at(-1);
    const batchId = first ? first.beforeBatchId : findBatchOfRecord(db, kind, record);
    return ok({ entries: changes.map(entryOf), origin: batchId === null ? null : findBatchFacts(db, batchId) });
  },
};
