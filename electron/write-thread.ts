import { randomUUID } from 'node:crypto';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { ImportOrder } from '#electron/services/import-confirm.ts';
import { createImportWriter } from '#electron/services/import-writer.ts';
import { unpackPart, type PackedPart } from '#electron/services/pack-part.ts';
import { beginWriting } from '#electron/services/writing.ts';
import { isBatch } from '#electron/store/import-batches.ts';
import { runThreadTransaction } from '#electron/store/thread-transaction.ts';

/** Entry of the writing thread: writes one import as `imports.confirm` would, with its audit row, in one transaction. */
void runThreadTransaction<ImportOrder, PackedPart>(async (db, { order, eachPart, step }) => {
  const { plan, as } = order;
  // A second press of the button may have waited for its turn while the first one wrote.
  if (isBatch(db, plan.batchId)) return fail('import.stageGone', {});
  const newId = (): string => randomUUID();
  const { seq, note, finish } = beginWriting(db, as.now, newId);
  const writer = createImportWriter({ db, actor: as.actor, now: as.now, seq, newId, note }, plan);
  await eachPart((part) => writer.take(unpackPart(part)));
  const ending = writer.finish();
  let ended = ending.next();
  while (ended.done !== true) {
    await step(ended.value);
    ended = ending.next();
  }
  finish('imports.confirmed', as.actor);
  return ok(ended.value);
});
