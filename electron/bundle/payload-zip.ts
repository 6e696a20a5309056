import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { readExactly, readRange, type Watch } from './file-bytes.ts';
import { breachOf, PayloadBreach } from './payload-breach.ts';
import { maxInnerEntries } from './payload-names.ts';

/** One entry of `payload.zip` whose headers were found to agree. */
export interface InnerEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc32: number;
  readonly dataOffset: number;
}

const [utf8Flag, descriptorFlag] = [0x0800, 0x0008] as const;

/**
 * Rules 1 to 3 of BUNDLE-SPEC 5.4 over the whole inner ZIP: end record exact, entries adjacent from offset 0 in directory
 * order, methods and flags closed, no extra field or comment, local header and descriptor equal to the directory. Throws
 * PayloadBreach. Names are only required to be ASCII here.
 */
export const readInnerDirectory = async (path: string): Promise<readonly InnerEntry[]> => {
  const handle = await open(path, 'r');
  try {
    const { directoryOffset, directory, count } = await readEndRecord(handle);
    const found = await listEntries(path);
    if (found.length !== count) throw new PayloadBreach('end-record', '', 'count');
    const entries: InnerEntry[] = [];
    let [offset, at] = [0, 0];
    for (const central of found) {
      const name = asciiName(central);
      checkCentral(central, name, directory.subarray(at), offset);
      at += 46 + central.fileNameLength;
      const dataOffset = await checkLocal(handle, central, name, offset);
      entries.push(placed(central, name, dataOffset));
      offset = await checkDescriptor(handle, central, name, dataOffset + central.compressedSize);
    }
    if (at !== directory.length || offset !== directoryOffset) throw new PayloadBreach('gap', '', 'directory');
    return entries;
  } finally {
    await handle.close();
  }
};

const readEndRecord = async (
  handle: FileHandle,
): Promise<{ readonly directoryOffset: number; readonly directory: Buffer; readonly count: number }> => {
  const { size } = await handle.stat();
  const end = size < 22 ? null : await readExactly(handle, size - 22, 22);
  if (end === null || end.readUInt32LE(0) !== 0x06054b50) throw new PayloadBreach('end-record', '', 'signature');
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(20) !== 0) throw new PayloadBreach('end-record', '', 'disk-or-comment');
  const [onDisk, count, directorySize, directoryOffset] = [
    end.readUInt16LE(8),
    end.readUInt16LE(10),
    end.readUInt32LE(12),
    end.readUInt32LE(16),
  ];
  if (onDisk !== count || directoryOffset + directorySize !== size - 22) throw new PayloadBreach('end-record', '', 'offsets');
  if (count > maxInnerEntries || directorySize > count * 512) throw new PayloadBreach('limit', '', 'entries');
  const directory = await readExactly(handle, directoryOffset, directorySize);
  if (directory === null) throw new PayloadBreach('end-record', '', 'directory');
  return { directoryOffset, directory, count };
};

// Sizes are checked below under their own reason, and again by yauzl while inflating.
const listEntries = async (path: string): Promise<readonly Entry[]> => {
  let zip: ZipFile | null = null;
  const entries: Entry[] = [];
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
    for await (const entry of zip.eachEntry()) entries.push(entry);
    return entries;
  } catch (cause) {
    throw breachOf(cause, 'directory', '');
  } finally {
    zip?.close();
  }
};

const asciiName = (entry: Entry): string => {
  const name = entry.fileNameRaw.toString('latin1');
  if (!/^[\x21-\x7e]+$/.test(name)) throw new PayloadBreach('name', JSON.stringify(name));
  return name;
};

const checkCentral = (entry: Entry, name: string, raw: Buffer, offset: number): void => {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new PayloadBreach('method', name);
  if ((entry.generalPurposeBitFlag & ~(utf8Flag | descriptorFlag)) !== 0) throw new PayloadBreach('flags', name);
  if (entry.extraFieldLength !== 0 || entry.fileCommentLength !== 0) throw new PayloadBreach('extra-field', name);
  if (raw.readUInt16LE(34) !== 0) throw new PayloadBreach('directory', name, 'disk');
  if (entry.relativeOffsetOfLocalHeader !== offset) throw new PayloadBreach('gap', name, 'offset');
  if (entry.compressionMethod === 0 && entry.compressedSize !== entry.uncompressedSize) throw new PayloadBreach('size', name, 'stored');
};

const checkLocal = async (handle: FileHandle, entry: Entry, name: string, offset: number): Promise<number> => {
  const length = 30 + entry.fileNameLength;
  const local = await readExactly(handle, offset, length);
  if (local === null || local.readUInt32LE(0) !== 0x04034b50) throw new PayloadBreach('local-header', name, 'signature');
  if (local.readUInt16LE(28) !== 0) throw new PayloadBreach('extra-field', name, 'local');
  if (local.readUInt16LE(26) !== entry.fileNameLength || !local.subarray(30).equals(entry.fileNameRaw)) {
    throw new PayloadBreach('local-header', name, 'name');
  }
  if (local.readUInt16LE(6) !== entry.generalPurposeBitFlag) throw new PayloadBreach('local-header', name, 'flags');
  if (local.readUInt16LE(8) !== entry.compressionMethod) throw new PayloadBreach('local-header', name, 'method');
  if (!hasDescriptor(entry) && !sameFacts(local, 14, entry)) throw new PayloadBreach('local-header', name, 'size-or-crc32');
  return offset + length;
};

/** Gives the offset after the entry. */
const checkDescriptor = async (handle: FileHandle, entry: Entry, name: string, offset: number): Promise<number> => {
  if (!hasDescriptor(entry)) return offset;
  const descriptor = await readExactly(handle, offset, 16);
  if (descriptor === null || descriptor.readUInt32LE(0) !== 0x08074b50 || !sameFacts(descriptor, 4, entry)) {
    throw new PayloadBreach('descriptor', name);
  }
  return offset + 16;
};

const hasDescriptor = (entry: Entry): boolean => (entry.generalPurposeBitFlag & descriptorFlag) !== 0;

const sameFacts = (bytes: Buffer, at: number, entry: Entry): boolean =>
  bytes.readUInt32LE(at) === entry.crc32 &&
  bytes.readUInt32LE(at + 4) === entry.compressedSize &&
  bytes.readUInt32LE(at + 8) === entry.uncompressedSize;

const placed = (entry: Entry, name: string, dataOffset: number): InnerEntry => ({
  name,
  deflated: entry.compressionMethod === 8,
  compressedSize: entry.compressedSize,
  size: entry.uncompressedSize,
  crc32: entry.crc32,
  dataOffset,
});

/**
 * The inflated bytes of an entry (rule 6): counted while inflating, stopped at the declared size, size and CRC-32 checked
 * at the end. Throws PayloadBreach.
 */
export async function* inflateEntry(path: string, entry: InnerEntry, watch: Watch = {}): AsyncGenerator<Uint8Array> {
  let [size, check] = [0, 0];
  for await (const chunk of rawInflate(path, entry)) {
    watch.signal?.throwIfAborted();
    size += chunk.length;
    if (size > entry.size) throw new PayloadBreach('size', entry.name, 'longer');
    check = crc32(chunk, check);
    yield chunk;
    watch.onBytes?.(chunk.length);
  }
  if (size !== entry.size) throw new PayloadBreach('size', entry.name, 'shorter');
  if (check !== entry.crc32) throw new PayloadBreach('crc32', entry.name);
}

// Large pieces: a table of 100 MiB is 400 turns of the event loop instead of 7,000.
const chunkSize = 256 * 1024;

async function* rawInflate(path: string, { name, dataOffset, compressedSize, deflated }: InnerEntry): AsyncGenerator<Uint8Array> {
  const packed = readRange(path, dataOffset, compressedSize);
  if (!deflated) {
    yield* packed;
    return;
  }
  const stream = createInflateRaw({ chunkSize });
  const fed = pipeline(Readable.from(packed), stream).catch(() => undefined); // whoever reads the stream gets its error
  try {
    for await (const chunk of stream) yield chunk as Uint8Array; // a stream without encoding gives bytes
    // Nothing may hide behind the end of what was deflated.
    if (stream.bytesWritten !== compressedSize) throw new PayloadBreach('inflate', name, 'longer');
  } catch (cause) {
    throw breachOf(cause, 'inflate', name);
  } finally {
    stream.destroy();
    await fed;
  }
}
