import { spawnSync } from 'node:child_process';
import { writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { writeMadeCounty, type WrittenCounty } from '#electron/made-county/write-made-county.ts';
import { countyHandedDown } from './hand-down-offices.ts';
import { makeFolder } from './launch-app.ts';

/** Data folders and files for the screens: a county and a city after the whole work, and Excel files with and without mistakes. */
export interface PreparedOffices {
  readonly countyDir: string;
  readonly cityDir: string;
  /** The same county after its city handed a list, a plan and a year of the calendar down. */
  readonly handedCountyDir: string;
  /** A folder whose database cannot be read. */
  readonly damagedDir: string;
  readonly clean: WrittenCounty['files'];
  readonly messy: WrittenCounty['files'];
  readonly admin: string;
  readonly cityAdmin: string;
  readonly password: string;
}

const cliPath = path.resolve('out/electron/cli.cjs');
/** Enough for every screen; a county of that size draws about one visit for each of its inspectors. */
const smallCounty = 400;

export const prepareOffices = async (subjects = smallCounty): Promise<PreparedOffices> => {
  const folder = makeFolder();
  const madeDir = path.join(folder, '样例');
  const ran = spawnSync(
    process.execPath,
    ['--no-deprecation', cliPath, 'demo', '--out', madeDir, '--subjects', String(subjects), '--json'],
    { encoding: 'utf8' },
  );
  if (ran.status !== 0) throw new Error(ran.stderr);
  const damagedDir = path.join(folder, '损坏');
  mkdirSync(damagedDir);
  writeFileSync(path.join(damagedDir, 'office.db'), 'not a database '.repeat(1000));
  const made = async (variant: 'clean' | 'messy'): Promise<WrittenCounty['files']> => {
    const office = counties.find(({ code }) => code === demo.division);
    if (!office) throw new Error('no such county');
    const written = await writeMadeCounty({
      dir: path.join(folder, variant),
      office,
      subjects,
      seed: demo.seed,
      variant,
      asOf: '2026-03-02',
    });
    if (!written.ok) throw new Error(written.error.path);
    return written.value.files;
  };
  const clean = await made('clean');
  return {
    handedCountyDir: await countyHandedDown(madeDir, clean.items),
    countyDir: path.join(madeDir, 'county'),
    cityDir: path.join(madeDir, 'city'),
    damagedDir,
    clean,
    messy: await made('messy'),
    admin: demo.admin,
    cityAdmin: demo.cityAdmin,
    password: demo.password,
  };
};
