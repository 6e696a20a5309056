import { createInflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';

/** One part of a ZIP whose place was checked; its content was not. */
export interface ZipPart {
  readonly name: string;
  /** As the file claims. */
  readonly bytes: number;
  readonly packed: Buffer;
  readonly deflated: boolean;
}

/**
 * Lists the parts of a ZIP. Two readers of one hostile file may see two contents, because a ZIP states names and sizes twice and nothing keeps
 * parts from overlapping; so both statements must agree, parts must lie apart, and names must be plain, each used once. Sizes are still only
 * claims: `unpack` holds a part to its own.
 */
export const listParts = async (bytes: Buffer, mostParts: number): Promise<Result<readonly ZipPart[], RefusedFileReason>> => {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  } catch {
    return err('damaged'); // yauzl's only way to say that this is no whole ZIP
  }
  if (zip.entryCount > mostParts) return err('bomb');
  const parts: ZipPart[] = [];
  const names = new Set<string>();
  const places: Place[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return err('encrypted');
      const name = entry.fileName.toLowerCase();
      const place = await placeOf(zip, entry);
      if (names.has(name) || !place || !isPlainMethod(entry)) return err('damaged');
      names.add(name);
      places.push(place);
      const packed = bytes.subarray(place.data, place.end);
      if (packed.length !== entry.compressedSize) return err('damaged');
      parts.push({ name: entry.fileName, bytes: entry.uncompressedSize, packed, deflated: entry.compressionMethod === 8 });
    }
  } catch {
    return err('damaged'); // a broken directory, or a name that leads out of the archive
  }
  return apart(places) ? ok(parts) : err('damaged');
};

interface Place {
  readonly start: number;
  readonly data: number;
  readonly end: number;
}

const isPlainMethod = ({ compressionMethod }: Entry): boolean => compressionMethod === 0 || compressionMethod === 8;

/** Sizes may come after the data (bit 3), and in a ZIP64 they stand in an extra field; the local header then has no own claim to compare. */
const placeOf = async (zip: ZipFile, entry: Entry): Promise<Place | undefined> => {
  const local = await zip.readLocalFileHeaderPromise(entry);
  const later = (local.generalPurposeBitFlag & 8) !== 0;
  const agrees = (claimed: number, found: number): boolean => claimed === found || found === 0xffff_ffff || (later && found === 0);
  const same =
    local.fileName.equals(entry.fileNameRaw) &&
    local.compressionMethod === entry.compressionMethod &&
    agrees(entry.compressedSize, local.compressedSize) &&
    agrees(entry.uncompressedSize, local.uncompressedSize);
  if (!same) return undefined;
  return { start: entry.relativeOffsetOfLocalHeader, data: local.fileDataStart, end: local.fileDataStart + entry.compressedSize };
};

const apart = (places: readonly Place[]): boolean => {
  const inOrder = [...places].sort((a, b) => a.start - b.start);
  return inOrder.every(({ start }, index) => start >= (inOrder[index - 1]?.end ?? 0));
};

const chunkBytes = 128 * 1024;
/** Unpacked while the chunks before are looked at, so that neither waits for the other. */
const bytesAhead = 8 * chunkBytes;

/** Unpacks one part chunk by chunk. Throws where it does not inflate or has not the size it claims. */
export async function* unpack({ packed, deflated, bytes }: ZipPart): AsyncGenerator<Buffer> {
  if (!deflated) {
    for (let at = 0; at < packed.length; at += chunkBytes) yield packed.subarray(at, at + chunkBytes);
    if (packed.length !== bytes) throw new Error('not the size it claims');
    return;
  }
  const options = { chunkSize: chunkBytes, readableHighWaterMark: bytesAhead }; // zlib's type leaves out what every stream takes
  const stream = createInflateRaw(options);
  stream.end(packed);
  let count = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    count += chunk.length;
    if (count > bytes) throw new Error('more than it claims');
    yield chunk;
  }
  if (count !== bytes) throw new Error('less than it claims');
}
