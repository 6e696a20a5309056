import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '#shared/domain/figures/figures.ts';
import { commandLine } from '../support/command-line.ts';

interface YearDocument {
  readonly year: number;
  readonly until: string;
  readonly counts: Readonly<Record<string, unknown>>;
  readonly figures: readonly Figure[];
  readonly serials: readonly string[];
}

let root = '';
let dir = '';
let document: YearDocument;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), '一年 '));
  dir = path.join(root, '县');
  const said = commandLine(['demo', '--year', '--out', dir, '--subjects', '2000', '--json']);
  expect(said).toMatchObject({ code: 0 });
  document = JSON.parse(said.out) as YearDocument;
}, 240_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a clerk’s year at the command line', () => {
  it('goes from a plan of 120 rows to closed follow-ups, with what goes wrong in a year', () => {
    expect(document.counts).toMatchObject({
      planRows: 120,
      events: 12,
      visits: 800,
      results: 800,
      lateResults: 160,
      voided: 1,
      corrections: 1,
      openFollowUps: 5,
    });
    expect(document.serials).toHaveLength(12);
  });

  it('comes to figures that SQL and Python count the same from the tables', () => {
    const oracle = path.resolve('tests/oracle/year_sql.py');
    const calendar = path.resolve('resources/calendar/official.json');
    const args = [oracle, path.join(dir, 'county', 'office.db'), String(document.year), document.until, calendar];
    const run = spawnSync('python3', args, { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const told = document.figures.map(({ key, numerator, denominator }) => [key, [numerator, denominator]]);
    expect(Object.fromEntries(told)).toEqual(JSON.parse(run.stdout));
  });

  it('leaves a record of every draw, the voided one as well, and the exported tables', async () => {
    expect(await readdir(path.join(dir, 'record'))).toHaveLength(13);
    const files = await readdir(path.join(dir, 'figures'));
    expect(files.filter((name) => name.endsWith('.xlsx'))).toHaveLength(2);
  });

  it('has a whole trail', () => {
    expect(commandLine(['doctor', '--data', path.join(dir, 'county'), '--json'])).toMatchObject({ code: 0 });
  });
});
