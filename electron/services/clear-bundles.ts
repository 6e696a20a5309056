import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { clearSealed, listClearable } from '#electron/store/sealed-bundles.ts';
import { outboxDir, tidyOutbox } from './bundle-seal.ts';
import type { Handler } from './context.ts';
import type { KeySurroundings } from './make-keys.ts';
import { singleStep } from './single-step.ts';
import type { Turns } from './turns.ts';

/**
 * `bundles.clear`: removes the files of sealed bundles that a receipt or a `seen` of the other side covers (BUNDLE-SPEC 7.1). The ledger says so
 * first: what a crash leaves behind then is a file without a claim to its place, and goes with the next sealing.
 */
export const clearHandler =
  (surroundings: KeySurroundings, turns: Turns): Handler<'bundles.clear'> =>
  async (context) => {
    await turns.take(context);
    const { db } = context;
    if (listClearable(db).length === 0) return fail('bundle.nothingToClear', {});
    context.atEnd(() => tidyOutbox(db, outboxDir(surroundings)));
    return ok(
      singleStep((write) => {
        const cleared = listClearable(write.db);
        const bytes = cleared.reduce((sum, sealed) => sum + sealed.bytes, 0);
        clearSealed(write.db, write.now);
        write.note({ files: cleared.length, bytes });
        return ok({ files: cleared.length, bytes });
      }),
    );
  };
