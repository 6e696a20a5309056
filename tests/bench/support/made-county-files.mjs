import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from '../../../scripts/lib/places.mjs';
import { say, step } from '../../../scripts/lib/progress.mjs';
import { sourcesHash, writeStamp } from '../../../scripts/lib/stamps.mjs';
import { loadModule } from './built-module.mjs';

/** The design size L of DOMAIN 11. */
export const largeCounty = 120_000;

const sources = [
  'electron/made-county',
  'electron/tables/write-workbook.ts',
  'electron/tables/cell-rules.ts',
  'resources/made-county',
  'resources/divisions',
];

/**
 * The Excel files of a made county, clean or messy, made once for this user and made anew when the sources of the maker change.
 * Gives the paths and what is in the files.
 */
export async function madeCountyFiles(subjects, variant) {
  const dir = path.join(cacheDir, 'bench', `${variant}-${subjects}`);
  const stampPath = path.join(dir, 'complete.json');
  const madeFrom = sourcesHash(sources);
  const known = existsSync(stampPath) ? JSON.parse(readFileSync(stampPath, 'utf8')) : undefined;
  if (known?.madeFrom === madeFrom) return known.written;
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const divisions = JSON.parse(readFileSync(inRoot('resources/divisions/shijiazhuang.json'), 'utf8'));
  const { writeMadeCounty } = await loadModule('electron/made-county/write-made-county.ts');
  const made = await step(`Making a ${variant} county of ${subjects} subjects`, () =>
    writeMadeCounty({
      dir,
      office: divisions.find(({ code }) => code === '130123'),
      subjects,
      seed: 'fairdraw-bench',
      variant,
      asOf: '2026-03-02',
    }),
  );
  if (!made.ok) throw new Error(`cannot write ${made.error.path}: ${made.error.code}`);
  writeStamp(stampPath, JSON.stringify({ madeFrom, written: made.value }));
  say(`kept in ${dir}`);
  return made.value;
}
