import { crc32, deflateRawSync } from 'node:zlib';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { rawZip, sha256Hex, type RawEntry } from './bundle-files.ts';

export interface IndexLike {
  readonly [field: string]: Json;
}

export interface PayloadSubject {
  /** The table whose lines the payloads carry, another one of its kind that sorts before it, and good lines. */
  readonly table: string;
  readonly other: string;
  readonly lines: Uint8Array;
  readonly schema: number;
}

const file = (
  name: string,
  data: Uint8Array,
  rows = name.endsWith('.jsonl') ? Buffer.from(data).toString().split('\n').length - 1 : 1,
) => ({
  bytes: data.length,
  file: name,
  rows,
  sha256: sha256Hex(data),
});

/** A data descriptor that claims this size. */
export const descriptorOf = (data: Uint8Array, size = data.length): Uint8Array => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc32(data), 4);
  bytes.writeUInt32LE(size, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
};

const withTail = (entry: RawEntry): RawEntry => ({ ...entry, data: Buffer.concat([entry.data, Buffer.from('behind the end')]) });

/** `cut` takes twenty bytes out of the middle. */
const cut = (zip: Uint8Array): Uint8Array => Buffer.concat([zip.subarray(0, 100), zip.subarray(120)]);

/** Payloads around the lines of one table, good and hostile (BUNDLE-SPEC 23.8): what is wrong, the reason of the refusal, the ZIP. */
export const hostilePayloads = ({ table, other, lines, schema }: PayloadSubject) => {
  const name = `data/${table}.jsonl`;
  const indexOf = (tables: readonly Json[], change: IndexLike = {}): Uint8Array =>
    utf8(
      canonicalJson({
        attachments: { bytes: 0, count: 0 },
        base: null,
        mode: 'delta',
        salt: '000102030405060708090a0b0c0d0e0f',
        schema,
        tables,
        ...change,
      }),
    );
  const good: RawEntry = { name, data: lines };
  const index = indexOf([file(name, lines)]);
  /** Offset of the first entry behind the index. */
  const first = 30 + 'index.json'.length + index.length;
  const zipWith = (entries: readonly RawEntry[], end = {}): Uint8Array => rawZip([{ name: 'index.json', data: index }, ...entries], end);
  const deflated = (data: Uint8Array): RawEntry => ({
    name,
    data: deflateRawSync(data),
    method: 8,
    inflatedSize: data.length,
    inflatedCrc: crc32(data),
  });
  const zipOfNames = (...names: readonly string[]): Uint8Array =>
    rawZip([
      { name: 'index.json', data: indexOf(names.map((one) => file(one, lines))) },
      ...names.map((one) => ({ name: one, data: lines })),
    ]);
  const withEndInComment = (): Uint8Array => {
    const inner = zipWith([good]);
    return zipWith([good], { comment: inner.subarray(inner.length - 22) });
  };
  const seqAt = Buffer.from(lines).indexOf('"seq":') + '"seq":'.length;
  const otherLines = Buffer.from(lines).fill('7', seqAt, seqAt + 1);
  const extra = Buffer.from('7075050001aabbccdd', 'hex');
  const prependedAdjusted = (): Uint8Array => {
    const zip = rawZip([
      { name: 'index.json', data: indexOf([file(name, lines)]), offset: 10 },
      { ...good, offset: 10 + first },
    ]);
    const bytes = Buffer.concat([Buffer.alloc(10), zip]);
    const at = bytes.length - 6;
    bytes.writeUInt32LE(bytes.readUInt32LE(at) + 10, at);
    return bytes;
  };
  const hostile: readonly [string, string, () => Uint8Array][] = [
    ['a path that climbs out', 'name', () => zipOfNames('../evil.jsonl')],
    ['an absolute path', 'name', () => zipOfNames('/etc/passwd')],
    ['a drive letter', 'name', () => zipOfNames('C:evil.jsonl')],
    ['a backslash', 'name', () => zipOfNames('data\\results.jsonl')],
    ['a NUL in the name', 'name', () => zipOfNames('data/results\0.jsonl')],
    ['a reserved device name', 'name', () => zipOfNames('data/con')],
    ['a stream name', 'name', () => zipOfNames('data/results.jsonl:ads')],
    ['a trailing dot', 'name', () => zipOfNames('data/results.jsonl.')],
    ['an upper-case twin', 'name', () => zipOfNames(name, name.toUpperCase())],
    ['an NFC twin', 'name', () => zipOfNames('data/r\u00e9sults.jsonl')],
    ['autorun.inf', 'name', () => zipOfNames('autorun.inf')],
    ['an empty name', 'name', () => zipOfNames('')],
    ['a directory with data', 'name', () => zipOfNames('data/')],
    ['bad UTF-8 in the name', 'name', () => zipWith([{ name: Uint8Array.of(0xff, 0xfe), data: lines }])],
    ['a GBK name without the flag', 'name', () => zipWith([{ name: Uint8Array.of(0xbd, 0xe1, 0xb9, 0xfb), data: lines, flags: 0 }])],
    ['an attachment in a data bundle', 'name', () => zipOfNames(`att/${'a'.repeat(64)}.jpg`)],
    ['the same entry twice', 'order', () => zipOfNames(name, name)],
    ['entries out of order', 'order', () => zipOfNames(name, `data/${other}.jsonl`)],
    ['an unknown table', 'table', () => zipOfNames('data/secrets.jsonl')],
    ['no index', 'order', () => rawZip([good])],
    ['the index at the end', 'order', () => rawZip([good, { name: 'index.json', data: indexOf([]) }])],
    ['nothing at all', 'order', () => rawZip([])],
    ['another name in the local header', 'local-header', () => zipWith([{ ...good, localName: 'data/secrets.jsonl' }])],
    ['other flags in the local header', 'local-header', () => zipWith([{ ...good, localFlags: 0 }])],
    ['another size in the local header', 'local-header', () => zipWith([{ ...good, localSize: 10 }])],
    ['a stored size that is too small', 'size', () => zipWith([{ ...good, size: 10 }])],
    ['a stored size that is too large', 'size', () => zipWith([{ ...good, size: 5_000_000 }])],
    [
      'an inflated size that is too small',
      'size',
      () => zipWith([{ ...deflated(lines), size: 350, data: deflateRawSync(Buffer.alloc(9000)) }]),
    ],
    ['an inflated size that is too large', 'size', () => zipWith([{ ...deflated(lines), data: deflateRawSync(Buffer.alloc(10)) }])],
    ['bytes behind the end of the DEFLATE data', 'inflate', () => zipWith([withTail(deflated(lines))])],
    ['a size that the index does not know', 'size', () => zipWith([deflated(Buffer.concat([lines, lines]))])],
    ['overlapping entries', 'gap', () => zipWith([good, { ...good, name: 'data/schemes.jsonl', offset: first }])],
    ['prepended bytes', 'end-record', () => Buffer.concat([Buffer.from('#!/bin/sh\n'), zipWith([good])])],
    ['prepended bytes with adjusted offsets', 'gap', () => prependedAdjusted()],
    ['trailing bytes', 'end-record', () => Buffer.concat([zipWith([good]), Buffer.from('x')])],
    ['an archive comment', 'end-record', () => zipWith([good], { comment: Buffer.from('hello') })],
    ['an end record in the comment', 'end-record', withEndInComment],
    ['a false count', 'gap', () => zipWith([good], { count: 1 })],
    ['a count that is too high', 'directory', () => zipWith([good], { count: 3 })],
    ['a truncated tail', 'end-record', () => zipWith([good]).subarray(0, -1)],
    ['a missing middle', 'end-record', () => cut(zipWith([good]))],
    ['an extra field', 'extra-field', () => zipWith([{ ...good, extra }])],
    ['a Unicode path extra field in the directory', 'extra-field', () => zipWith([{ ...good, centralExtra: extra }])],
    ['an entry comment', 'extra-field', () => zipWith([{ ...good, comment: Buffer.from('hello') }])],
    ['an encrypted entry', 'flags', () => zipWith([{ ...good, flags: 0x0801 }])],
    ['an unknown method', 'method', () => zipWith([{ ...good, method: 12 }])],
    ['a descriptor that disagrees', 'descriptor', () => zipWith([{ ...good, flags: 0x0808, descriptor: descriptorOf(lines, 10) }])],
    ['a wrong CRC', 'crc32', () => zipWith([{ ...good, crc: 1 }])],
    ['other content than the index says', 'sha256', () => zipWith([{ ...good, data: otherLines }])],
    ['broken DEFLATE data', 'inflate', () => zipWith([{ ...deflated(lines), data: Buffer.alloc(100, 0xff) }])],
  ];
  return { deflated, file, good, hostile, indexOf, zipOfNames, zipWith };
};
