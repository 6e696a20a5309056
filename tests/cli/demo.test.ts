import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { openKeyFile } from '#electron/bundle/key-file.ts';
import { commandLine, haveTools, jsonOf } from '../support/command-line.ts';
import { recomputedDraw } from '../support/recomputed-draw.ts';
import { valueOf } from '../support/value-of.ts';

interface DemoDocument {
  readonly out: string;
  readonly counts: Readonly<Record<string, unknown>>;
  readonly seconds: Readonly<Record<string, number>>;
  readonly serial: string;
  readonly prk: string;
  readonly resultSha256: string;
  readonly recordSha256: string;
  readonly bundle: { readonly path: string; readonly sha256: string; readonly headerSha256: string };
  readonly receipt: { readonly path: string; readonly sha256: string };
  readonly artefacts: Readonly<Record<string, string | readonly string[]>>;
}

let root = '';
let dir = '';
let said: ReturnType<typeof commandLine>;
let document: DemoDocument;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), '演示 '));
  dir = path.join(root, '县');
  said = commandLine(['demo', '--out', dir, '--subjects', '300', '--json']);
  document = JSON.parse(said.out) as DemoDocument;
}, 180_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const sha256 = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
const hash = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const count = expect.any(Number) as number;

describe('the demo on 300 subjects', () => {
  it('goes from the Excel files to the receipt and says so in one document', () => {
    expect(said.code).toBe(0);
    expect(document).toEqual({
      out: dir,
      counts: {
        made: { subjects: 300, inspectors: count, items: count },
        imported: { subjects: 300, inspectors: count, items: count },
        population: count,
        predicted: count,
        drawn: count,
        inspectorsUsed: count,
        shortVisits: 0,
        schemeItems: 6,
        visits: count,
        results: count,
        withProblems: count,
        published: count,
        followUps: count,
        followUpsClosed: count,
        sentRecords: count,
        cityApplied: count,
        cityRefused: 0,
      },
      seconds: expect.any(Object) as object,
      serial: expect.stringMatching(/^130123-\d{4}-0001$/) as string,
      prk: hash,
      resultSha256: hash,
      recordSha256: hash,
      bundle: { path: expect.any(String) as string, sha256: hash, headerSha256: hash, encrypted: true, outcome: 'ACCEPT' },
      receipt: { path: expect.any(String) as string, sha256: hash, outcome: 'ACCEPT' },
      uploadState: 'received',
      audit: { rows: count, head: hash, brokenAt: null },
      artefacts: expect.any(Object) as object,
    });
  });

  it('counts the same things the same way from step to step', () => {
    const { counts } = document;
    expect(counts['imported']).toEqual(counts['made']);
    expect(counts['drawn']).toBe(counts['predicted']);
    expect([counts['visits'], counts['results']]).toEqual([counts['drawn'], counts['drawn']]);
    expect(counts['published']).toBe(counts['results']);
    expect(Number(counts['followUpsClosed'])).toBeLessThanOrEqual(Number(counts['followUps']));
    expect(counts['cityApplied']).toBe(counts['sentRecords']);
  });

  it('times each step', () => {
    const steps = [
      'excel',
      'read subjects',
      'write subjects',
      'freeze',
      'draw',
      'record',
      'results',
      'review',
      'publication',
      'follow-ups',
      'trust',
      'seal',
      'import bundle',
      'receipt',
    ];
    expect(Object.keys(document.seconds)).toEqual(expect.arrayContaining(steps));
    for (const seconds of Object.values(document.seconds)) expect(seconds).toBeGreaterThanOrEqual(0);
  });

  it('leaves every artefact where it says', async () => {
    const { bundle, receipt, artefacts } = document;
    for (const place of Object.values(artefacts).flat()) expect([place, existsSync(place)]).toEqual([place, true]);
    expect([await sha256(bundle.path), await sha256(receipt.path)]).toEqual([bundle.sha256, receipt.sha256]);
  });

  it('leaves a record that others compute to the same list', async () => {
    const folder = path.join(dir, 'record', document.serial);
    expect(jsonOf(['draw', 'verify', folder])).toMatchObject({ code: 0, json: { ok: true } });
    const names = await readdir(folder);
    const files = new Map(await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name))] as const)));
    const again = recomputedDraw(files);
    expect([again.prk, createHash('sha256').update(again.result).digest('hex')]).toEqual([document.prk, document.resultSha256]);
    expect(await sha256(path.join(folder, 'record.tsv'))).toBe(document.recordSha256);
  });

  it('leaves two sound data folders', () => {
    for (const office of ['county', 'city']) {
      expect(jsonOf(['doctor', '--data', path.join(dir, office)])).toMatchObject({ code: 0, json: { ok: true } });
    }
  });

  it('does not write into a folder that holds something', async () => {
    const before = (await readdir(dir)).sort();
    expect(commandLine(['demo', '--out', dir, '--subjects', '300'])).toMatchObject({ code: 2, out: '' });
    expect((await readdir(dir)).sort()).toEqual(before);
  });
});

/** The commands of docs/verification.md, "The bundle with common tools", run as they stand there. */
describe('the bundle with common tools', () => {
  const shell = (script: string, cwd: string) => spawnSync('sh', ['-ec', script], { cwd, encoding: 'utf8' });

  /** The commands between the fences of that section; comments are for people. */
  const published = async (): Promise<readonly string[]> => {
    const text = await readFile('docs/verification.md', 'utf8');
    const section = text.slice(text.indexOf('## The bundle with common tools'));
    const fenced = /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
    return fenced
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, ''));
  };

  const unpackedRoster = (work: string): string => {
    const script = `unzip -q -o "$ROSTER" payload.zip -d roster && unzip -q -o roster/payload.zip -d roster && ls roster`;
    return shell(`ROSTER=$(ls *-roster.ssjb)\n${script}`, work).stdout;
  };

  const prepare = async (): Promise<string> => {
    const work = await mkdtemp(path.join(root, '核验 '));
    await cp(document.bundle.path, path.join(work, 'B.ssjb'));
    const stick = path.join(dir, 'stick');
    const roster = (await readdir(stick)).find((name) => name.endsWith('-roster.ssjb')) ?? '';
    await cp(path.join(stick, roster), path.join(work, roster));
    return work;
  };

  it.skipIf(!haveTools(['unzip', 'openssl', 'sha256sum', 'xxd']))('opens, and its signature and hash are confirmed', async () => {
    const work = await prepare();
    expect(unpackedRoster(work)).not.toBe('');
    const [unzip = '', pae = '', key = '', verify = '', sum = ''] = await published();
    expect([unzip, pae, key, verify, sum].map((line) => line.split(' ')[0])).toEqual([
      'unzip',
      'printf',
      '(printf',
      'openssl',
      'sha256sum',
    ]);
    expect(shell(unzip, work)).toMatchObject({ status: 0, stderr: '' });
    const header = JSON.parse(await readFile(path.join(work, 'bundle.json'), 'utf8')) as {
      signer: string;
      payload: { name: string; sha256: string };
    };
    await writeFile(path.join(work, 'key.hex'), await signingKeyOf(work, header.signer));
    expect(shell(`${pae}\n${key}\n${verify}`, work)).toMatchObject({ status: 0, stdout: 'Signature Verified Successfully\n' });
    expect(shell(sum, work).stdout).toBe(`${header.payload.sha256}  ${header.payload.name}\n`);
    await writeFile(path.join(work, 'bundle.json'), (await readFile(path.join(work, 'bundle.json'), 'utf8')).replace('"seq":1', '"seq":2'));
    expect(shell(`${pae}\n${verify}`, work).status).not.toBe(0);
  });

  it.skipIf(!haveTools(['unzip', 'age', 'sha256sum']))(
    'is decrypted by age with the city’s key to the payload that was signed',
    async () => {
      const work = await prepare();
      const [unzip = '', , , , , age = ''] = await published();
      expect(age).toMatch(/^age -d /);
      shell(unzip, work);
      const keysDir = path.join(dir, 'city', 'keys');
      const [keyFile = ''] = (await readdir(keysDir)).filter((name) => /^[0-9a-f]{16}\.age$/.test(name));
      const { age: identity } = valueOf(await openKeyFile(await readFile(path.join(keysDir, keyFile)), demo.cityPassphrase));
      await writeFile(path.join(work, 'identity.txt'), `${identity}\n`);
      expect(shell(age, work)).toMatchObject({ status: 0, stderr: '' });
      const header = JSON.parse(await readFile(path.join(work, 'bundle.json'), 'utf8')) as { payload: { plain: { sha256: string } } };
      expect(await sha256(path.join(work, 'payload.zip'))).toBe(header.payload.plain.sha256);
      const listed = shell('unzip -Z1 payload.zip', work).stdout.trimEnd().split('\n');
      expect(listed).toEqual(expect.arrayContaining(['index.json', 'data/results.jsonl', `draw/${document.serial}/record.tsv`]));
      const results = shell('unzip -p payload.zip data/results.jsonl', work).stdout.trimEnd().split('\n');
      expect(results).toHaveLength(Number(document.counts['results']));
    },
  );

  const signingKeyOf = async (work: string, signer: string): Promise<string> => {
    const names = (await readdir(path.join(work, 'roster'), { recursive: true })).filter((name) => name.endsWith('.json'));
    const texts = await Promise.all(names.map((name) => readFile(path.join(work, 'roster', name), 'utf8')));
    const found = texts.flatMap((text) => [...text.matchAll(/"ed25519":"([0-9a-f]{64})","signer":"([0-9a-f]{64})"/g)]);
    return found.find(([, , id]) => id === signer)?.[1] ?? '';
  };
});
