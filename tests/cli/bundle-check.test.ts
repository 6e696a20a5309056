import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { runBundleCheck } from '#electron/cli/bundle-check-command.ts';
import { writeEnrolment } from '#electron/bundle/enrolment.ts';
import { sealKeyFile } from '#electron/bundle/key-file.ts';
import { recipientsFor } from '#electron/bundle/roster.ts';
import { sealBundle } from '#electron/bundle/seal.ts';
import { annexBundle, annexEnrolment, annexRoster, annexRows, cityKeys, officeKeys, rootDigits } from '#tests/support/bundle-annex.ts';
import { roster, rosterWithKey, testFolder } from '#tests/support/bundle-files.ts';
import { valueOf } from '#tests/support/value-of.ts';

const folder = testFolder();

const run = async (args: readonly string[], answer = '') => {
  let [out, err] = ['', ''];
  const code = await runBundleCheck(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    now: () => new Date('2021-07-01T00:00:00Z'),
    prompt: () => Promise.resolve(answer),
  });
  return { code, out, err };
};

const fileOf = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = folder.fresh(name);
  await writeFile(path, bytes);
  return path;
};

const trustFile = () => fileOf('000001.json', annexRoster.bytes);

const encryptedBundle = async (): Promise<string> => {
  const outboxDir = folder.fresh('outbox');
  await mkdir(outboxDir);
  const content = { is: 'records', tables: [{ table: 'results', rows: annexRows }], drawFiles: [] } as const;
  const sealed = await sealBundle({
    outboxDir,
    kind: 'results',
    from: '130123',
    chan: '130100',
    seq: 1,
    prev: null,
    seen: [],
    created: '2021-06-30T09:12:33+08:00',
    expires: null,
    app: '1.0.0',
    ed25519Pem: officeKeys.pem,
    encryptTo: recipientsFor(roster, '130100'),
    roster,
    payload: { schema: 1, salt: new Uint8Array(16), mode: 'delta', base: null, content },
  });
  return valueOf(sealed).path;
};

describe('bundle inspect', () => {
  it('shows the header of a bundle and says that nothing was verified', async () => {
    const file = await fileOf('annex.ssjb', annexBundle);
    const { code, out } = await run(['inspect', file]);
    expect(code).toBe(0);
    expect(out).toContain('数据包（未验证）');
    expect(out).toContain('42d828ff2c43fcef0dfdee07fa6dff6b23df9b887fb34f457ab215a8a24329e2');
    const json = await run(['inspect', file, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      verified: false,
      outcome: null,
      holds: 'bundle',
      header: { seq: 1, from: '130123' },
      headerHash: '42d828ff2c43fcef0dfdee07fa6dff6b23df9b887fb34f457ab215a8a24329e2',
      fileHash: 'b2cc7f572a1c5f12cde0caadd36d31bc662f7a57d1c12708a6c7fe97f26180e2',
    });
  });

  it('shows an enrolment', async () => {
    const file = folder.fresh('enrol.ssjb');
    await writeEnrolment(file, JSON.parse(annexEnrolment.text) as Parameters<typeof writeEnrolment>[1], officeKeys.pem);
    const { code, out } = await run(['inspect', file]);
    expect([code, out.split('\n')[0]]).toEqual([0, '密钥登记文件（未验证）']);
  });

  it('answers no to any other file', async () => {
    const { code, out } = await run(['inspect', await fileOf('x.ssjb', 'hello'), '--json']);
    expect([code, JSON.parse(out)]).toMatchObject([1, { outcome: 'NOT_A_BUNDLE', reason: 'size' }]);
  });
});

describe('bundle verify', () => {
  it('accepts the bundle of the annex with its roster and digits', async () => {
    const file = await fileOf('130123-06e3-130100-000001-results.ssjb', annexBundle);
    const { code, out } = await run(['verify', file, '--trust', await trustFile(), '--root', rootDigits, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'ACCEPT',
      reason: null,
      headerHash: '42d828ff2c43fcef0dfdee07fa6dff6b23df9b887fb34f457ab215a8a24329e2',
      fileHash: 'b2cc7f572a1c5f12cde0caadd36d31bc662f7a57d1c12708a6c7fe97f26180e2',
      signatures: { ed25519: true, sm2: null },
      payload: { name: 'payload.zip', size: 835, opened: true },
      records: 2,
    });
    const text = await run(['verify', file, '--trust', await trustFile()]);
    expect(text.out).toContain('验证通过');
  });

  it('warns of a name that says something else', async () => {
    const dir = folder.fresh('dir');
    await mkdir(dir);
    const file = `${dir}/130123-06e3-130100-000002-results.ssjb`;
    await writeFile(file, annexBundle);
    expect((await run(['verify', file, '--trust', await trustFile()])).out).toContain('文件名与包头不一致');
  });

  it('answers no to a changed bundle, a closed key, an unknown key and other root digits', async () => {
    const trust = await trustFile();
    const good = await fileOf('good.ssjb', annexBundle);
    const verdict = async (args: readonly string[]) => {
      const { code, out } = await run([...args, '--json']);
      const { outcome, reason } = JSON.parse(out) as { readonly outcome: string; readonly reason: string | null };
      return [code, outcome, reason];
    };
    const changed = Buffer.from(annexBundle);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(await verdict(['verify', await fileOf('bad.ssjb', changed), '--trust', trust])).toEqual([1, 'NOT_A_BUNDLE', 'crc32']);
    const closed = await fileOf('closed.json', canonicalJson(rosterWithKey({ status: 'closed', closedAt: {} })));
    expect(await verdict(['verify', good, '--trust', closed])).toEqual([1, 'KEY_CLOSED', null]);
    const without = await fileOf('without.json', canonicalJson({ ...roster, offices: [] }));
    expect(await verdict(['verify', good, '--trust', without])).toEqual([1, 'UNKNOWN_KEY', 'not-in-roster']);
    const digits = rootDigits.replace('7', '8');
    expect(await verdict(['verify', good, '--trust', trust, '--root', digits])).toEqual([1, 'UNKNOWN_KEY', 'root-digits']);
  });

  it('checks an encrypted bundle without a key, and opens it with an identity or a key file', async () => {
    const [file, trust] = [await encryptedBundle(), await trustFile()];
    const closed = await run(['verify', file, '--trust', trust, '--json']);
    expect([closed.code, JSON.parse(closed.out)]).toMatchObject([
      0,
      { outcome: 'ACCEPT', payload: { opened: false, files: null }, records: null },
    ]);
    const identity = await fileOf('city.key', `# created: 2021\n${cityKeys.age}\n`);
    const opened = await run(['verify', file, '--trust', trust, '--identity', identity, '--json']);
    expect([opened.code, JSON.parse(opened.out)]).toMatchObject([0, { payload: { opened: true }, records: 2 }]);
    const keyFile = await fileOf('keys.age', await sealKeyFile({ age: cityKeys.age, ed25519: cityKeys.pem }, 'one two three', 10));
    const args = ['verify', file, '--trust', trust, '--identity', keyFile];
    expect((await run(args, 'one two three')).out).toContain('内容已打开');
    expect((await run([...args, '--passphrase-file', await fileOf('pass', 'one two three\n')])).code).toBe(0);
    expect((await run(args, 'wrong')).code).toBe(2);
    const foreign = await fileOf('office.key', officeKeys.age);
    expect((await run(['verify', file, '--trust', trust, '--identity', foreign])).code).toBe(1);
  });

  it.each<[readonly string[]]>([
    [[]],
    [['verify', 'x.ssjb']],
    [['inspect']],
    [['inspect', 'a', 'b']],
    [['verify', 'a', '--trust', 'b', '--force']],
    [['seal', 'a']],
  ])('is wrong usage with %j', async (args) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain('用法');
  });

  it('says which file it cannot read', async () => {
    const trust = await trustFile();
    expect((await run(['verify', '/nowhere/x.ssjb', '--trust', trust])).code).toBe(2);
    const broken = await fileOf('roster.json', '{}');
    const { code, err } = await run(['verify', await fileOf('a.ssjb', annexBundle), '--trust', broken]);
    expect([code, err]).toEqual([2, expect.stringContaining('名册文件读不了')]);
  });

  it('leaves nothing behind', async () => {
    const traces = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('ssj-bundle-')).length;
    const before = await traces();
    await run(['verify', await fileOf('a.ssjb', annexBundle), '--trust', await trustFile()]);
    expect(await traces()).toBe(before);
    expect((await readFile(await trustFile())).length).toBe(873);
  });
});
