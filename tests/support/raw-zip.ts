import { crc32, deflateRawSync } from 'node:zlib';

/** One part of a ZIP made byte by byte, and what the ZIP says of it that is not so. */
export interface RawPart {
  readonly name: string;
  readonly content: Buffer;
  /** In the local header alone. */
  readonly localName?: string;
  /** Unpacked size as both headers claim it. */
  readonly claimedBytes?: number;
  /** Packed size as both headers claim it, and as the directory alone does. */
  readonly claimedPacked?: number;
  readonly directoryPacked?: number;
  /** The directory points at the data of this earlier part. */
  readonly placedAt?: number;
  readonly encrypted?: true;
}

export const rawPart = (name: string, content: Buffer | string, lies: Omit<RawPart, 'name' | 'content'> = {}): RawPart => ({
  name,
  content: Buffer.from(content),
  ...lies,
});

/** A ZIP by hand: no honest writer makes these, and a bomb must be exactly of its size. */
export const rawZip = (parts: readonly RawPart[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const {
    name,
    content,
    localName = name,
    claimedBytes = content.length,
    claimedPacked,
    directoryPacked,
    placedAt,
    encrypted,
  } of parts) {
    const packed = deflateRawSync(content, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(encrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(claimedPacked ?? packed.length, 14);
    fields.writeUInt32LE(claimedBytes, 18);
    fields.writeUInt16LE(Buffer.byteLength(localName), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(localName), packed]);
    const inDirectory = Buffer.from(fields);
    inDirectory.writeUInt32LE(directoryPacked ?? claimedPacked ?? packed.length, 14);
    inDirectory.writeUInt16LE(Buffer.byteLength(name), 22);
    const end = Buffer.alloc(14);
    offsets.push(offset);
    end.writeUInt32LE(placedAt === undefined ? offset : (offsets[placedAt] ?? 0), 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), inDirectory, end, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(parts.length, 4);
  tail.writeUInt16LE(parts.length, 6);
  tail.writeUInt32LE(directory.length, 8);
  tail.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), tail]);
};
