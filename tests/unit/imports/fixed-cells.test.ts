import path from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { ImportProblemRow } from '#shared/contract/imports.ts';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import { editBook, openBook } from '#tests/support/edit-workbook.ts';
import { countyCode } from '#tests/support/made-code.ts';
import { createOffice } from '#tests/support/small-county.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

afterEach(endOffices);

/** Problems that are about more than their own cell: another row, the whole row, or the whole column. */
const ofMoreThanOneCell = /^(?:E110|E112|F308|F311|F32\d|W201|W205|W206)$/;

/** What a clerk types in place of a cell so that nothing is wrong with it any more; each code and name only once. */
const soundText: Readonly<Record<string, (row: number) => string>> = {
  code: (row) => countyCode(20_000 + row),
  name: (row) => `正定县改好第${String(row)}商行`,
  phone: () => '15400000001',
  establishedOn: () => '2021-03-18',
  lastInspectedOn: () => '2025-03-18',
  status: () => '存续',
  risk: () => 'A',
  station: () => '城区市场监督管理所',
};

const read = async (office: StartedOffice, file: string) => {
  const report = valueOf(await office.api['imports.read']({ kind: 'subjects', file }));
  const problems: ImportProblemRow[] = [];
  for (;;) {
    const { total, rows } = valueOf(await office.api['imports.problems']({ stage: report.stage, offset: problems.length, limit: 500 }));
    problems.push(...rows);
    if (problems.length >= total) return { report, problems };
  }
};

const cellOf = ({ row, field }: ImportProblemRow): string => `${String(row)} ${field}`;
const nameOf = ({ row, field, code, found, suggestion }: ImportProblemRow): string =>
  [row, field, code, found, suggestion.join('|')].join(' ');

it('putting k cells of a problem workbook right removes exactly their k problems, whichever k cells they are', async () => {
  const county = counties.find(({ code }) => code === '130123');
  if (!county) throw new Error('no division');
  const dir = makeTempDir();
  const order = { dir, office: county, subjects: 400, seed: 'fixed cells', variant: 'messy', asOf: '2026-03-02' } as const;
  const { files } = valueOf(await writeMadeCounty(order));
  const office = startOffice();
  await createOffice(office);
  const { report, problems } = await read(office, files.subjects[0] ?? '');
  valueOf(await office.api['imports.problemFile']({ stage: report.stage, folder: dir, fileName: '问题.xlsx' }));
  const book = path.join(dir, '问题.xlsx');
  const listed = openBook(book).rows.reduce((sum, [text = '']) => sum + (text.match(/^\S+ [EWF]\d{3}/gm) ?? []).length, 0);
  expect(listed).toBe(problems.length);

  const coupledRows = new Set(problems.filter(({ code }) => ofMoreThanOneCell.test(code) && !code.startsWith('W20')).map(({ row }) => row));
  const inCell = new Map<string, number>();
  for (const problem of problems) inCell.set(cellOf(problem), (inCell.get(cellOf(problem)) ?? 0) + 1);
  const single = problems.filter(
    (problem) => inCell.get(cellOf(problem)) === 1 && !coupledRows.has(problem.row) && !ofMoreThanOneCell.test(problem.code),
  );
  expect(new Set(single.map(({ code }) => code)).size).toBeGreaterThan(10);

  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(single, { minLength: 1, maxLength: 40 }), async (chosen) => {
      round += 1;
      const mended = path.join(dir, `改好${String(round)}.xlsx`);
      const edits = chosen.map(({ row, field, column }) => ({ row, title: column, value: soundText[field]?.(row) ?? '' }));
      editBook(book, mended, edits);
      const again = await read(office, mended);
      const gone = new Set(chosen.map(nameOf));
      expect(again.problems.map(nameOf).sort()).toEqual(
        problems
          .map(nameOf)
          .filter((name) => !gone.has(name))
          .sort(),
      );
      expect(again.problems).toHaveLength(problems.length - chosen.length);
      expect(again.report.resumes?.changedRows).toBe(new Set(chosen.map(({ row }) => row)).size);
    }),
    { seed: 20260302, numRuns: 8 },
  );
});
