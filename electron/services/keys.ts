import path from 'node:path';
import { utf8 } from '#shared/base/bytes.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { KeysState, OwnKey } from '#shared/contract/keys.ts';
import { keyIdOfRaw, rawOfPrivatePem } from '#electron/bundle/ed25519.ts';
import { enrolmentFileName, enrolmentQrText, signEnrolment, writeEnrolment } from '#electron/bundle/enrolment.ts';
import { fingerprintOfHash } from '#electron/bundle/fingerprint.ts';
import type { ProgramKeys } from '#electron/bundle/key-file.ts';
import { openKeyFileInThread } from '#electron/bundle/key-file-worker.ts';
import { findKey } from '#electron/bundle/roster.ts';
import { qrCode } from '#electron/platform/qr-code.ts';
import { readFileOrNull, replaceWith } from '#electron/platform/write-files.ts';
import { findOwnKey, insertOwnKey, listOwnKeys, type StoredKey } from '#electron/store/keys.ts';
import { findOffice } from '#electron/store/office.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { countUnreceived } from '#electron/store/sealed-bundles.ts';
import type { Handlers } from './context.ts';
import { backUpKeysHandler, keysDirOf, recoveryFiles } from './key-files.ts';
import type { Keyring } from './keyring.ts';
import { makeOfficeKey, type KeySurroundings } from './make-keys.ts';
import { ownKeys } from './own-keys.ts';
import { singleStep } from './single-step.ts';
import { trustHandlers } from './trust.ts';
import { currentRoster, trustState } from './trust-roster.ts';
import { writeFailure } from './write-fault.ts';

type Names = 'keys.state' | 'keys.create' | 'keys.renew' | 'keys.unlock' | 'keys.backUp' | 'keys.exportEnrolment';

const ownKeyView = (db: ReadDb, key: StoredKey, keyring: Keyring): OwnKey => {
  const roster = currentRoster(db);
  const known = roster ? findKey(roster, key.signer) : null;
  return {
    signer: key.signer,
    fingerprint: fingerprintOfHash(key.signer),
    label: key.label,
    unlocked: keyring.find(key.signer) !== null,
    accepted: known !== null && known.closedAt === null,
  };
};

export const keyHandlers = (surroundings: KeySurroundings, keyring: Keyring): Handlers<Names | keyof ReturnType<typeof trustHandlers>> => ({
  ...trustHandlers(surroundings, keyring),

  'keys.state': ({ db, now }) => {
    const { inForce, next, former } = ownKeys(db);
    const roster = currentRoster(db);
    const state: KeysState = {
      own: inForce && ownKeyView(db, inForce, keyring),
      next: next && ownKeyView(db, next, keyring),
      former: former.map(({ signer, label }) => ({
        ...{ signer, label, fingerprint: fingerprintOfHash(signer), unlocked: keyring.find(signer) !== null },
        closed: ((roster && findKey(roster, signer)?.closedAt) ?? null) !== null,
        unreceived: countUnreceived(db, signer),
      })),
      trust: roster ? trustState(roster, now) : null,
    };
    return ok(state);
  },

  'keys.create': async (context, { label, passphrase }) => {
    const { db } = context;
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    if (office.role !== 'county') return fail('office.roleOnly', { role: 'county' });
    if (findOwnKey(db, 'office')) return fail('keys.exist', {});
    const made = await makeOfficeKey(context, surroundings, label, passphrase);
    if (!made.ok) return made;
    const { key, keys } = made.value;
    return ok(
      singleStep((write) => {
        if (findOwnKey(write.db, 'office')) return fail('keys.exist', {});
        insertOwnKey(write.db, key, write.now);
        keyring.put(key.signer, keys);
        write.note({ signer: key.signer, label });
        return ok(ownKeyView(write.db, key, keyring));
      }),
    );
  },

  'keys.renew': async (context, { label, passphrase, reason }) => {
    const { db } = context;
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    // The city's key is named by a roster step that its root signs.
    if (office.role !== 'county') return fail('office.roleOnly', { role: 'county' });
    const mayRenew = (now: ReadDb): Result<StoredKey, AppError<'keys.missing' | 'keys.renewalWaits'>> => {
      const { inForce, next } = ownKeys(now);
      if (!inForce) return fail('keys.missing', {});
      const roster = currentRoster(now);
      // The first key waits for the roster in the same way.
      const waits = next !== null || !roster || findKey(roster, inForce.signer) === null;
      return waits ? fail('keys.renewalWaits', {}) : ok(inForce);
    };
    const before = mayRenew(db);
    if (!before.ok) return before;
    const made = await makeOfficeKey(context, surroundings, label, passphrase);
    if (!made.ok) return made;
    const { key, keys } = made.value;
    return ok(
      singleStep((write) => {
        const still = mayRenew(write.db);
        if (!still.ok) return still;
        insertOwnKey(write.db, key, write.now);
        keyring.put(key.signer, keys);
        write.note({ signer: key.signer, label, before: still.value.signer, reason });
        return ok(ownKeyView(write.db, key, keyring));
      }),
    );
  },

  'keys.unlock': async ({ db, onProgress }, { passphrase }) => {
    const locked = listOwnKeys(db, 'office').filter(({ signer }) => keyring.find(signer) === null);
    const waiting = locked.length > 0 ? locked : listOwnKeys(db, 'office');
    const opened: { readonly signer: string; readonly keys: ProgramKeys }[] = [];
    const keysDir = keysDirOf(surroundings);
    let files = 0;
    onProgress({ phase: 'unlocking', done: 0 });
    const tryFile = async (fileName: string): Promise<void> => {
      const bytes = await readFileOrNull(path.join(keysDir, fileName));
      if (!bytes) return;
      files += 1;
      const keys = await openKeyFileInThread(surroundings.keyThreadPath, bytes, passphrase);
      if (keys.ok) opened.push({ signer: keyIdOfRaw(rawOfPrivatePem(keys.value.ed25519)), keys: keys.value });
    };
    for (const { fileName } of waiting) await tryFile(fileName);
    // What offices sent to a key that nobody can open any more was encrypted for the recovery key too (BUNDLE-SPEC 12.5).
    if (opened.length === 0) for (const fileName of await recoveryFiles(keysDir)) await tryFile(fileName);
    if (files === 0) return fail('keys.missing', {});
    const [first] = opened;
    if (!first) return fail('keys.passphraseWrong', {});
    return ok(
      singleStep(({ note }) => {
        for (const { signer, keys } of opened) keyring.put(signer, keys);
        note({ signer: first.signer });
        return ok(null);
      }),
    );
  },

  'keys.backUp': backUpKeysHandler(surroundings),

  'keys.exportEnrolment': async ({ db, now, pathOf }, { folder }) => {
    const { next, inForce } = ownKeys(db);
    const key = next ?? inForce;
    const office = findOffice(db);
    if (!key || !office) return fail('keys.missing', {});
    const keys = keyring.find(key.signer);
    if (!keys) return fail('keys.locked', {});
    const dir = pathOf(folder);
    if (dir === null) return fail('file.tokenUnknown', {});
    const enrolment = {
      age: key.age,
      app: surroundings.version,
      created: now,
      ed25519: key.ed25519,
      label: key.label,
      office: office.code,
      v: 1,
    } as const;
    const fileName = enrolmentFileName(enrolment);
    const written = await replaceWith(path.join(dir, fileName), (partPath) => writeEnrolment(partPath, enrolment, keys.ed25519));
    if (!written.ok) return writeFailure(written.error);
    return ok(
      singleStep(({ note }) => {
        note({ signer: key.signer, file: fileName });
        // Ed25519 signs the same bytes with the same signature.
        const { bytes, signature } = signEnrolment(enrolment, keys.ed25519);
        const text = enrolmentQrText(bytes, signature);
        return ok({ fileName, fingerprint: fingerprintOfHash(key.signer), code: { text, ...qrCode(utf8(text)) } });
      }),
    );
  },
});
