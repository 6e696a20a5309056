import { rmSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import { fileSha256 } from './file-hash.ts';
import { faultOf, makeFolder, moveFile, readFileOrNull, removeFile, writeFileSafely, type WriteFault } from './write-files.ts';

/** Where the bytes of evidence lie in a data folder, each file under its SHA-256. */
export const attachmentsDir = ({ dataDir }: { readonly dataDir: string }): string => path.join(dataDir, 'attachments');

/** A file that lies whole beside its name and gets it within a transaction. */
export interface WaitingAttachment {
  /** Puts it under its name, in the place of whatever is there: that can only be the same bytes, or damaged ones. */
  readonly name: () => Result<null, WriteFault>;
  /** Removes what did not get its name. */
  readonly drop: () => Promise<void>;
}

/** Writes bytes beside the name of their hash, on the disk and read back; `mark` keeps two writers apart. */
export const writeAttachment = async (
  dir: string,
  sha256: string,
  mark: string,
  bytes: Uint8Array,
): Promise<Result<WaitingAttachment, WriteFault>> => {
  const made = await makeFolder(dir);
  if (!made.ok) return made;
  const waiting = path.join(dir, `${sha256}.${mark}.new`);
  const written = await writeFileSafely(waiting, bytes);
  if (!written.ok) return written;
  return ok({ name: () => moveFile(waiting, path.join(dir, sha256)), drop: () => removeFile(waiting) });
};

/** How a file lies there, by its presence and its size alone. */
export type AttachmentState = 'there' | 'missing' | 'changed';

export const attachmentState = async (dir: string, sha256: string, bytes: number): Promise<AttachmentState> => {
  const found = await stat(path.join(dir, sha256)).catch(() => null);
  if (!found?.isFile()) return 'missing';
  return found.size === bytes ? 'there' : 'changed';
};

/** The same, every byte looked at. */
export const checkedAttachmentState = async (dir: string, sha256: string, bytes: number): Promise<AttachmentState> => {
  const state = await attachmentState(dir, sha256, bytes);
  return state === 'there' && (await fileSha256(path.join(dir, sha256))) !== sha256 ? 'changed' : state;
};

/** The bytes under a hash as they lie there, for the caller to compare; null = no file. */
export const readAttachment = (dir: string, sha256: string): Promise<Uint8Array | null> => readFileOrNull(path.join(dir, sha256));

export interface FolderEntry {
  readonly name: string;
  readonly bytes: number;
}

/** Every file of the folder, by name; none while nothing was ever kept. */
export const listAttachments = async (dir: string): Promise<readonly FolderEntry[]> => {
  const names = await readdir(dir).catch(() => []);
  const entries = await Promise.all(
    names.map(async (name) => {
      const found = await stat(path.join(dir, name)).catch(() => null);
      return found?.isFile() ? [{ name, bytes: found.size }] : [];
    }),
  );
  return entries.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1));
};

/** Removes a file that `listAttachments` named. */
export const removeAttachment = (dir: string, name: string): Result<null, WriteFault> => {
  try {
    rmSync(path.join(dir, path.basename(name)), { force: true });
    return ok(null);
  } catch (error) {
    return err(faultOf(error, name));
  }
};

/** The bytes of an ordinary file a person chose, unless there are more than `most`; what is no file cannot be read. */
export const readFileUpTo = async (filePath: string, most: number): Promise<Result<Uint8Array, 'tooLarge' | 'unreadable'>> => {
  // Opening a pipe would wait for whoever writes to it.
  const found = await stat(filePath).catch(() => null);
  if (!found?.isFile()) return err('unreadable');
  if (found.size > most) return err('tooLarge');
  const handle = await open(filePath, 'r').catch(() => null);
  if (handle === null) return err('unreadable');
  try {
    const bytes = await handle.readFile();
    // It may have grown meanwhile.
    return bytes.length > most ? err('tooLarge') : ok(new Uint8Array(bytes));
  } catch {
    return err('unreadable');
  } finally {
    await handle.close();
  }
};
