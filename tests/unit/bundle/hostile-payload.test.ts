import { deflateRawSync, crc32 } from 'node:zlib';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { revisionRules } from '#shared/domain/bundle/record-row.ts';
import type { BundleKind } from '#shared/domain/bundle/kinds.ts';
import { verifyBundle } from '#electron/bundle/decision.ts';
import { checkPayload } from '#electron/bundle/payload-reader.ts';
import { annexRows } from '#tests/support/bundle-annex.ts';
import { annexLines, rawZip, roster, sha256Hex, testFolder, writeBundle, type RawEntry } from '#tests/support/bundle-files.ts';

const folder = testFolder();
const results = 'data/results.jsonl';

interface IndexLike {
  readonly [field: string]: Json;
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

const indexOf = (tables: readonly Json[], change: IndexLike = {}): Uint8Array =>
  utf8(
    canonicalJson({
      attachments: { bytes: 0, count: 0 },
      base: null,
      mode: 'delta',
      salt: '000102030405060708090a0b0c0d0e0f',
      schema: 1,
      tables,
      ...change,
    }),
  );

const good: RawEntry = { name: results, data: annexLines };
const zipWith = (entries: readonly RawEntry[], end = {}): Uint8Array =>
  rawZip([{ name: 'index.json', data: indexOf([file(results, annexLines)]) }, ...entries], end);

const deflated = (data: Uint8Array): RawEntry => ({
  name: results,
  data: deflateRawSync(data),
  method: 8,
  inflatedSize: data.length,
  inflatedCrc: crc32(data),
});

const linesOf = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join(''));
const zipOfLines = (data: Uint8Array, rows?: number): Uint8Array =>
  rawZip([
    { name: 'index.json', data: indexOf([file(results, data, rows)]) },
    { name: results, data },
  ]);
const zipOfNames = (...names: readonly string[]): Uint8Array =>
  rawZip([
    { name: 'index.json', data: indexOf(names.map((name) => file(name, annexLines))) },
    ...names.map((name) => ({ name, data: annexLines })),
  ]);
const row = (change: IndexLike = {}): string => `${canonicalJson({ ...annexRows[0], ...change })}\n`;

const check = async (zip: Uint8Array, kind: BundleKind = 'results') => {
  const path = folder.fresh('payload.zip');
  await writeFile(path, zip);
  const checked = await checkPayload(path, { kind, schema: 1, rules: revisionRules });
  await rm(path);
  return checked;
};

const reasonOf = async (zip: Uint8Array, kind: BundleKind = 'results'): Promise<string> => {
  const checked = await check(zip, kind);
  return checked.ok ? 'accepted' : checked.error.reason;
};

const descriptorOf = (data: Uint8Array, size = data.length): Uint8Array => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc32(data), 4);
  bytes.writeUInt32LE(size, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
};

describe('a good payload', () => {
  it.each<[string, () => Uint8Array]>([
    ['stored', () => zipWith([good])],
    ['deflated', () => zipWith([deflated(annexLines)])],
    ['with a data descriptor', () => zipWith([{ ...good, flags: 0x0808, descriptor: descriptorOf(annexLines) }])],
    ['marked as a symbolic link, because no entry becomes a file', () => zipWith([{ ...good, attributes: 0o120777 * 65536 }])],
    ['with an empty table', () => zipOfLines(new Uint8Array(0), 0)],
  ])('is read when it is %s', async (_what, zip) => {
    expect(await reasonOf(zip())).toBe('accepted');
  });

  it('gives its draw files by serial and name', async () => {
    const names = [results, 'draw/130123-2021-0001/frame.tsv', 'draw/DRILL-130123-2021-0002/plan.tsv'];
    const checked = await check(zipOfNames(...names));
    expect(checked.ok && checked.value.files.map(({ means }) => means)).toEqual([
      { is: 'table', table: 'results' },
      { is: 'draw-file', serial: '130123-2021-0001', file: 'frame.tsv' },
      { is: 'draw-file', serial: 'DRILL-130123-2021-0002', file: 'plan.tsv' },
    ]);
  });
});

describe('a payload with a hostile ZIP inside', () => {
  const withEndInComment = (): Uint8Array => {
    const inner = zipWith([good]);
    return zipWith([good], { comment: inner.subarray(inner.length - 22) });
  };
  const extra = Buffer.from('7075050001aabbccdd', 'hex');
  it.each<[string, string, () => Uint8Array]>([
    ['a path that climbs out', 'name', () => zipOfNames('../evil.jsonl')],
    ['an absolute path', 'name', () => zipOfNames('/etc/passwd')],
    ['a drive letter', 'name', () => zipOfNames('C:evil.jsonl')],
    ['a backslash', 'name', () => zipOfNames('data\\results.jsonl')],
    ['a NUL in the name', 'name', () => zipOfNames('data/results\0.jsonl')],
    ['a reserved device name', 'name', () => zipOfNames('data/con')],
    ['a stream name', 'name', () => zipOfNames('data/results.jsonl:ads')],
    ['a trailing dot', 'name', () => zipOfNames('data/results.jsonl.')],
    ['an upper-case twin', 'name', () => zipOfNames(results, 'data/Results.jsonl')],
    ['an NFC twin', 'name', () => zipOfNames('data/r\u00e9sults.jsonl')],
    ['autorun.inf', 'name', () => zipOfNames('autorun.inf')],
    ['an empty name', 'name', () => zipOfNames('')],
    ['a directory with data', 'name', () => zipOfNames('data/')],
    ['bad UTF-8 in the name', 'name', () => zipWith([{ name: Uint8Array.of(0xff, 0xfe), data: annexLines }])],
    ['a GBK name without the flag', 'name', () => zipWith([{ name: Uint8Array.of(0xbd, 0xe1, 0xb9, 0xfb), data: annexLines, flags: 0 }])],
    ['an attachment in a data bundle', 'name', () => zipOfNames(`att/${'a'.repeat(64)}.jpg`)],
    ['the same entry twice', 'order', () => zipOfNames(results, results)],
    ['entries out of order', 'order', () => zipOfNames(results, 'data/draws.jsonl')],
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
      'inflate',
      () => zipWith([{ ...deflated(annexLines), size: 350, data: deflateRawSync(Buffer.alloc(9000)) }]),
    ],
    ['an inflated size that is too large', 'inflate', () => zipWith([{ ...deflated(annexLines), data: deflateRawSync(Buffer.alloc(10)) }])],
    ['a size that the index does not know', 'size', () => zipWith([deflated(Buffer.concat([annexLines, annexLines]))])],
    ['overlapping entries', 'gap', () => zipWith([good, { ...good, name: 'data/schemes.jsonl', offset: 295 }])],
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
    ['a descriptor that disagrees', 'descriptor', () => zipWith([{ ...good, flags: 0x0808, descriptor: descriptorOf(annexLines, 10) }])],
    ['a wrong CRC', 'crc32', () => zipWith([{ ...good, crc: 1 }])],
    ['other content than the index says', 'sha256', () => zipWith([{ ...good, data: Buffer.from(annexLines).fill('7', 30, 31) }])],
    ['broken DEFLATE data', 'inflate', () => zipWith([{ ...deflated(annexLines), data: Buffer.alloc(100, 0xff) }])],
  ])('is refused for %s: %s', async (_what, reason, zip) => {
    expect(await reasonOf(zip())).toBe(reason);
  });

  it('never inflates a bomb beyond the size that the index declares', async () => {
    const bomb = deflateRawSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 });
    const zip = zipWith([{ name: results, data: bomb, method: 8, inflatedSize: annexLines.length, inflatedCrc: crc32(annexLines) }]);
    expect(await reasonOf(zip)).toBe('inflate');
  });

  it('is refused for a table beyond 512 MiB before a byte is inflated', async () => {
    const size = 513 * 1024 * 1024;
    const huge = { ...file(results, annexLines), bytes: size };
    const zip = rawZip([
      { name: 'index.json', data: indexOf([huge]) },
      { ...deflated(annexLines), inflatedSize: size },
    ]);
    expect(await reasonOf(zip)).toBe('limit');
  });
});

const prependedAdjusted = (): Uint8Array => {
  const zip = rawZip([
    { name: 'index.json', data: indexOf([file(results, annexLines)]), offset: 10 },
    { ...good, offset: 10 + 295 },
  ]);
  const bytes = Buffer.concat([Buffer.alloc(10), zip]);
  const at = bytes.length - 6;
  bytes.writeUInt32LE(bytes.readUInt32LE(at) + 10, at);
  return bytes;
};

const cut = (zip: Uint8Array): Uint8Array => Buffer.concat([zip.subarray(0, 100), zip.subarray(120)]);

describe('a payload whose tables are not as declared', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['a line that is no JSON', 'line', () => zipOfLines(linesOf('{\n'))],
    ['a line that is not canonical', 'line', () => zipOfLines(linesOf(row().replace('"by":', '"by": ')))],
    ['a line that is no object', 'line', () => zipOfLines(linesOf('[1]\n'))],
    ['an empty line', 'line', () => zipOfLines(linesOf(row(), '\n'))],
    ['a last line without LF', 'line', () => zipOfLines(linesOf(row().trimEnd()), 1)],
    ['CR LF', 'line', () => zipOfLines(linesOf(row().replace('\n', '\r\n')))],
    ['a line beyond 256 KiB', 'line', () => zipOfLines(linesOf(row({ note: 'x'.repeat(262_144) })))],
    ['a line beyond 256 KiB without end', 'line', () => zipOfLines(linesOf('"'.padEnd(600_000, 'x')))],
    ['a line nested too deeply', 'line', () => zipOfLines(linesOf(row({ note: [[[[[[[[1]]]]]]]] })))],
    ['the key __proto__', 'line', () => zipOfLines(linesOf(`{"__proto__":{"rev":1},${row().slice(1)}`))],
    ['an id twice', 'line-order', () => zipOfLines(linesOf(row(), row()))],
    ['ids that descend', 'line-order', () => zipOfLines(linesOf(row({ id: annexRows[1].id }), row()))],
    ['a revision that is no integer', 'row', () => zipOfLines(linesOf(row({ rev: '1' })))],
    ['a missing field', 'row', () => zipOfLines(linesOf(`${canonicalJson({ id: annexRows[0].id })}\n`))],
    ['a first revision that names a parent', 'row', () => zipOfLines(linesOf(row({ prev_hash: 'a'.repeat(64) })))],
    ['more rows than lines', 'rows', () => zipOfLines(annexLines, 3)],
  ])('is refused for %s: %s', async (_what, reason, zip) => {
    expect(await reasonOf(zip())).toBe(reason);
  });

  it('names entry and line', async () => {
    const checked = await check(zipOfLines(linesOf(row(), row({ id: annexRows[1].id, rev: 0 }))));
    expect(checked).toEqual({ ok: false, error: { reason: 'row', entry: results, line: 2, detail: 'rev' } });
  });

  it.each<[string, string, Uint8Array]>([
    ['unknown field', 'index', indexOf([file(results, annexLines)], { extra: 1 })],
    ['unknown mode', 'index', indexOf([file(results, annexLines)], { mode: 'all' })],
    ['short salt', 'index', indexOf([file(results, annexLines)], { salt: '00' })],
    ['another schema than the header', 'index', indexOf([file(results, annexLines)], { schema: 2 })],
    ['attachments in v1', 'index', indexOf([file(results, annexLines)], { attachments: { bytes: 1, count: 1 } })],
    ['an entry too many', 'entry-set', indexOf([file(results, annexLines), file('data/schemes.jsonl', annexLines)])],
    ['an entry missing', 'entry-set', indexOf([])],
    ['a size that lies', 'size', indexOf([{ ...file(results, annexLines), bytes: 10 }])],
    ['a hash that lies', 'sha256', indexOf([{ ...file(results, annexLines), sha256: 'a'.repeat(64) }])],
  ])('is refused for an index with %s: %s', async (_what, reason, index) => {
    expect(await reasonOf(rawZip([{ name: 'index.json', data: index }, good]))).toBe(reason);
  });

  it('is refused for an entry of another kind', async () => {
    for (const kind of ['plan', 'receipt', 'roster', 'roster-data'] as const) {
      expect(await reasonOf(zipWith([good]), kind)).toBe(kind === 'receipt' || kind === 'roster' ? 'name' : 'table');
    }
    expect(await reasonOf(zipOfNames('draw/130123-2021-0001/frame.tsv'), 'plan')).toBe('name');
  });
});

describe('a hostile payload in a bundle that is signed by a known key', () => {
  it('is PAYLOAD_RULES and leaves no file behind', async () => {
    const path = folder.fresh('hostile.ssjb');
    await writeBundle(path, { payload: zipOfNames('../evil.jsonl') });
    const workDir = folder.path();
    const checked = await verifyBundle(path, roster, 1, { workDir, identities: [], rules: revisionRules });
    expect(checked.outcome).toMatchObject({ outcome: 'PAYLOAD_RULES', params: { reason: 'name', entry: '../evil.jsonl' } });
    await expect(readFile(`${workDir}/${checked.bundle?.headerHash ?? ''}.payload.zip`)).rejects.toThrow('ENOENT');
  });
});
