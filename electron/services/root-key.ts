import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { openKeyFileInThread } from '#electron/bundle/key-file-worker.ts';
import { rosterBytes, type Roster } from '#electron/bundle/roster.ts';
import { signStep, type SignedStep } from '#electron/bundle/roster-update.ts';
import { readFileOrNull } from '#electron/platform/write-files.ts';
import type { StoredKey } from '#electron/store/keys.ts';
import type { KeySurroundings } from './make-keys.ts';

/** The root key's PEM out of its passphrase file, which may lie on its stick in an envelope (BUNDLE-SPEC 12.3). */
export const openRoot = async (
  { dataDir, keyThreadPath }: KeySurroundings,
  root: StoredKey,
  rootPassphrase: string,
): Promise<Result<string, AppError<'keys.passphraseWrong' | 'trust.rootAbsent'>>> => {
  const bytes = await readFileOrNull(path.join(dataDir, 'keys', root.fileName));
  if (!bytes) return fail('trust.rootAbsent', { name: root.fileName });
  const opened = await openKeyFileInThread(keyThreadPath, bytes, rootPassphrase);
  return opened.ok ? ok(opened.value.ed25519) : fail('keys.passphraseWrong', {});
};

/** A step with the signature of the one root key. */
export const signedByRoot = (roster: Roster, rootPem: string): SignedStep => ({
  bytes: rosterBytes(roster),
  signatures: [signStep(roster, rootPem)],
});

/** A roster is good for a year from its newest step on; afterwards a strip says so and work continues (BUNDLE-SPEC 11.2). */
export const expiryOf = (now: string): string => `${String(Number(now.slice(0, 4)) + 1)}${now.slice(4, 10)}`.replace(/02-29$/, '02-28');
