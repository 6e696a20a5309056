import { deflateRawSync, crc32 } from 'node:zlib';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { revisionRules } from '#shared/domain/bundle/record-row.ts';
import type { BundleKind } from '#shared/domain/bundle/kinds.ts';
import { verifyBundle } from '#electron/bundle/decision.ts';
import { checkPayload } from '#electron/bundle/payload-reader.ts';
import { annexRows } from '#tests/support/bundle-annex.ts';
import { annexLines, rawZip, roster, testFolder, writeBundle } from '#tests/support/bundle-files.ts';
import { descriptorOf, hostilePayloads, type IndexLike } from '#tests/support/hostile-payloads.ts';

const folder = testFolder();
const results = 'data/results.jsonl';

const payloads = hostilePayloads({ table: 'results', other: 'draws', lines: annexLines, schema: 1 });
const { deflated, file, good, indexOf, zipOfNames, zipWith } = payloads;

const linesOf = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join(''));
const zipOfLines = (data: Uint8Array, rows?: number): Uint8Array =>
  rawZip([
    { name: 'index.json', data: indexOf([file(results, data, rows)]) },
    { name: results, data },
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
  it.each(payloads.hostile)('is refused for %s: %s', async (_what, reason, zip) => {
    expect(await reasonOf(zip())).toBe(reason);
  });

  it('never inflates a bomb beyond the size that the index declares', async () => {
    const bomb = deflateRawSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 });
    const zip = zipWith([{ name: results, data: bomb, method: 8, inflatedSize: annexLines.length, inflatedCrc: crc32(annexLines) }]);
    expect(await reasonOf(zip)).toBe('size');
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
