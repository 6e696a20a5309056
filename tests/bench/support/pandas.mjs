import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureDebianPackages } from '../../../scripts/lib/system-libraries.mjs';
import { inRoot } from '../../../scripts/lib/places.mjs';

/** Debian's own Python, whose packages apt-get installs; another one may come first in the path. */
const python = '/usr/bin/python3';

const hasPandas = () => spawnSync(python, ['-c', 'import pandas, openpyxl']).status === 0;

const havePandas = async () => {
  if (!hasPandas()) await ensureDebianPackages(['python3', 'python3-pandas', 'python3-openpyxl'], 'pandas is left out');
  return hasPandas();
};

/** Runs a script of tests/oracle with pandas and gives the JSON it prints; null, with the reason printed, where pandas cannot be had. */
export async function jsonFromPandas(script, args) {
  if (!(await havePandas())) return null;
  const { stdout } = await promisify(execFile)(python, [inRoot('tests/oracle', script), ...args]);
  return JSON.parse(stdout);
}

/** Reads a workbook with pandas and openpyxl: rows, seconds, peak memory; null, with the reason printed, where they cannot be had. */
export async function readWithPandas(file) {
  if (!(await havePandas())) return null;
  const started = performance.now();
  const { stdout } = await promisify(execFile)(python, [inRoot('tests/bench/support/peer-pandas.py'), file]);
  const seconds = (performance.now() - started) / 1000;
  const { rows, peakKib } = JSON.parse(stdout);
  return { rows, seconds, peakMib: Math.round(peakKib / 1024) };
}
