import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { fingerprintOfHash } from '#electron/bundle/fingerprint.ts';
import { withCityKey, type ClosedAt } from '#electron/bundle/next-roster.ts';
import type { Roster } from '#electron/bundle/roster.ts';
import { acceptStep } from '#electron/bundle/roster-update.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOwnKey, insertOwnKey, type StoredKey } from '#electron/store/keys.ts';
import { findOffice, type Office } from '#electron/store/office.ts';
import { findOwnHead, listAlarms } from '#electron/store/own-chains.ts';
import { lastReceived, listSealed } from '#electron/store/sealed-bundles.ts';
import { sealTask } from './bundle-seal.ts';
import type { Handler } from './context.ts';
import type { Keyring } from './keyring.ts';
import { makeOfficeKey, type KeySurroundings } from './make-keys.ts';
import { keyInForce } from './own-keys.ts';
import { expiryOf, openRoot, signedByRoot } from './root-key.ts';
import { sealMarks, type SealMark } from './seal-lock.ts';
import { rosterTask } from './seal-tasks.ts';
import { currentRoster, signedSteps, storeStep, trustState } from './trust-roster.ts';
import type { Turns } from './turns.ts';

interface Renewal {
  readonly office: Office;
  readonly roster: Roster;
  readonly root: StoredKey;
  readonly former: StoredKey;
}

const renewalOf = (db: ReadDb): Result<Renewal, AppError<'office.missing' | 'office.roleOnly' | 'trust.missing' | 'keys.missing'>> => {
  const office = findOffice(db);
  if (!office) return fail('office.missing', {});
  if (office.role !== 'city') return fail('office.roleOnly', { role: 'city' });
  const roster = currentRoster(db);
  const root = findOwnKey(db, 'root');
  if (!roster || !root) return fail('trust.missing', {});
  const former = keyInForce(db);
  return former ? ok({ office, roster, root, former }) : fail('keys.missing', {});
};

/**
 * Where each chain of the key ends: at its last number, of which a database that was put back may know only from a seal mark or from what others have
 * seen. Where others hold a bundle that this program never sealed, only what was receipted before counts (BUNDLE-SPEC 7.4, 11.5).
 */
const endsOf = (db: ReadDb, signer: string, marks: readonly SealMark[]): ClosedAt => {
  const alarms = listAlarms(db, signer);
  const known = [...listSealed(db), ...marks, ...alarms].filter((one) => one.signer === signer);
  const copied = new Set(alarms.flatMap(({ reason, chan }) => (reason === 'copied' ? [chan] : [])));
  const endOf = (chan: string): number => {
    if (copied.has(chan)) return lastReceived(db, signer, chan);
    const numbers = known.flatMap((one) => (one.chan === chan ? [one.seq] : []));
    return Math.max(findOwnHead(db, signer, chan)?.seq ?? 0, ...numbers);
  };
  const chans = [...new Set(known.map(({ chan }) => chan))].sort();
  return Object.fromEntries(chans.map((chan) => [chan, endOf(chan)] as const).filter(([, seq]) => seq > 0));
};

/** Whether a bundle for all offices went out that this database does not know: it may have carried a newer roster. */
const rosterMayBeBehind = (db: ReadDb, signers: readonly string[], marks: readonly SealMark[]): boolean =>
  signers.some((signer) => {
    const head = findOwnHead(db, signer, '*')?.seq ?? 0;
    return [...marks, ...listAlarms(db, signer)].some((one) => one.signer === signer && one.chan === '*' && one.seq > head);
  });

/**
 * `trust.renew`: another key for the city in one act. The roster step that names it and closes the one before travels in a bundle of the root key, because
 * no office knows a key of the city that may still seal (BUNDLE-SPEC 11.3, 12.3); so it works as well when the key before is lost, copied or locked.
 */
export const renewCityHandler =
  (surroundings: KeySurroundings, keyring: Keyring, turns: Turns): Handler<'trust.renew'> =>
  async (context, { label, passphrase, reason, rootPassphrase }) => {
    await turns.take(context);
    const { db, now } = context;
    const renewal = renewalOf(db);
    if (!renewal.ok) return renewal;
    const { office, roster, root, former } = renewal.value;
    const marks = await sealMarks(surroundings, office.code);
    // Offices that have that roster would refuse another step of its number for good.
    if (rosterMayBeBehind(db, [root.signer, former.signer], marks)) return fail('trust.behind', {});
    const rootPem = await openRoot(surroundings, root, rootPassphrase);
    if (!rootPem.ok) return rootPem;
    const made = await makeOfficeKey(context, surroundings, label, passphrase);
    if (!made.ok) return made;
    const { key, keys } = made.value;
    const closedAt = endsOf(db, former.signer, marks);
    const next = withCityKey(roster, key, { ...former, closedAt }, expiryOf(now));
    const step = signedByRoot(next, rootPem.value);
    const steps = [...signedSteps(db), { ...step, version: next.version }];
    const record = await sealTask(context, surroundings, { office, key: root, pem: rootPem.value, roster: next }, rosterTask(steps));
    if (!record.ok) return record;
    return ok(function* (write) {
      const current = currentRoster(write.db);
      const accepted = current ? acceptStep(current, step) : null;
      if (!accepted?.ok) return fail('trust.changed', {});
      insertOwnKey(write.db, key, write.now);
      storeStep(write.db, next.version, step, write.now);
      // One act, one row of the trail.
      const sealed = yield* record.value({ ...write, note: () => undefined });
      if (!sealed.ok) return sealed;
      keyring.put(key.signer, keys);
      const { fileName } = sealed.value;
      write.note({ signer: key.signer, label, before: former.signer, closedAt, reason, version: next.version, file: fileName });
      return ok({ fingerprint: fingerprintOfHash(key.signer), trust: trustState(next, write.now), bundle: sealed.value });
    });
  };
