import { utf8 } from '#shared/base/bytes.ts';

/** What the profile of BUNDLE-SPEC 2.2 leaves free about one entry; all other header bytes are fixed. */
export interface StoredEntry {
  readonly name: string;
  readonly crc32: number;
  readonly size: number;
}

/** An entry of the inner ZIP (5.4), which may be deflated. */
export interface InnerZipEntry extends StoredEntry {
  /** Bytes in the ZIP of an entry that is deflated; null for a stored one. */
  readonly deflatedSize: number | null;
}

type AnyEntry = StoredEntry & Partial<InnerZipEntry>;

export const endRecordSize = 22;
export const centralHeaderSize = 46;

const deflate = 8;

// version needed 20, flags 0x0800, method, DOS time 0, DOS date 1980-01-01, CRC-32, both sizes, name and extra length
const commonFields = (entry: AnyEntry, nameLength: number): Buffer => {
  const deflatedSize = entry.deflatedSize ?? null;
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(0x0800, 2);
  bytes.writeUInt16LE(deflatedSize === null ? 0 : deflate, 4);
  bytes.writeUInt16LE(0x0021, 8);
  bytes.writeUInt32LE(entry.crc32, 10);
  bytes.writeUInt32LE(deflatedSize ?? entry.size, 14);
  bytes.writeUInt32LE(entry.size, 18);
  bytes.writeUInt16LE(nameLength, 22);
  return bytes;
};

/** The local header in the one permitted form (2.2, in the inner ZIP that of 5.4), name included. */
export const localHeader = (entry: AnyEntry): Buffer => {
  const name = utf8(entry.name);
  return Buffer.concat([Buffer.from('504b0304', 'hex'), commonFields(entry, name.length), name]);
};

/** The central header in the one permitted form (2.2), name included. */
export const centralHeader = (entry: StoredEntry, offset: number): Buffer => centralOf(entry, offset, outer);

/** The central header of an entry of the inner ZIP (5.4): an ordinary file with mode 0100644. */
export const innerCentralHeader = (entry: InnerZipEntry, offset: number): Buffer => centralOf(entry, offset, inner);

const outer = { madeBy: 20, mode: 0 };
// Made by Unix, because only there the attributes are a mode.
const inner = { madeBy: 0x033f, mode: 0o100644 };

const centralOf = (entry: AnyEntry, offset: number, { madeBy, mode }: typeof outer): Buffer => {
  const name = utf8(entry.name);
  const head = Buffer.from('504b01020000', 'hex');
  head.writeUInt16LE(madeBy, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt16LE(mode, 8);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([head, commonFields(entry, name.length), tail, name]);
};

/** The end record in the one permitted form (2.2): one disk, no comment. */
export const endRecord = (entries: number, directorySize: number, directoryOffset: number): Buffer => {
  const bytes = Buffer.alloc(endRecordSize);
  bytes.write('504b0506', 'hex');
  bytes.writeUInt16LE(entries, 8);
  bytes.writeUInt16LE(entries, 10);
  bytes.writeUInt32LE(directorySize, 12);
  bytes.writeUInt32LE(directoryOffset, 16);
  return bytes;
};
