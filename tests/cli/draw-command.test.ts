import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAssign } from '#electron/cli/assign-command.ts';
import { runDraw } from '#electron/cli/draw-command.ts';
import type { CliIo } from '#electron/cli/io.ts';
import { aRecord } from '#tests/support/draw-record.ts';
import { haveVectors, vectorPath, vectorText } from '#tests/support/draw-vectors.ts';

const listen = () => {
  const said = { out: '', err: '' };
  const io: CliIo = {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    now: () => new Date('2021-03-15T09:00:00+08:00'),
    prompt: () => Promise.reject(new Error('the check asks nothing')),
  };
  return { said, io };
};

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'draw-command-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const writeRecord = async (joint: boolean): Promise<Map<string, Uint8Array>> => {
  const record = aRecord(joint);
  for (const [name, bytes] of record) await writeFile(path.join(dir, name), bytes);
  return record;
};

describe.skipIf(!haveVectors)('the published vectors on the command line', () => {
  for (const name of ['tiny', 'big20k']) {
    it(`draw compute writes the published list of ${name} and draw verify agrees with it`, async () => {
      for (const file of ['frame.tsv', 'plan.tsv', 'ceremony.tsv']) await cp(vectorPath(`draw/${name}/${file}`), path.join(dir, file));
      expect(await runDraw(['compute', dir], listen().io)).toBe(0);
      expect(await readFile(path.join(dir, 'result.tsv'), 'utf8')).toBe(vectorText(`draw/${name}/result.tsv`));
      expect((await readdir(dir)).sort()).toEqual(['ceremony.tsv', 'frame.tsv', 'plan.tsv', 'result.tsv']);
      expect(await runDraw(['verify', dir], listen().io)).toBe(0);
    });
  }

  it('assign compute prints the published teams', async () => {
    for (const flags of [[], ['--json']]) {
      const { said, io } = listen();
      expect(await runAssign(['compute', vectorPath('assign/in.json'), ...flags], io)).toBe(0);
      expect(said).toEqual({ out: vectorText('assign/out.json'), err: '' });
    }
  });
});

describe('draw on the command line', () => {
  it.each([false, true])('verifies a whole record folder (joint event: %s)', async (joint) => {
    await writeRecord(joint);
    const words = listen();
    expect(await runDraw(['verify', dir], words.io)).toBe(0);
    expect(words.said.out).toContain('全部重新计算，结果一致');
    const json = listen();
    expect(await runDraw(['verify', dir, '--json'], json.io)).toBe(0);
    expect(JSON.parse(json.said.out)).toMatchObject({ ok: true, summary: { serial: '130102-2021-0007', recorded: true } });
  });

  it('computes one list for each item of a joint event', async () => {
    const record = await writeRecord(true);
    await rm(path.join(dir, 'result.food.tsv'));
    const { said, io } = listen();
    expect(await runDraw(['compute', dir, '--json'], io)).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({ ok: true, results: [{ file: 'result.fire.tsv' }, { file: 'result.food.tsv' }] });
    expect(new Uint8Array(await readFile(path.join(dir, 'result.food.tsv')))).toEqual(record.get('result.food.tsv'));
  });

  it('says the first difference and answers no', async () => {
    const record = await writeRecord(false);
    await writeFile(path.join(dir, 'frame.tsv'), [...(record.get('frame.tsv') ?? [])].length.toString());
    for (const action of ['verify', 'compute']) {
      const words = listen();
      expect(await runDraw([action, dir], words.io)).toBe(1);
      expect(words.said.out).toContain('frame.tsv：指纹与 ceremony.tsv 中记载的不一致');
      const json = listen();
      expect(await runDraw([action, '--json', dir], json.io)).toBe(1);
      expect(JSON.parse(json.said.out)).toMatchObject({ ok: false, difference: { what: 'hash', file: 'frame.tsv' } });
    }
  });

  it.each([[[]], [['verify']], [['redraw', 'x']], [['verify', 'x', 'y']], [['verify', '--data']]])(
    'explains itself when called as draw %j',
    async (args) => {
      const { said, io } = listen();
      expect(await runDraw(args, io)).toBe(2);
      expect(said.err).toContain('用法');
      expect(said.out).toBe('');
    },
  );

  it('names a folder or file it cannot read', async () => {
    const missing = path.join(dir, 'nowhere');
    const draw = listen();
    expect(await runDraw(['verify', missing], draw.io)).toBe(2);
    expect(draw.said.err).toContain('ENOENT');
    const assign = listen();
    expect(await runAssign(['compute', missing], assign.io)).toBe(2);
    expect(assign.said.err).toContain('ENOENT');
  });

  it('refuses an assignment input that is not one, saying where', async () => {
    const file = path.join(dir, 'in.json');
    const inspectors = '[{"cap":1,"id":"a","lines":0,"load0":0}]';
    for (const [text, at] of [
      ['{', '全文'],
      ['{"prk":"00","pairs":true,"insps":[],"subjects":[]}', 'prk'],
      [`{"prk":"${'0'.repeat(64)}","pairs":true,"insps":${inspectors},"subjects":[{"id":"s","slots":[3,0],"elig":[0]}]}`, 'subjects[0]'],
      [`{"prk":"${'0'.repeat(64)}","pairs":true,"insps":${inspectors},"subjects":[{"id":"s","slots":[0,0],"elig":[1]}]}`, 'subjects[0]'],
    ] as const) {
      await writeFile(file, text);
      const { said, io } = listen();
      expect(await runAssign(['compute', file], io)).toBe(1);
      expect(said.err).toContain(`位置：${at}`);
    }
  });

  it('says who lacks how many visits when the caps cannot hold', async () => {
    const file = path.join(dir, 'in.json');
    const insps = ['a', 'b'].map((id) => ({ id, lines: 0, load0: 0, cap: 1 }));
    const subjects = ['s', 't'].map((id) => ({ id, slots: [0, 0], elig: [0, 1] }));
    await writeFile(
      file,
      JSON.stringify({ prk: '0'.repeat(64), pairs: false, insps, subjects: [...subjects, { id: 'u', slots: [0, 0], elig: [0] }] }),
    );
    const { said, io } = listen();
    expect(await runAssign(['compute', file], io)).toBe(0);
    expect(said.err).toContain('有 1 户没有配齐检查人员');
    expect(said.err).toMatch(/缺 \d/);
    expect(JSON.parse(said.out)).toMatchObject({ team: { u: ['a'] } });
  });
});
