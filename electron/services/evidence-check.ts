import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { BadEvidence, EvidenceCheck } from '#shared/contract/evidence.ts';
import {
  attachmentsDir,
  checkedAttachmentState,
  listAttachments,
  removeAttachment,
  type AttachmentState,
} from '#electron/platform/attachments.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isNamed, listAllEvidence, type StoredEvidence } from '#electron/store/evidence.ts';
import type { Handlers } from './context.ts';
import { singleStep } from './single-step.ts';

/** How the file of each row lies there, every byte looked at once; `onFile` is told after each file. */
export const checkFiles = async (
  dir: string,
  rows: readonly StoredEvidence[],
  onFile: (done: number) => void = () => undefined,
): Promise<ReadonlyMap<string, AttachmentState>> => {
  const states = new Map<string, AttachmentState>();
  for (const { sha256, bytes } of rows) {
    if (states.has(sha256)) continue;
    states.set(sha256, await checkedAttachmentState(dir, sha256, bytes));
    onFile(states.size);
  }
  return states;
};

const checkOf = async (db: ReadDb, dir: string): Promise<EvidenceCheck> => {
  const rows = listAllEvidence(db);
  const states = await checkFiles(dir, rows);
  const bad = rows.flatMap(({ serial, code, fileName, sha256 }): readonly BadEvidence[] => {
    const file = states.get(sha256) ?? 'missing';
    return file === 'there' ? [] : [{ serial, code, fileName, sha256, file }];
  });
  const lying = await listAttachments(dir);
  const kept = lying.filter(({ name }) => states.has(name));
  return {
    files: states.size,
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
    bad,
    strays: lying.filter(({ name }) => !states.has(name)),
  };
};

/** Removes a file that no row names; where it cannot be removed it stays a stray, and the next check names it. */
export const removeStray = (dir: string, name: string): boolean => removeAttachment(dir, name).ok;

export const evidenceCheckHandlers = (surroundings: { readonly dataDir: string }): Handlers<'evidence.check' | 'evidence.clean'> => {
  const dir = attachmentsDir(surroundings);
  return {
    'evidence.check': async ({ db }) => ok(await checkOf(db, dir)),

    'evidence.clean': async () => {
      const lying = await listAttachments(dir);
      return ok(
        singleStep(({ db, note }) => {
          const strays = lying.filter(({ name }) => !isNamed(db, name));
          for (const { name } of strays) if (!removeStray(dir, name)) return fail('store.readOnly', {});
          const facts = { files: strays.length, bytes: strays.reduce((sum, { bytes }) => sum + bytes, 0) };
          note(facts);
          return ok(facts);
        }),
      );
    },
  };
};
