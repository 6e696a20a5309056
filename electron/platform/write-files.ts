import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';

export interface WriteFault {
  readonly fault: 'exists' | 'notWritable' | 'full';
  readonly name: string;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** Names the fault behind an error of the file system; anything else is a bug and is thrown on. */
export const faultOf = (error: unknown, name: string): WriteFault => {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return { fault: 'full', name };
  // The last three are what a stick that is pulled out while it is written to answers with.
  if (['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO', 'ENXIO', 'ENODEV'].includes(code))
    return { fault: 'notWritable', name };
  throw error;
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const syncDir = async (dir: string): Promise<void> => {
  if (path.sep === '\\') return; // Windows has no handle on a folder and needs none
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes `<path>.part`, flushes it, reads it back and renames: afterwards the file is whole or not there. */
export const writeFileSafely = async (filePath: string, bytes: Uint8Array): Promise<Result<null, WriteFault>> => {
  const partPath = `${filePath}.part`;
  try {
    const handle = await open(partPath, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (sha256(await readFile(partPath)) !== sha256(bytes)) return err({ fault: 'notWritable', name: path.basename(filePath) });
    await rename(partPath, filePath);
    await syncDir(path.dirname(filePath));
    return ok(null);
  } catch (error) {
    await rm(partPath, { force: true }).catch(() => undefined);
    return err(faultOf(error, path.basename(filePath)));
  }
};

/**
 * Makes a folder with all files or none: they are written into `<dir>.part`, which is renamed when every one of them is on the disk. A folder
 * that is there already is left alone; when it holds these very files, as after a kill right behind the rename, it counts as written. The
 * folder above must be there: a stick that was pulled out is not replaced by a folder of its name.
 */
export const writeFolderSafely = async (
  dirPath: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Result<'made' | 'stoodThere', WriteFault>> => {
  const name = path.basename(dirPath);
  const partDir = `${dirPath}.part`;
  if (await exists(dirPath)) return (await holdsExactly(dirPath, files)) ? ok('stoodThere') : err({ fault: 'exists', name });
  try {
    await rm(partDir, { recursive: true, force: true });
    await mkdir(partDir);
    for (const [fileName, bytes] of files) {
      const written = await writeFileSafely(path.join(partDir, fileName), bytes);
      if (!written.ok) {
        await rm(partDir, { recursive: true, force: true }).catch(() => undefined);
        return written;
      }
    }
    await rename(partDir, dirPath);
    await syncDir(path.dirname(dirPath));
    return ok('made');
  } catch (error) {
    await rm(partDir, { recursive: true, force: true }).catch(() => undefined);
    return err(faultOf(error, name));
  }
};

/** Takes back a folder that `writeFolderSafely` made. */
export const removeFolder = (dirPath: string): Promise<void> => rm(dirPath, { recursive: true, force: true });

const holdsExactly = async (dirPath: string, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> => {
  const names = await readdir(dirPath).catch(() => []);
  if (names.length !== files.size) return false;
  for (const [name, bytes] of files) {
    const there = await readFileOrNull(path.join(dirPath, name));
    if (!there || sha256(there) !== sha256(bytes)) return false;
  }
  return true;
};

const exists = async (target: string): Promise<boolean> =>
  stat(target).then(
    () => true,
    () => false,
  );

/** Makes a folder and those above it, for this user alone; one that is there stays as it is. */
export const makeFolder = async (dirPath: string): Promise<Result<null, WriteFault>> => {
  try {
    await mkdir(dirPath, { recursive: true, mode: 0o700 });
    return ok(null);
  } catch (error) {
    return err(faultOf(error, path.basename(dirPath)));
  }
};

/** Lets `write` make a new file beside the target and renames it over the target when it is done and flushed. */
export const replaceWith = async (filePath: string, write: (partPath: string) => Promise<unknown>): Promise<Result<null, WriteFault>> => {
  const partPath = `${filePath}.part`;
  try {
    await rm(partPath, { force: true });
    await write(partPath);
    await rename(partPath, filePath);
    await syncDir(path.dirname(filePath));
    return ok(null);
  } catch (error) {
    await rm(partPath, { force: true }).catch(() => undefined);
    return err(faultOf(error, path.basename(filePath)));
  }
};

/** Puts a whole file in the place of another at once; both lie in one folder. */
export const moveFile = (from: string, to: string): Result<null, WriteFault> => {
  try {
    renameSync(from, to);
    return ok(null);
  } catch (error) {
    return err(faultOf(error, path.basename(to)));
  }
};

export const removeFile = (filePath: string): Promise<void> => rm(filePath, { force: true });

export const readFileOrNull = (filePath: string): Promise<Uint8Array | null> => readFile(filePath).catch(() => null);
