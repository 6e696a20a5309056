import path from 'node:path';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { KeysState, OwnKey } from '#shared/contract/keys.ts';
import { enrolmentFileName, writeEnrolment } from '#electron/bundle/enrolment.ts';
import { fingerprintOfHash } from '#electron/bundle/fingerprint.ts';
import { openKeyFileInThread } from '#electron/bundle/key-file-worker.ts';
import { findKey } from '#electron/bundle/roster.ts';
import { readFileOrNull, replaceWith } from '#electron/platform/write-files.ts';
import { findOwnKey, insertOwnKey, type StoredKey } from '#electron/store/keys.ts';
import { findOffice } from '#electron/store/office.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { Handlers } from './context.ts';
import type { Keyring } from './keyring.ts';
import { makeKeyFile, passphraseFits, passphraseMinimum, type KeySurroundings } from './make-keys.ts';
import { singleStep } from './single-step.ts';
import { trustHandlers } from './trust.ts';
import { currentRoster, trustState } from './trust-roster.ts';
import { writeFailure } from './write-fault.ts';

type Names = 'keys.state' | 'keys.create' | 'keys.unlock' | 'keys.exportEnrolment';

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

  'keys.state': ({ db }) => {
    const key = findOwnKey(db, 'office');
    const roster = currentRoster(db);
    const state: KeysState = { own: key ? ownKeyView(db, key, keyring) : null, trust: roster ? trustState(roster) : null };
    return ok(state);
  },

  'keys.create': async ({ db, randomBytes, onProgress }, { label, passphrase }) => {
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    if (office.role !== 'county') return fail('office.roleOnly', { role: 'county' });
    if (findOwnKey(db, 'office')) return fail('keys.exist', {});
    if (!passphraseFits(passphrase)) return fail('keys.passphraseWeak', { minimum: passphraseMinimum });
    onProgress({ phase: 'unlocking', done: 0 });
    const made = await makeKeyFile(surroundings, randomBytes, passphrase, '');
    if (!made.ok) return writeFailure(made.error);
    const { keys, signer, ed25519, age, fileName } = made.value;
    return ok(
      singleStep((write) => {
        if (findOwnKey(write.db, 'office')) return fail('keys.exist', {});
        const key: StoredKey = { signer, label, ed25519, age, fileName, role: 'office' };
        insertOwnKey(write.db, key, write.now);
        keyring.put(signer, keys);
        write.note({ signer, label });
        return ok(ownKeyView(write.db, key, keyring));
      }),
    );
  },

  'keys.unlock': async ({ db, onProgress }, { passphrase }) => {
    const key = findOwnKey(db, 'office');
    const bytes = key ? await readFileOrNull(path.join(surroundings.dataDir, 'keys', key.fileName)) : null;
    if (!key || !bytes) return fail('keys.missing', {});
    onProgress({ phase: 'unlocking', done: 0 });
    const opened = await openKeyFileInThread(surroundings.keyThreadPath, bytes, passphrase);
    if (!opened.ok) return fail('keys.passphraseWrong', {});
    return ok(
      singleStep(({ note }) => {
        keyring.put(key.signer, opened.value);
        note({ signer: key.signer });
        return ok(null);
      }),
    );
  },

  'keys.exportEnrolment': async ({ db, now, pathOf }, { folder }) => {
    const key = findOwnKey(db, 'office');
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
        return ok({ fileName, fingerprint: fingerprintOfHash(key.signer) });
      }),
    );
  },
});
