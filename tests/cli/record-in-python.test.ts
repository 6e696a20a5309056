import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRecord } from '../support/draw-record.ts';
import { haveVectors, vectorPath, vectorText } from '../support/draw-vectors.ts';
import { fillCounty } from '../support/exchange.ts';
import { endOffices, startOffice } from '../support/start-office.ts';

const checkPath = path.resolve('tests/third-party/fairdraw_check.py');

/** Python's standard library alone: what a citizen or another office would write from the published text. */
const inPython = (target: string) => spawnSync('python3', [checkPath, target], { encoding: 'utf8' });

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), '记录 '));
});
afterEach(async () => {
  endOffices();
  await rm(dir, { recursive: true, force: true });
});

const writeRecord = async (files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  for (const [name, bytes] of files) await writeFile(path.join(dir, name), bytes);
};

describe('a record recomputed in another language from the published text alone', () => {
  it('agrees with the record that a county exported', async () => {
    const county = startOffice();
    const serial = await fillCounty(county, 1);
    const record = path.join(path.dirname(county.dataDir), 'files', 'record', serial);
    expect(existsSync(path.join(record, 'assign-out.json'))).toBe(true);
    expect(inPython(record)).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([false, true])('agrees with a whole record (joint event: %s)', async (joint) => {
    await writeRecord(aRecord(joint));
    expect(inPython(dir)).toMatchObject({ status: 0, stderr: '' });
  });

  it('finds one changed byte in any file', async () => {
    const record = aRecord();
    for (const [name, bytes] of record) {
      await writeRecord(record);
      const changed = Uint8Array.from(bytes);
      const last = changed.length - 2;
      changed[last] = (changed[last] ?? 0) ^ 1;
      await writeFile(path.join(dir, name), changed);
      expect([name, inPython(dir).status]).toEqual([name, 1]);
    }
  });
});

describe.skipIf(!haveVectors)('the published vectors in another language', () => {
  it.each(['tiny', 'big20k'])('the list of %s', async (name) => {
    await cp(vectorPath(`draw/${name}`), dir, { recursive: true });
    expect(inPython(dir)).toMatchObject({ status: 0, stderr: '' });
  });

  it('the teams', async () => {
    await writeFile(path.join(dir, 'in.json'), await readFile(vectorPath('assign/in.json')));
    expect(inPython(path.join(dir, 'in.json')).stdout).toBe(vectorText('assign/out.json'));
  });
});
