import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { haveTools } from '../support/command-line.ts';
import { aRecord } from '../support/draw-record.ts';
import { haveVectors, vectorPath, vectorText } from '../support/draw-vectors.ts';

const script = path.resolve('tests/third-party/fairdraw.sh');
const handedOut = path.resolve('resources/record/verify.sh');
const inShell = (dir: string) => spawnSync('sh', [script, dir], { encoding: 'utf8' });

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), '记录 '));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const writeRecord = async (joint = false): Promise<ReadonlyMap<string, Uint8Array>> => {
  const record = aRecord(joint);
  for (const [name, bytes] of record) await writeFile(path.join(dir, name), bytes);
  return record;
};

describe.skipIf(!haveTools(['openssl', 'sort', 'awk', 'sed']))('a draw computed with openssl and sort in a shell (DRAW-SPEC 9)', () => {
  it('gives the list of the record, byte for byte', async () => {
    const record = await writeRecord();
    const { status, stdout, stderr } = inShell(dir);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(Buffer.from(record.get('result.tsv') ?? []).toString('utf8'));
  });

  it.skipIf(!haveVectors)('gives the published small draw', async () => {
    for (const file of ['frame.tsv', 'plan.tsv', 'ceremony.tsv']) await cp(vectorPath(`draw/tiny/${file}`), path.join(dir, file));
    expect(inShell(dir).stdout).toBe(vectorText('draw/tiny/result.tsv'));
  });

  it('says what does not agree when a frozen file or a secret was changed', async () => {
    const record = await writeRecord();
    const frame = Buffer.from(record.get('frame.tsv') ?? []);
    await writeFile(path.join(dir, 'frame.tsv'), frame.toString('utf8').replace('\tD\t', '\tA\t'));
    expect(inShell(dir)).toMatchObject({ status: 1, stdout: '', stderr: 'frame.tsv does not agree\n' });
    await writeFile(path.join(dir, 'frame.tsv'), frame);
    const ceremony = Buffer.from(record.get('ceremony.tsv') ?? []).toString('utf8');
    await writeFile(path.join(dir, 'ceremony.tsv'), ceremony.replace('revealA\t6', 'revealA\t7'));
    expect(inShell(dir)).toMatchObject({ status: 1, stdout: '', stderr: 'commitA does not agree\n' });
  });
});

describe.skipIf(!haveTools(['openssl', 'sort', 'awk', 'sed']))('verify.sh, as it lies in a record folder', () => {
  const verifyThere = () => spawnSync('sh', [path.join(dir, 'verify.sh')], { cwd: tmpdir(), encoding: 'utf8' });

  it.skipIf(!haveVectors).each(['tiny', 'big20k'])(
    'agrees with the published draw %s and finds one exchanged place in it',
    async (name) => {
      await cp(vectorPath(`draw/${name}`), dir, { recursive: true });
      await cp(handedOut, path.join(dir, 'verify.sh'));
      expect(verifyThere()).toMatchObject({ status: 0, stderr: '' });
      const lines = vectorText(`draw/${name}/result.tsv`).split('\n');
      await rm(path.join(dir, 'result.tsv'));
      await writeFile(path.join(dir, 'result.tsv'), [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n'));
      expect(verifyThere()).toMatchObject({ status: 1, stdout: expect.stringContaining('不一致：result.tsv') as string });
    },
  );

  it('writes nothing outside its own folder, whatever the codes of a list are', async () => {
    await writeRecord();
    await cp(handedOut, path.join(dir, 'verify.sh'));
    const frame = '#fairdraw-frame/1\tstratum\ttier\n../../../escaped\tA\t1\n';
    await writeFile(path.join(dir, 'frame.tsv'), frame);
    const hash = createHash('sha256').update(frame).digest('hex');
    const ceremony = (await readFile(path.join(dir, 'ceremony.tsv'), 'utf8')).replace(/^frame\t.*$/m, `frame\t${hash}`);
    await writeFile(path.join(dir, 'ceremony.tsv'), ceremony);
    await rm(path.join(dir, 'record.tsv'));
    expect(verifyThere().status).toBe(1);
    expect(existsSync(path.join(tmpdir(), 'escaped'))).toBe(false);
  });

  it.each([false, true])('agrees with a record and names a changed file (joint event: %s)', async (joint) => {
    const record = await writeRecord(joint);
    await cp(handedOut, path.join(dir, 'verify.sh'));
    expect(verifyThere()).toMatchObject({ status: 0, stderr: '' });
    expect(verifyThere().stdout).toContain('一致：指纹、承诺、种子、签号与先后次序');
    for (const [name, bytes] of record) {
      const changed = Uint8Array.from(bytes);
      const at = bytes.length - 2;
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path.join(dir, name), changed);
      expect(verifyThere()).toMatchObject({ status: 1, stdout: expect.stringContaining('不一致') as string });
      await writeFile(path.join(dir, name), bytes);
    }
  });
});
