import type { ReadDb } from '#electron/store/db.ts';
import { sentUpTo } from '#electron/store/sealed-bundles.ts';
import { keyInForce } from './own-keys.ts';

/** Change number behind which the next bundle of a kind on a channel begins, sealed by the key that seals now; 0 is everything. */
export const sentBefore = (db: ReadDb, chan: string, kind: string): number => sentUpTo(db, chan, kind, keyInForce(db)?.signer ?? '');
