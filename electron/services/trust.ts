import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { EnrolmentSource, EnrolmentView } from '#shared/contract/keys.ts';
import { readContainer } from '#electron/bundle/container.ts';
import { parseEnrolmentText, readEnrolment, type ReadEnrolment } from '#electron/bundle/enrolment.ts';
import { prolonged, withClosedKey, withOfficeKey } from '#electron/bundle/next-roster.ts';
import { findKey, officeName, rootFingerprint, type Roster } from '#electron/bundle/roster.ts';
import { acceptStep } from '#electron/bundle/roster-update.ts';
import { listChains } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOwnKey, insertOwnKey } from '#electron/store/keys.ts';
import { findOffice } from '#electron/store/office.ts';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import type { Handlers } from './context.ts';
import type { Keyring } from './keyring.ts';
import { makeKeyFile, passphraseFits, passphraseMinimum, recoverySuffix, type KeySurroundings } from './make-keys.ts';
import { expiryOf, openRoot, signedByRoot } from './root-key.ts';
import { singleStep } from './single-step.ts';
import { currentRoster, storeStep, trustState } from './trust-roster.ts';
import { writeFailure } from './write-fault.ts';

type Names = 'trust.start' | 'trust.readEnrolment' | 'trust.accept' | 'trust.close' | 'trust.prolong';

const readEnrolmentFile = async (filePath: string): Promise<Result<ReadEnrolment, AppError<'trust.enrolmentBad'>>> => {
  const container = await readContainer(filePath);
  if (!container.ok || container.value.holds !== 'enrolment')
    return fail('trust.enrolmentBad', { reason: container.ok ? 'bundle' : container.error });
  return checkedEnrolment(container.value);
};

const checkedEnrolment = (signed: Parameters<typeof readEnrolment>[0]): Result<ReadEnrolment, AppError<'trust.enrolmentBad'>> => {
  const enrolment = readEnrolment(signed);
  return enrolment.ok ? enrolment : fail('trust.enrolmentBad', { reason: enrolment.error });
};

/** The enrolment that a call names, by its file or as the text of its code; both pass the same checks. */
const enrolmentFrom = async (
  source: EnrolmentSource,
  pathOf: (token: string) => string | null,
): Promise<Result<ReadEnrolment, AppError<'trust.enrolmentBad' | 'file.tokenUnknown'>>> => {
  if ('text' in source) {
    const parts = parseEnrolmentText(source.text);
    return parts.ok ? checkedEnrolment(parts.value) : fail('trust.enrolmentBad', { reason: parts.error });
  }
  const filePath = pathOf(source.file);
  return filePath === null ? fail('file.tokenUnknown', {}) : readEnrolmentFile(filePath);
};

/** Which two of the six groups the checker must type: taken from the digits themselves, so that both looks at one file ask the same. */
const groupsToType = (signer: string): readonly [number, number] => {
  const first = Number.parseInt(signer.slice(0, 4), 16) % 6;
  const second = (first + 1 + (Number.parseInt(signer.slice(4, 8), 16) % 5)) % 6;
  return [Math.min(first, second) + 1, Math.max(first, second) + 1];
};

const keyOf = ({ enrolment: { age, ed25519 }, signer }: ReadEnrolment) => ({ age, ed25519, signer });

const nameOf = (code: string): string => counties.find((county) => county.code === code)?.officeName ?? code;

const lastTaken = (db: ReadDb, signer: string): { readonly [chan: string]: number } =>
  Object.fromEntries(
    listChains(db).flatMap((chain) => (chain.signer === signer && chain.lastSeq > 0 ? [[chain.chan, chain.lastSeq]] : [])),
  );

export const trustHandlers = (surroundings: KeySurroundings, keyring: Keyring): Handlers<Names> => ({
  'trust.start': async ({ db, now, randomBytes, onProgress }, { label, passphrase, rootPassphrase, recoveryPassphrase }) => {
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    if (office.role !== 'city') return fail('office.roleOnly', { role: 'city' });
    if (currentRoster(db)) return fail('trust.exists', {});
    if (findOwnKey(db, 'office')) return fail('keys.exist', {});
    if (![passphrase, rootPassphrase, recoveryPassphrase].every(passphraseFits))
      return fail('keys.passphraseWeak', { minimum: passphraseMinimum });
    onProgress({ phase: 'unlocking', done: 0, total: 3 });
    const work = await makeKeyFile(surroundings, randomBytes, passphrase, '');
    const root = await makeKeyFile(surroundings, randomBytes, rootPassphrase, '-root');
    const recovery = await makeKeyFile(surroundings, randomBytes, recoveryPassphrase, recoverySuffix);
    if (!work.ok) return writeFailure(work.error);
    if (!root.ok) return writeFailure(root.error);
    if (!recovery.ok) return writeFailure(recovery.error);
    const roster: Roster = {
      city: {
        age: [work.value.age, recovery.value.age],
        code: office.code,
        name: office.name,
        signing: [{ ed25519: work.value.ed25519, signer: work.value.signer, status: 'open' }],
      },
      expires: expiryOf(now),
      offices: [],
      root: { keys: [root.value.ed25519], threshold: 1 },
      v: 1,
      version: 1,
    };
    const step = signedByRoot(roster, root.value.keys.ed25519);
    return ok(
      singleStep((write) => {
        if (currentRoster(write.db)) return fail('trust.exists', {});
        const { signer, ed25519, age, fileName } = work.value;
        insertOwnKey(write.db, { signer, label, ed25519, age, fileName, role: 'office' }, write.now);
        const { value: rootKey } = root;
        insertOwnKey(
          write.db,
          { signer: rootKey.signer, label, ed25519: rootKey.ed25519, age: rootKey.age, fileName: rootKey.fileName, role: 'root' },
          write.now,
        );
        storeStep(write.db, 1, step, write.now);
        keyring.put(signer, work.value.keys);
        write.note({ root: rootKey.signer, version: 1 });
        return ok({ rootFingerprint: rootFingerprint(roster.root), files: [fileName, rootKey.fileName, recovery.value.fileName] });
      }),
    );
  },

  'trust.readEnrolment': async ({ db, pathOf }, source) => {
    const roster = currentRoster(db);
    if (!roster) return fail('trust.missing', {});
    const read = await enrolmentFrom(source, pathOf);
    if (!read.ok) return read;
    const { enrolment, signer, digits } = read.value;
    if (findKey(roster, signer)) return fail('trust.keyKnown', { office: enrolment.office });
    const view: EnrolmentView = {
      office: enrolment.office,
      officeName: officeName(roster, enrolment.office) ?? nameOf(enrolment.office),
      label: enrolment.label,
      signer,
      fingerprint: digits,
      groupsToType: groupsToType(signer),
    };
    return ok(view);
  },

  'trust.accept': async ({ db, now, pathOf, onProgress }, { groups, rootPassphrase, ...source }) => {
    const roster = currentRoster(db);
    const root = findOwnKey(db, 'root');
    if (!roster || !root) return fail('trust.missing', {});
    const read = await enrolmentFrom(source, pathOf);
    if (!read.ok) return read;
    const { enrolment, signer, digits } = read.value;
    if (findKey(roster, signer)) return fail('trust.keyKnown', { office: enrolment.office });
    const asked = groupsToType(signer).map((group) => digits.split(' ')[group - 1]);
    if (!groups.every((group, index) => group.normalize('NFKC').trim() === asked[index])) return fail('trust.groupsDiffer', {});
    onProgress({ phase: 'unlocking', done: 0 });
    const rootPem = await openRoot(surroundings, root, rootPassphrase);
    if (!rootPem.ok) return rootPem;
    const next = withOfficeKey(roster, { office: enrolment.office, name: nameOf(enrolment.office) }, keyOf(read.value), expiryOf(now));
    const step = signedByRoot(next, rootPem.value);
    return ok(
      singleStep((write) => {
        const current = currentRoster(write.db);
        const accepted = current ? acceptStep(current, step) : null;
        if (!accepted?.ok) return fail('trust.enrolmentBad', { reason: accepted ? accepted.error : 'roster' });
        storeStep(write.db, next.version, step, write.now);
        write.note({ office: enrolment.office, signer, version: next.version });
        return ok(trustState(next, write.now));
      }),
    );
  },

  'trust.close': async ({ db, onProgress }, { signer, reason, rootPassphrase }) => {
    const roster = currentRoster(db);
    const root = findOwnKey(db, 'root');
    if (!roster || !root) return fail('trust.missing', {});
    const office = roster.offices.find(({ keys }) => keys.some((key) => key.signer === signer));
    if (!office) return fail('trust.keyUnknown', {});
    if (findKey(roster, signer)?.closedAt) return fail('trust.keyClosed', {});
    onProgress({ phase: 'unlocking', done: 0 });
    const rootPem = await openRoot(surroundings, root, rootPassphrase);
    if (!rootPem.ok) return rootPem;
    return ok(
      singleStep((write) => {
        const current = currentRoster(write.db) ?? roster;
        if (findKey(current, signer)?.closedAt) return fail('trust.keyClosed', {});
        const closedAt = lastTaken(write.db, signer);
        const next = withClosedKey(current, signer, closedAt, expiryOf(write.now));
        const step = signedByRoot(next, rootPem.value);
        const accepted = acceptStep(current, step);
        if (!accepted.ok) throw new Error(`closing a key: ${accepted.error}`);
        storeStep(write.db, next.version, step, write.now);
        write.note({ office: office.code, signer, closedAt, reason, version: next.version });
        return ok(trustState(next, write.now));
      }),
    );
  },

  'trust.prolong': async ({ db, onProgress }, { rootPassphrase }) => {
    const root = findOwnKey(db, 'root');
    if (!currentRoster(db) || !root) return fail('trust.missing', {});
    onProgress({ phase: 'unlocking', done: 0 });
    const rootPem = await openRoot(surroundings, root, rootPassphrase);
    if (!rootPem.ok) return rootPem;
    return ok(
      singleStep((write) => {
        const current = currentRoster(write.db);
        if (!current) return fail('trust.missing', {});
        const next = prolonged(current, expiryOf(write.now));
        const step = signedByRoot(next, rootPem.value);
        const accepted = acceptStep(current, step);
        if (!accepted.ok) throw new Error(`prolonging the roster: ${accepted.error}`);
        storeStep(write.db, next.version, step, write.now);
        write.note({ version: next.version, expires: next.expires });
        return ok(trustState(next, write.now));
      }),
    );
  },
});
