import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll } from 'vitest';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { writeContainer } from '#electron/bundle/container-writer.ts';
import { signTyped } from '#electron/bundle/ed25519.ts';
import { bundleType } from '#electron/bundle/pae.ts';
import { parseRoster, type Roster, type RosterKey } from '#electron/bundle/roster.ts';
import { annexIndexText, annexRoster, annexRows, officeKeys } from './bundle-annex.ts';
import { valueOf } from './value-of.ts';

export interface TestFolder {
  readonly path: () => string;
  /** A path that no file has yet. */
  readonly fresh: (name?: string) => string;
}

/** A folder with a Chinese name and a space, removed after the file's tests. */
export const testFolder = (): TestFolder => {
  let dir = '';
  let made = 0;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), '上报 包-'));
  });
  afterAll(async () => {
    await rm(dir, { recursive: true, force: true });
  });
  return {
    path: () => dir,
    fresh: (name = 'file') => {
      made += 1;
      return join(dir, `${made}-${name}`);
    },
  };
};

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const roster: Roster = valueOf(parseRoster(annexRoster.bytes));

/** The annex's roster with another key record for its office. */
export const rosterWithKey = (change: Partial<RosterKey>): Roster => ({
  ...roster,
  offices: roster.offices.map((office) => ({ ...office, keys: office.keys.map((key) => ({ ...key, ...change })) })),
});

export interface HeaderLike {
  readonly [field: string]: Json;
}

/** A header that is good for the annex's office and payload; a test changes what it is about. */
export const aHeader = (change: HeaderLike = {}): HeaderLike => ({
  app: '1.0.0',
  chan: '130100',
  created: '2021-06-30T09:12:33+08:00',
  from: '130123',
  kind: 'results',
  prev: null,
  schema: 1,
  seen: [],
  seq: 1,
  signer: officeKeys.signer,
  to: ['130100'],
  v: 1,
  ...change,
});

export const annexLines: Uint8Array = utf8(annexRows.map((row) => `${canonicalJson(row)}\n`).join(''));

/** The annex's payload, whose inner entries have the headers of the outer profile. */
export const writeAnnexPayload = (path: string) =>
  writeContainer(
    path,
    [
      { name: 'index.json', bytes: utf8(annexIndexText) },
      { name: 'data/results.jsonl', bytes: annexLines },
    ],
    null,
  );

export interface BundleParts {
  readonly header?: HeaderLike;
  /** Bytes of `bundle.json`, when they are not to be canonical. */
  readonly headerBytes?: (header: HeaderLike) => Uint8Array;
  readonly payload: Uint8Array;
  readonly payloadName?: 'payload.zip' | 'payload.zip.age';
  readonly payloadFacts?: HeaderLike;
  readonly pem?: string;
  readonly type?: string;
  readonly sm2?: Uint8Array;
}

/** Writes a bundle from parts, signed, whatever the parts are; gives its header hash. */
export const writeBundle = async (path: string, parts: BundleParts): Promise<string> => {
  const name = parts.payloadName ?? 'payload.zip';
  const facts = { name, sha256: sha256Hex(parts.payload), size: parts.payload.length, ...parts.payloadFacts };
  const header = aHeader({ payload: facts, ...parts.header });
  const bytes = parts.headerBytes?.(header) ?? utf8(canonicalJson(header));
  const payloadPath = `${path}.payload`;
  await writeFile(payloadPath, parts.payload);
  const small = [
    { name: 'bundle.json', bytes },
    { name: 'bundle.json.ed25519', bytes: signTyped(parts.pem ?? officeKeys.pem, parts.type ?? bundleType, bytes) },
    ...(parts.sm2 === undefined ? [] : [{ name: 'bundle.json.sm2', bytes: parts.sm2 }]),
  ];
  await writeContainer(path, small, { name, path: payloadPath, size: parts.payload.length, crc32: crc32(parts.payload) });
  return sha256Hex(bytes);
};

export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array;
  /** Overrides of single facts in the headers. */
  readonly localName?: string;
  readonly method?: number;
  readonly flags?: number;
  readonly localFlags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly localSize?: number;
  readonly extra?: Uint8Array;
  readonly centralExtra?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly descriptor?: Uint8Array;
  readonly attributes?: number;
  /** Offset that the directory claims, when it is to be a lie. */
  readonly offset?: number;
  /** Size before compression, for data that is already deflated. */
  readonly inflatedSize?: number;
  readonly inflatedCrc?: number;
}

/** A ZIP in which every lie of the list can be told; without overrides it is a good one. */
export const rawZip = (entries: readonly RawEntry[], end: { readonly count?: number; readonly comment?: Uint8Array } = {}): Uint8Array => {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const localName = Buffer.from(entry.localName ?? name);
    const size = entry.size ?? entry.inflatedSize ?? entry.data.length;
    const crc = entry.crc ?? entry.inflatedCrc ?? crc32(entry.data);
    const fields = (nameLength: number, flags: number, full: number, extra: number): Buffer => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(flags, 2);
      bytes.writeUInt16LE(entry.method ?? 0, 4);
      bytes.writeUInt16LE(0x0021, 8);
      bytes.writeUInt32LE(crc, 10);
      bytes.writeUInt32LE(entry.data.length, 14);
      bytes.writeUInt32LE(full, 18);
      bytes.writeUInt16LE(nameLength, 22);
      bytes.writeUInt16LE(extra, 24);
      return bytes;
    };
    const flags = entry.flags ?? 0x0800;
    const extra = entry.extra ?? new Uint8Array(0);
    const centralExtra = entry.centralExtra ?? new Uint8Array(0);
    const comment = entry.comment ?? new Uint8Array(0);
    const local = [
      Buffer.from('504b0304', 'hex'),
      fields(localName.length, entry.localFlags ?? flags, entry.localSize ?? size, extra.length),
      localName,
      extra,
      entry.data,
      entry.descriptor ?? new Uint8Array(0),
    ];
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(comment.length, 0);
    tail.writeUInt32LE(entry.attributes ?? 0, 6);
    tail.writeUInt32LE(entry.offset ?? offset, 10);
    central.push(
      Buffer.concat([
        Buffer.from('504b01021400', 'hex'),
        fields(name.length, flags, size, centralExtra.length),
        tail,
        name,
        centralExtra,
        comment,
      ]),
    );
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const directory = Buffer.concat(central);
  const record = Buffer.alloc(22);
  record.write('504b0506', 'hex');
  record.writeUInt16LE(end.count ?? entries.length, 8);
  record.writeUInt16LE(end.count ?? entries.length, 10);
  record.writeUInt32LE(directory.length, 12);
  record.writeUInt32LE(offset, 16);
  record.writeUInt16LE(end.comment?.length ?? 0, 20);
  return Buffer.concat([...parts, directory, record, end.comment ?? new Uint8Array(0)]);
};
