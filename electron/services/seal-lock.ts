import path from 'node:path';
import { makeFolder, readFileOrNull, writeFileSafely, type WriteFault } from '#electron/platform/write-files.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { SealLockReason } from '#shared/domain/bundle/seal-lock.ts';
import { findKey } from '#electron/bundle/roster.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOwnHead, listAlarms } from '#electron/store/own-chains.ts';
import { listSealed } from '#electron/store/sealed-bundles.ts';
import type { KeySurroundings } from './make-keys.ts';
import { keyInForce } from './own-keys.ts';
import { currentRoster } from './trust-roster.ts';

/** A number that an own chain has reached, kept outside the database (BUNDLE-SPEC 7.1 step 5). */
export interface SealMark {
  readonly signer: string;
  readonly chan: string;
  readonly seq: number;
  readonly sha256: string;
}

export const marksName = 'seal-marks.json';

/** The two places of the seal mark: beside the outbox, and in the folder of this computer's user (BUNDLE-SPEC 7.1 step 5). */
const markPaths = ({ dataDir, userDir }: KeySurroundings, office: string): readonly string[] => [
  path.join(dataDir, 'outbox', marksName),
  path.join(userDir, 'seal-marks', `${office}.json`),
];

const isMark = (value: unknown): value is SealMark =>
  typeof value === 'object' &&
  value !== null &&
  ['signer', 'chan', 'sha256'].every((field) => typeof Reflect.get(value, field) === 'string') &&
  Number.isSafeInteger(Reflect.get(value, 'seq'));

const readMarks = async (filePath: string): Promise<readonly SealMark[]> => {
  const bytes = await readFileOrNull(filePath);
  if (!bytes) return [];
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(parsed) ? parsed.filter(isMark) : [];
  } catch {
    return []; // a mark that can't be read marks nothing; the other one still does
  }
};

/** Every mark that this computer has of its office, of both places. */
export const sealMarks = async (surroundings: KeySurroundings, office: string): Promise<readonly SealMark[]> =>
  (await Promise.all(markPaths(surroundings, office).map(readMarks))).flat();

/**
 * Why nothing may be sealed, or null. Behind a mark or behind what others have seen, the database was restored from an older state; a receipt
 * that reaches as far opens the lock again. A copied key stays locked (BUNDLE-SPEC 7.4, 7.5).
 */
export const sealLock = async (db: ReadDb, surroundings: KeySurroundings, office: string): Promise<SealLockReason | null> => {
  const key = keyInForce(db);
  if (!key) return null;
  const marks = await sealMarks(surroundings, office);
  const alarms = listAlarms(db, key.signer);
  if (alarms.some(({ reason }) => reason === 'copied')) return 'keyCopied';
  // The mark of a key this database never had belongs to another data folder of the same office.
  const behind = [...marks, ...alarms].some(
    ({ signer, chan, seq }) => signer === key.signer && (findOwnHead(db, signer, chan)?.seq ?? 0) < seq,
  );
  if (behind) return 'behindSealMark';
  const roster = currentRoster(db);
  const known = roster && findKey(roster, key.signer);
  if (roster && !known) return 'keyNotInRoster';
  return known && known.closedAt !== null ? 'keyClosed' : null;
};

/** Writes the newest number of every own chain to both places, before a sealed file may leave the office. A mark never goes back. */
export const writeSealMarks = async (db: ReadDb, surroundings: KeySurroundings, office: string): Promise<Result<null, WriteFault>> => {
  const sealed = listSealed(db).map(({ signer, chan, seq, headerHash }) => ({ signer, chan, seq, sha256: headerHash }));
  for (const filePath of markPaths(surroundings, office)) {
    const newest = new Map<string, SealMark>();
    for (const { signer, chan, seq, sha256 } of [...(await readMarks(filePath)), ...sealed]) {
      const chain = `${signer} ${chan}`;
      if ((newest.get(chain)?.seq ?? 0) < seq) newest.set(chain, { signer, chan, seq, sha256 });
    }
    const made = await makeFolder(path.dirname(filePath));
    const written = made.ok ? await writeFileSafely(filePath, new TextEncoder().encode(JSON.stringify([...newest.values()]))) : made;
    if (!written.ok) return written;
  }
  return ok(null);
};
