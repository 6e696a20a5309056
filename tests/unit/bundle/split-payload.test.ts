import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inflateRawSync } from 'node:zlib';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { spoolPayload, type SpooledFile } from '#electron/bundle/payload-writer.ts';
import { writeInnerZip } from '#electron/bundle/payload-zip-writer.ts';
import { splitPayload } from '#electron/bundle/split-payload.ts';
import { sha256Hex, testFolder } from '#tests/support/bundle-files.ts';

const folder = testFolder();

/** Hexadecimal text that DEFLATE halves at the best. */
const noise = (length: number, seed: number): string => {
  let text = '';
  for (let counter = 0; text.length < length; counter += 1) text += sha256Hex(Buffer.from(`${String(seed)} ${String(counter)}`));
  return text.slice(0, length);
};

const rowOf = (number: number, length: number): RecordRow => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  remark: noise(length, number),
});

const serial = '130123-2021-0001';
const order = ['results', 'publications', 'audit'];

const fresh = async (): Promise<string> => {
  const dir = folder.fresh('split');
  await mkdir(dir);
  return dir;
};

const spooled = async (dir: string, lengths: { readonly [table: string]: readonly number[] }, fileSizes: readonly number[]) =>
  spoolPayload(dir, {
    is: 'records',
    tables: Object.entries(lengths).map(([table, sizes]) => ({ table, rows: sizes.map((length, index) => rowOf(index + 1, length)) })),
    drawFiles: fileSizes.map((size, index) => ({
      serial,
      file: `file-${String(index)}.tsv`,
      content: Buffer.from(noise(size, index + 1000)),
    })),
  });

const textOf = async ({ path: file, deflatedSize, sha256 }: SpooledFile): Promise<string> => {
  const bytes = await readFile(file);
  const plain = deflatedSize === null ? bytes : inflateRawSync(bytes);
  expect(sha256Hex(plain)).toBe(sha256);
  return plain.toString('utf8');
};

const sizes = fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 60 });

it('keeps every part within its budget, every row and file in exactly one, and tables in their order', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ results: sizes, publications: sizes, audit: sizes }),
      fc.array(fc.integer({ min: 0, max: 12_000 }), { maxLength: 4 }),
      fc.integer({ min: 24_000, max: 120_000 }),
      async (lengths, fileSizes, budget) => {
        const dir = await fresh();
        const whole = await spooled(dir, lengths, fileSizes);
        const split = await splitPayload(dir, whole, order, budget);
        if (!split.ok) throw new Error(JSON.stringify(split.error));
        const seen = new Map<string, string>();
        const places: number[] = [];
        const ends = new Map<string, string | null>();
        for (const [number, { files, spans }] of split.value.entries()) {
          const names = files.map(({ name }) => name);
          expect(names).toEqual(names.toSorted());
          const zip = await writeInnerZip(path.join(dir, `${String(number)}.zip`), files);
          // The index, which is not in this file, has the rest of the room.
          expect(zip.size).toBeLessThanOrEqual(budget - 300 * files.length);
          for (const { after, table, to } of spans) {
            expect(after).toBe(ends.get(table) ?? '');
            ends.set(table, to);
          }
          for (const file of files) {
            const text = await textOf(file);
            seen.set(file.name, (seen.get(file.name) ?? '') + text);
            const table = /^data\/(.*)\.jsonl$/.exec(file.name)?.[1];
            places.push(table === undefined ? -1 : order.indexOf(table));
            if (table === undefined) continue;
            const ids = text
              .trimEnd()
              .split('\n')
              .map((line) => (JSON.parse(line) as { id: string }).id);
            const span = spans.find((one) => one.table === table);
            expect(file.rows).toBe(ids.length);
            expect(ids.every((id) => span !== undefined && span.after < id && (span.to === null || id <= span.to))).toBe(true);
          }
        }
        for (const file of whole) if (file.size > 0 || file.name.startsWith('draw/')) expect(seen.get(file.name)).toBe(await textOf(file));
        // From part to part the order never goes back; within one it is that of the payload.
        const firsts = split.value.map(({ files }) => Math.min(...files.map(({ name }) => order.indexOf(name.slice(5, -6)))));
        const lasts = split.value.map(({ files }) => Math.max(...files.map(({ name }) => order.indexOf(name.slice(5, -6)))));
        for (const [index, first] of firsts.slice(1).entries()) expect(first).toBeGreaterThanOrEqual(lasts[index] ?? 0);
        expect(places).not.toContain(undefined);
        // A table that has rows is spoken for up to its end.
        for (const [table, rows] of Object.entries(lengths)) expect(ends.get(table)).toBe(rows.length === 0 ? undefined : null);
      },
    ),
    { numRuns: 25, seed: 20260302 },
  );
});

it('gives the same parts of the same rows', async () => {
  const parts = [];
  for (let time = 0; time < 2; time += 1) {
    const dir = await fresh();
    const split = await splitPayload(dir, await spooled(dir, { results: Array.from({ length: 40 }, () => 4000) }, [5000]), order, 30_000);
    if (!split.ok) throw new Error('split');
    parts.push(split.value.map(({ files, spans }) => [files.map(({ name, sha256, deflatedSize }) => [name, sha256, deflatedSize]), spans]));
  }
  expect(parts[0]).toEqual(parts[1]);
  expect(parts[0]?.length).toBeGreaterThan(2);
});

it('names the row or the file that does not fit alone', async () => {
  const dir = await fresh();
  const long = await splitPayload(dir, await spooled(dir, { results: [100, 90_000, 100] }, []), order, 30_000);
  expect(long).toMatchObject({ error: { at: 'unsplittable', entry: 'data/results.jsonl', id: rowOf(2, 0)['id'] } });
  const other = await fresh();
  const big = await splitPayload(other, await spooled(other, { results: [100] }, [90_000]), order, 30_000);
  expect(big).toMatchObject({ error: { at: 'unsplittable', entry: `draw/${serial}/file-0.tsv`, id: '' } });
});
