import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import { digestFile, namesIn, readRange, syncFolder, writeNewFile, type FileDigest, type Watch } from './file-bytes.ts';

/** Removes what a crash left in the outbox: everything that no ledger row names (BUNDLE-SPEC 7.1). Gives the names removed. */
export const clearOutbox = async (outboxDir: string, sealedNames: ReadonlySet<string>): Promise<readonly string[]> => {
  await mkdir(outboxDir, { recursive: true });
  return clearFolder(outboxDir, sealedNames);
};

/** Removes every private copy and plaintext from a folder of the inbox except the files to keep (7.3, 7.4). Gives the names removed. */
export const clearInbox = (inboxDir: string, kept: ReadonlySet<string>): Promise<readonly string[]> => clearFolder(inboxDir, kept);

const clearFolder = async (dir: string, keep: ReadonlySet<string>): Promise<readonly string[]> => {
  const stray = (await namesIn(dir)).filter((name) => !keep.has(name));
  for (const name of stray) await rm(join(dir, name), { recursive: true, force: true });
  return stray;
};

export type CopyFault =
  /** The sealed file is not the one that was recorded. */
  | 'source-differs'
  /** What arrived on the medium is not what was written. */
  | 'copy-differs'
  | 'exists';

/**
 * Copies one sealed file out (BUNDLE-SPEC 7.1, 13): `*.part`, fsync, re-read, SHA-256 compared, renamed. Leaves exactly one
 * file, or none. A file of that name with the very same bytes counts as done; any other is `exists` and stays. Throws the
 * signal's reason when aborted, and the system's error when the medium fails.
 */
export const exportCopy = async (
  source: { readonly path: string; readonly sha256: string },
  targetDir: string,
  fileName: string,
  watch: Watch = {},
): Promise<Result<{ readonly path: string }, CopyFault>> => {
  const path = join(targetDir, fileName);
  const there = (await readdir(targetDir)).includes(fileName);
  if (there) return (await digestFile(path, watch)).sha256 === source.sha256 ? ok({ path }) : err('exists');
  const partPath = `${path}.part`;
  await rm(partPath, { force: true });
  try {
    const written = await writeNewFile(partPath, readRange(source.path, 0, Number.MAX_SAFE_INTEGER, watch));
    if (written.sha256 !== source.sha256) return err('source-differs');
    const read = await digestFile(partPath, { signal: watch.signal });
    if (read.sha256 !== source.sha256) return err('copy-differs');
    watch.signal?.throwIfAborted();
    await rename(partPath, path);
    await syncFolder(targetDir);
    return ok({ path });
  } finally {
    await rm(partPath, { force: true });
  }
};

/**
 * Takes a file from a stick or a mail folder into the own private folder (2.3 rule 1), from where alone it is processed. The
 * digest is of the bytes as they were copied. `targetPath` must not exist; after a failure it does not.
 */
export const takePrivateCopy = async (sourcePath: string, targetPath: string, watch: Watch = {}): Promise<FileDigest> => {
  try {
    return await writeNewFile(targetPath, readRange(sourcePath, 0, Number.MAX_SAFE_INTEGER, watch));
  } catch (cause) {
    const existedBefore = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (!existedBefore) await rm(targetPath, { force: true });
    throw cause;
  }
};

/** Keeps a private copy under another name of the same disk, for a later decision (7.3, 7.4). */
export const moveAside = async (fromPath: string, toPath: string): Promise<void> => {
  await mkdir(dirname(toPath), { recursive: true });
  await rename(fromPath, toPath);
  await syncFolder(dirname(toPath));
};

/** The same for a file that must stay where it is until the ledger no longer names it there. */
export const keepCopy = async (fromPath: string, toPath: string): Promise<void> => {
  if (fromPath === toPath) return;
  await mkdir(dirname(toPath), { recursive: true });
  const partPath = `${toPath}.part`;
  await rm(partPath, { force: true });
  await takePrivateCopy(fromPath, partPath);
  await rename(partPath, toPath);
  await syncFolder(dirname(toPath));
};
