import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { ContainerFault } from '#shared/domain/bundle/outcome.ts';
import { readExactly } from './file-bytes.ts';
import { centralHeader, centralHeaderSize, endRecord, endRecordSize, localHeader, type StoredEntry } from './zip-records.ts';

/** BUNDLE-SPEC section 16: no ZIP64, FAT32 sticks. */
export const maxContainerSize = 0xffff_fffe;
export const maxHeaderSize = 64 * 1024;
export const maxEnrolmentSize = 4 * 1024;

export type PayloadName = 'payload.zip' | 'payload.zip.age';

export interface PayloadPlace {
  readonly name: PayloadName;
  /** Of its first byte in the container file. */
  readonly offset: number;
  readonly size: number;
  /** As the container says; checked at step 11 of the import decision. */
  readonly crc32: number;
}

interface SignedEntries {
  /** Private copy that was read; the payload is read from it later. */
  readonly path: string;
  readonly fileSize: number;
  /** Bytes of `bundle.json` or `enrol.json`, not yet parsed. */
  readonly document: Uint8Array;
  readonly ed25519: Uint8Array;
  readonly sm2: Uint8Array | null;
}

export interface BundleContainer extends SignedEntries {
  readonly holds: 'bundle';
  readonly payload: PayloadPlace;
}

export interface EnrolmentContainer extends SignedEntries {
  readonly holds: 'enrolment';
}

export type Container = BundleContainer | EnrolmentContainer;

interface PlacedEntry extends StoredEntry {
  readonly dataOffset: number;
}

const entryLists: readonly string[] = [
  'bundle.json bundle.json.ed25519 payload.zip',
  'bundle.json bundle.json.ed25519 payload.zip.age',
  'bundle.json bundle.json.ed25519 bundle.json.sm2 payload.zip',
  'bundle.json bundle.json.ed25519 bundle.json.sm2 payload.zip.age',
  'enrol.json enrol.json.ed25519',
  'enrol.json enrol.json.ed25519 enrol.json.sm2',
];

/**
 * Reads the outer ZIP of a private copy (BUNDLE-SPEC 2.3). Every header byte and the end record are regenerated from
 * name, CRC, size and running offset and compared, so there is exactly one file for given contents. The small entries
 * are read and their CRC checked; nothing is parsed and the payload is not touched.
 */
export const readContainer = async (path: string): Promise<Result<Container, ContainerFault>> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await readFrom(handle, path, size);
  } finally {
    await handle.close();
  }
};

const readFrom = async (handle: FileHandle, path: string, fileSize: number): Promise<Result<Container, ContainerFault>> => {
  if (fileSize < endRecordSize || fileSize > maxContainerSize) return err('size');
  const placed = await readDirectory(handle, fileSize);
  if (!placed.ok) return placed;
  const entries = placed.value;
  if (!entryLists.includes(entries.map((entry) => entry.name).join(' '))) return err('names');
  const small = entries.filter((entry) => !isPayload(entry.name));
  if (!small.every(hasAllowedSize)) return err('entry-size');
  const contents: Uint8Array[] = [];
  for (const entry of small) {
    const bytes = await readExactly(handle, entry.dataOffset, entry.size);
    if (bytes === null || crc32(bytes) !== entry.crc32) return err('crc32');
    contents.push(bytes);
  }
  return assemble(path, fileSize, entries, contents);
};

const assemble = (
  path: string,
  fileSize: number,
  entries: readonly PlacedEntry[],
  [document, ed25519, sm2]: readonly Uint8Array[],
): Result<Container, ContainerFault> => {
  const last = entries.at(-1);
  if (document === undefined || ed25519 === undefined || last === undefined) return err('names');
  const signed = { path, fileSize, document, ed25519, sm2: sm2 ?? null };
  if (!isPayload(last.name)) return ok({ ...signed, holds: 'enrolment' });
  return ok({ ...signed, holds: 'bundle', payload: { name: last.name, offset: last.dataOffset, size: last.size, crc32: last.crc32 } });
};

const readDirectory = async (handle: FileHandle, fileSize: number): Promise<Result<readonly PlacedEntry[], ContainerFault>> => {
  const endOffset = fileSize - endRecordSize;
  const end = await readExactly(handle, endOffset, endRecordSize);
  if (end === null) return err('end-record');
  const [directorySize, directoryOffset] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  if (directorySize > 1024 || directoryOffset + directorySize !== endOffset) return err('end-record');
  const directory = await readExactly(handle, directoryOffset, directorySize);
  if (directory === null) return err('directory');
  const entries: PlacedEntry[] = [];
  let offset = 0;
  for (let at = 0; at < directory.length;) {
    const entry = entryAt(directory, at);
    const central = entry === null ? null : centralHeader(entry, offset);
    if (entry === null || central === null || !central.equals(directory.subarray(at, at + central.length))) return err('directory');
    const local = localHeader(entry);
    const found = await readExactly(handle, offset, local.length);
    if (found === null || !local.equals(found)) return err('local-header');
    entries.push({ ...entry, dataOffset: offset + local.length });
    offset += local.length + entry.size;
    at += central.length;
  }
  if (offset !== directoryOffset) return err('directory');
  return end.equals(endRecord(entries.length, directorySize, directoryOffset)) ? ok(entries) : err('end-record');
};

// Only the three facts that the profile leaves free; regenerating checks the rest. A name that is not ASCII does not survive it.
const entryAt = (directory: Buffer, at: number): StoredEntry | null => {
  if (at + centralHeaderSize > directory.length) return null;
  const nameLength = directory.readUInt16LE(at + 28);
  const name = directory.toString('latin1', at + centralHeaderSize, at + centralHeaderSize + nameLength);
  return { name, crc32: directory.readUInt32LE(at + 16), size: directory.readUInt32LE(at + 24) };
};

const isPayload = (name: string): name is PayloadName => name === 'payload.zip' || name === 'payload.zip.age';

const hasAllowedSize = ({ name, size }: StoredEntry): boolean => {
  if (name.endsWith('.ed25519')) return size === 64;
  if (name.endsWith('.sm2')) return size >= 8 && size <= 72;
  return size <= (name === 'enrol.json' ? maxEnrolmentSize : maxHeaderSize);
};
