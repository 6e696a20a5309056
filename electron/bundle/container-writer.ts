import { crc32 } from 'node:zlib';
import { maxContainerSize, type PayloadName } from './container.ts';
import { readRange, writeNewFile, type FileDigest, type Watch } from './file-bytes.ts';
import { centralHeader, endRecord, localHeader, type StoredEntry } from './zip-records.ts';

export interface SmallEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A payload that already lies in a file of its own; it is streamed, never held in memory. */
export interface PayloadSource {
  readonly name: PayloadName;
  readonly path: string;
  readonly size: number;
  readonly crc32: number;
}

/**
 * Writes the outer ZIP of BUNDLE-SPEC 2.2 into a new file, fsynced on return. The entries must already be in one of the
 * permitted orders. Throws when the file would not fit the 4 GiB limit; the caller splits before it comes to that.
 */
export const writeContainer = (
  path: string,
  small: readonly SmallEntry[],
  payload: PayloadSource | null,
  watch: Watch = {},
): Promise<FileDigest> => writeNewFile(path, containerBytes(small, payload, watch));

async function* containerBytes(small: readonly SmallEntry[], payload: PayloadSource | null, watch: Watch): AsyncGenerator<Uint8Array> {
  const entries: StoredEntry[] = small.map(({ name, bytes }) => ({ name, size: bytes.length, crc32: crc32(bytes) }));
  if (payload !== null) entries.push({ name: payload.name, size: payload.size, crc32: payload.crc32 });
  const { tail, total } = directoryOf(entries);
  if (total > maxContainerSize) throw new Error('a bundle must be smaller than 4 GiB');
  for (const [index, entry] of entries.entries()) {
    yield localHeader(entry);
    const bytes = small[index]?.bytes;
    if (bytes !== undefined) yield bytes;
    else if (payload !== null) yield* readRange(payload.path, 0, payload.size, watch);
  }
  yield tail;
}

const directoryOf = (entries: readonly StoredEntry[]): { readonly tail: Uint8Array; readonly total: number } => {
  let offset = 0;
  const central: Buffer[] = [];
  for (const entry of entries) {
    central.push(centralHeader(entry, offset));
    offset += localHeader(entry).length + entry.size;
  }
  const directory = Buffer.concat(central);
  const tail = Buffer.concat([directory, endRecord(entries.length, directory.length, offset)]);
  return { tail, total: offset + tail.length };
};
