import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { runDraw } from '#electron/cli/draw-command.ts';
import { plainHash } from '#renderer/verifier/plain-hash.ts';
import { haveTools } from '../support/command-line.ts';
import { fillCounty } from '../support/exchange.ts';
import { peopleOfDraw } from '../support/people-of-draw.ts';
import { endOffices, makeTempDir, startOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const mostPositions = 500;

/** Names of what a county's record folder holds; a file that comes or goes is a decision, not an accident. */
const names = [
  'assign-in.json',
  'assign-out.json',
  'ceremony.tsv',
  'files.tsv',
  'frame.tsv',
  'items.tsv',
  'plan.tsv',
  'record.tsv',
  'recuse.tsv',
  'result.tsv',
  'roster.tsv',
  'verify.html',
  'verify.sh',
  '名单.xlsx',
  '抽取记录.html',
  '说明.txt',
];

let dir = '';
let files: ReadonlyMap<string, Uint8Array> = new Map();

beforeAll(async () => {
  const county = startOffice();
  const serial = await fillCounty(county, 1);
  valueOf(await county.api['draws.savePeople']({ serial, place: '局三楼会议室', people: [...peopleOfDraw] }));
  const folder = path.join(makeTempDir(), '记录');
  mkdirSync(folder);
  dir = valueOf(await county.api['draws.exportRecord']({ serial, folder })).folder;
  files = new Map(readdirSync(dir).map((name) => [name, new Uint8Array(readFileSync(path.join(dir, name)))]));
});
afterAll(endOffices);

/** Numbers below `limit` that are the same in every run. */
const numbersFrom = (seed: number): ((limit: number) => number) => {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
};

interface Edit {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** Every position of a small file, else so many spread over the whole; each byte becomes another one. */
function* editsOf(bytes: Uint8Array, most: number): Generator<Edit> {
  const below = numbersFrom(bytes.length);
  const amount = Math.min(most, bytes.length);
  const changed = Uint8Array.from(bytes);
  for (let number = 0; number < amount; number += 1) {
    const start = Math.floor((number * bytes.length) / amount);
    const end = Math.floor(((number + 1) * bytes.length) / amount);
    const at = start + below(end - start);
    const before = bytes[at] ?? 0;
    changed[at] = (before + 1 + below(255)) % 256;
    yield { at, bytes: changed };
    changed[at] = before;
  }
}

const verifyFolder = async (): Promise<{ readonly code: number; readonly said: string }> => {
  let said = '';
  const write = (text: string): void => {
    said += text;
  };
  const code = await runDraw(['verify', dir], { out: write, err: write, now: () => new Date(0), prompt: () => Promise.resolve('') });
  return { code, said };
};

describe('one changed byte of a record folder', () => {
  it('is looked for in every file there is', async () => {
    expect([...files.keys()].sort()).toEqual([...names].sort());
    expect(await verifyFolder()).toMatchObject({ code: 0 });
    expect(valueOf(verifyRecord(files, plainHash))).toMatchObject({ listed: true, unchecked: [] });
  });

  it.each(names)('of %s is found by the command line and by the page, and the file is named', async (name) => {
    const whole = files.get(name) ?? new Uint8Array(0);
    const missed: string[] = [];
    let edits = 0;
    for (const { at, bytes } of editsOf(whole, mostPositions)) {
      edits += 1;
      writeFileSync(path.join(dir, name), bytes);
      const { code, said } = await verifyFolder();
      if (code !== 1 || !said.startsWith(`${name}：`)) missed.push(`command line, byte ${String(at)}: ${said}`);
      const page = verifyRecord(new Map([...files, [name, bytes]]), plainHash);
      if (page.ok || page.error.file !== name) missed.push(`page, byte ${String(at)}: ${JSON.stringify(page)}`);
    }
    writeFileSync(path.join(dir, name), whole);
    expect(missed).toEqual([]);
    expect(edits).toBe(Math.min(mostPositions, whole.length));
  });

  it('of the draw is found without the list of files as well', () => {
    for (const [name, whole] of files) {
      if (!/\.(?:tsv|json)$/.test(name) || name === 'files.tsv') continue;
      for (const { at, bytes } of editsOf(whole, 60)) {
        const changed = new Map([...files, [name, bytes]]);
        changed.delete('files.tsv');
        const answer = verifyRecord(changed, plainHash);
        expect([name, at, answer.ok]).toEqual([name, at, false]);
        if (!answer.ok && name !== 'ceremony.tsv') expect(answer.error.file).toBe(name);
      }
    }
  });

  it.skipIf(!haveTools(['openssl', 'sort', 'awk', 'sed']))('is found by an untouched verify.sh, here at two places of each file', () => {
    const script = path.resolve('resources/record/verify.sh');
    // A script that was changed cannot speak for itself: the one that runs is the one of the program.
    for (const name of names.filter((each) => each !== 'verify.sh')) {
      const whole = files.get(name) ?? new Uint8Array(0);
      for (const { at, bytes } of editsOf(whole, 2)) {
        copyFileSync(script, path.join(dir, 'verify.sh'));
        writeFileSync(path.join(dir, name), bytes);
        const { status, stdout } = spawnSync('sh', [path.join(dir, 'verify.sh')], { cwd: tmpdir(), encoding: 'utf8' });
        expect([name, at, status, stdout]).toEqual([name, at, 1, `不一致：${name}\n`]);
      }
      writeFileSync(path.join(dir, name), whole);
    }
  });
});
