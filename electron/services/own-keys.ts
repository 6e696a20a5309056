import { findKey } from '#electron/bundle/roster.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listOwnKeys, type StoredKey } from '#electron/store/keys.ts';
import { currentRoster } from './trust-roster.ts';

/** The keys of this program by what they are for now (BUNDLE-SPEC 11.5). */
export interface OwnKeys {
  /** Seals; null before the first key. */
  readonly inForce: StoredKey | null;
  /** Made to take its place, and not named by the roster yet. */
  readonly next: StoredKey | null;
  /** Sealed before; what was encrypted for them can still be read. */
  readonly former: readonly StoredKey[];
}

/**
 * The newest key that the roster names as open seals. While it names none of them it is the newest of all, which then says what is missing: a key that
 * the roster does not know yet, or one that it closed.
 */
export const ownKeys = (db: ReadDb): OwnKeys => {
  const keys = listOwnKeys(db, 'office');
  const roster = currentRoster(db);
  const knownOf = ({ signer }: StoredKey) => (roster ? findKey(roster, signer) : null);
  const open = keys.find((key) => knownOf(key)?.closedAt === null);
  const inForce = open ?? keys[0] ?? null;
  const newest = keys[0] ?? null;
  const next = newest !== null && newest.signer !== inForce?.signer && knownOf(newest) === null ? newest : null;
  return { inForce, next, former: keys.filter(({ signer }) => signer !== inForce?.signer && signer !== next?.signer) };
};

/** The key that seals now; null before the first. */
export const keyInForce = (db: ReadDb): StoredKey | null => ownKeys(db).inForce;
