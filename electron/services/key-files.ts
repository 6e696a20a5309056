import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { namesIn } from '#electron/bundle/file-bytes.ts';
import { exportCopy } from '#electron/bundle/outbox.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import { faultOf } from '#electron/platform/write-files.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listOwnKeys } from '#electron/store/keys.ts';
import type { Handler, JobContext } from './context.ts';
import { recoverySuffix, type KeySurroundings } from './make-keys.ts';
import { singleStep } from './single-step.ts';
import { writeFailure } from './write-fault.ts';

export const keysDirOf = ({ dataDir }: Pick<KeySurroundings, 'dataDir'>): string => path.join(dataDir, 'keys');

/** The city's recovery keys, as far as their files lie here. */
export const recoveryFiles = async (keysDir: string): Promise<readonly string[]> =>
  (await namesIn(keysDir)).filter((name) => name.endsWith(`${recoverySuffix}.age`));

/** The passphrase files of this program that lie here; that of the root key may be in its envelope (BUNDLE-SPEC 12.3). */
const filesHere = async (db: ReadDb, keysDir: string): Promise<readonly string[]> => {
  const there = new Set(await namesIn(keysDir));
  const own = [...listOwnKeys(db, 'office'), ...listOwnKeys(db, 'root')].flatMap(({ fileName }) => (there.has(fileName) ? [fileName] : []));
  return [...own, ...(await recoveryFiles(keysDir))];
};

type CopyFailure = AppError<'file.unreadable' | 'file.exists' | 'folder.notWritable' | 'disk.full'>;

const copyFile = async (source: string, dir: string, { signal }: JobContext): Promise<Result<null, CopyFailure>> => {
  const name = path.basename(source);
  try {
    const sha256 = await fileSha256(source);
    if (sha256 === null) return fail('file.unreadable', { name });
    const copied = await exportCopy({ path: source, sha256 }, dir, name, { signal });
    if (copied.ok) return ok(null);
    return copied.error === 'exists' ? fail('file.exists', { name }) : fail('folder.notWritable', { name: path.basename(dir) });
  } catch (error) {
    if (signal.aborted) throw error;
    return writeFailure(faultOf(error, path.basename(dir)));
  }
};

/** `keys.backUp`: the same passphrase files on a stick for the safe (BUNDLE-SPEC 12.4), each read back; what is there already is compared. */
export const backUpKeysHandler =
  (surroundings: KeySurroundings): Handler<'keys.backUp'> =>
  async (context, { folder }) => {
    const dir = context.pathOf(folder);
    if (dir === null) return fail('file.tokenUnknown', {});
    const keysDir = keysDirOf(surroundings);
    const files = await filesHere(context.db, keysDir);
    if (files.length === 0) return fail('keys.missing', {});
    for (const [index, name] of files.entries()) {
      context.onProgress({ phase: 'copying', done: index, total: files.length });
      const copied = await copyFile(path.join(keysDir, name), dir, context);
      if (!copied.ok) return copied;
    }
    return ok(
      singleStep(({ note }) => {
        note({ files, folder: dir });
        return ok({ files: files.length, folder: dir });
      }),
    );
  };
