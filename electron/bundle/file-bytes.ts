import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** How a long file operation is watched: it stops with the signal's reason and reports each stretch of bytes as it is done. */
export interface Watch {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

export interface FileDigest {
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly crc32: number;
}

export interface Digester {
  readonly add: (chunk: Uint8Array) => void;
  readonly digest: () => FileDigest;
}

/** Counts, hashes and checks bytes as they pass by. */
export const createDigester = (): Digester => {
  const hash = createHash('sha256');
  let size = 0;
  let check = 0;
  return {
    add: (chunk) => {
      size += chunk.length;
      hash.update(chunk);
      check = crc32(chunk, check);
    },
    digest: () => ({ size, sha256: hash.digest('hex'), crc32: check }),
  };
};

/** The bytes of a part of a file in chunks; a part that reaches beyond the end simply ends early. */
export async function* readRange(path: string, offset: number, size: number, watch: Watch = {}): AsyncGenerator<Uint8Array> {
  if (size === 0) return;
  // Chunks of a stream opened without encoding are always bytes.
  const chunks = createReadStream(path, { start: offset, end: offset + size - 1, highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
  for await (const chunk of chunks) {
    watch.signal?.throwIfAborted();
    yield chunk;
    watch.onBytes?.(chunk.length);
  }
}

/** SHA-256, CRC-32 and size of a part of a file, streamed. */
export const digestRange = async (path: string, offset: number, size: number, watch: Watch = {}): Promise<FileDigest> => {
  const digester = createDigester();
  for await (const chunk of readRange(path, offset, size, watch)) digester.add(chunk);
  return digester.digest();
};

/** SHA-256, CRC-32 and size of a whole file, streamed. */
export const digestFile = (path: string, watch: Watch = {}): Promise<FileDigest> => digestRange(path, 0, Number.MAX_SAFE_INTEGER, watch);

/** `length` bytes at `offset`, or null when the file has fewer. */
export const readExactly = async (handle: FileHandle, offset: number, length: number): Promise<Buffer | null> => {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) return null;
    done += bytesRead;
  }
  return bytes;
};

/** Makes a new file of the chunks, on the disk when this returns (fsync), and gives its digest. An existing file is an error. */
export const writeNewFile = async (path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<FileDigest> => {
  const handle = await open(path, 'wx');
  try {
    const digester = createDigester();
    for await (const chunk of chunks) {
      await writeAll(handle, chunk);
      digester.add(chunk);
    }
    await handle.sync();
    return digester.digest();
  } finally {
    await handle.close();
  }
};

const writeAll = async (handle: FileHandle, chunk: Uint8Array): Promise<void> => {
  let done = 0;
  while (done < chunk.length) done += (await handle.write(chunk, done, chunk.length - done)).bytesWritten;
};

/** Makes a rename in this folder durable. Windows has no such call, and some file systems of sticks refuse it: then the file's own fsync has to do. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || (cause.code !== 'EINVAL' && cause.code !== 'ENOTSUP')) throw cause;
  } finally {
    await handle.close();
  }
};

/** What lies in a folder; nothing where there is none. */
export const namesIn = async (dir: string): Promise<readonly string[]> => {
  try {
    return await readdir(dir);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};
