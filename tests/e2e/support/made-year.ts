import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { FigureKey } from '#shared/domain/figures/figures.ts';
import { makeFolder } from './launch-app.ts';

/** A county that the command line has lived a whole year with (`demo --year`). */
export interface MadeCountyYear {
  readonly countyDir: string;
  readonly year: number;
}

/** `FAIRDRAW_YEAR_SUBJECTS=60000` makes a county of tier M (DOMAIN 11). */
const subjects = process.env['FAIRDRAW_YEAR_SUBJECTS'] ?? '2000';

const jsonOf = (command: string, args: readonly string[]): unknown => {
  const ran = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
};

export const makeYear = (): MadeCountyYear => {
  const dir = path.join(makeFolder(), '一年');
  const cli = path.resolve('out/electron/cli.cjs');
  const args = ['--no-deprecation', cli, 'demo', '--year', '--out', dir, '--subjects', subjects, '--json'];
  const { year } = jsonOf(process.execPath, args) as { readonly year: number };
  return { countyDir: path.join(dir, 'county'), year };
};

/** Numerators and denominators as SQL and Python count them from the tables. */
export const countedBySql = (
  dataDir: string,
  year: number,
  until: string,
): Readonly<Record<FigureKey, readonly [number, number | null]>> => {
  const calendar = path.resolve('resources/calendar/official.json');
  const args = [path.resolve('tests/oracle/year_sql.py'), path.join(dataDir, 'office.db'), String(year), until, calendar];
  return jsonOf('python3', args) as Readonly<Record<FigureKey, readonly [number, number | null]>>;
};
