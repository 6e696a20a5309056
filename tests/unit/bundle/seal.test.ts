import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { revisionRules, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { decideImport } from '#electron/bundle/decision.ts';
import { keyIdOfRaw, publicKeyPem, rawOfPrivatePem } from '#electron/bundle/ed25519.ts';
import { openFirstRoster } from '#electron/bundle/first-roster.ts';
import { fingerprintOfHash } from '#electron/bundle/fingerprint.ts';
import { clearOutbox, exportCopy, takePrivateCopy } from '#electron/bundle/outbox.ts';
import type { PayloadContent } from '#electron/bundle/payload-writer.ts';
import type { Roster } from '#electron/bundle/roster.ts';
import { signStep } from '#electron/bundle/roster-update.ts';
import { parseReceipt, receiptBytes, type Receipt } from '#electron/bundle/receipt.ts';
import { sealBundle, type SealedFile, type SealOrder } from '#electron/bundle/seal.ts';
import { annexRoster, annexRows, cityKeys, officeKeys, rootDigits, rootKeys } from '#tests/support/bundle-annex.ts';
import { cityAsks } from '#tests/support/bundle-ledger.ts';
import { roster, rosterWithKey, sha256Hex, testFolder } from '#tests/support/bundle-files.ts';
import { annexOrder } from '#tests/support/seal-order.ts';
import { valueOf } from '#tests/support/value-of.ts';

const folder = testFolder();

const manyRows = function* (count: number): Generator<RecordRow> {
  for (let number = 1; number <= count; number += 1) {
    yield { ...annexRows[0], id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, seq: number };
  }
};

const outbox = async (): Promise<string> => {
  const dir = folder.fresh('outbox');
  await mkdir(dir);
  return dir;
};

const anOrder = async (change: Partial<SealOrder> = {}, content?: PayloadContent): Promise<SealOrder> => ({
  ...annexOrder(
    await outbox(),
    content ?? {
      is: 'records',
      tables: [
        { table: 'results', rows: annexRows },
        { table: 'draws', rows: [] },
      ],
      drawFiles: [
        { serial: '130123-2021-0001', file: 'plan.tsv', content: Buffer.from('plan\n') },
        { serial: '130123-2021-0001', file: 'frame.tsv', content: Buffer.alloc(3_000_000, 'subject\t1\n') },
      ],
    },
  ),
  ...change,
});

const seal = async (order: SealOrder): Promise<SealedFile> => valueOf(await sealBundle(order));

const withIdentities = (...identities: readonly string[]) => ({ access: { workDir: folder.path(), identities, rules: revisionRules } });

describe('a sealed bundle', () => {
  it('is the only file in the outbox, has its name, and the city imports it', async () => {
    const order = await anOrder();
    const sealed = await seal(order);
    expect(sealed.fileName).toBe('130123-06e3-130100-000001-results.ssjb');
    expect(await readdir(order.outboxDir)).toEqual([sealed.fileName]);
    expect(sealed.fileHash).toBe(sha256Hex(await readFile(sealed.path)));
    const decision = await decideImport(cityAsks(sealed.path, folder.path(), withIdentities(cityKeys.age)));
    if (decision.at !== 'apply') throw new Error(JSON.stringify(decision));
    expect(decision.bundle.headerHash).toBe(sealed.headerHash);
    expect(decision.bundle.header.payload.plain).toBeDefined();
    const { content } = decision.payload;
    expect(content.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['data/draws.jsonl', 0],
      ['data/results.jsonl', 2],
      ['draw/130123-2021-0001/frame.tsv', 1],
      ['draw/130123-2021-0001/plan.tsv', 1],
    ]);
    expect(Buffer.from(await content.bytes('draw/130123-2021-0001/frame.tsv')).equals(Buffer.alloc(3_000_000, 'subject\t1\n'))).toBe(true);
  });

  it('of many rows gives them back in order', async () => {
    const count = 20_000;
    const order = await anOrder({}, { is: 'records', tables: [{ table: 'results', rows: manyRows(count) }], drawFiles: [] });
    const sealed = await seal(order);
    const decision = await decideImport(cityAsks(sealed.path, folder.path(), withIdentities(cityKeys.recovery)));
    if (decision.at !== 'apply') throw new Error(JSON.stringify(decision));
    let seen = 0;
    for await (const rows of decision.payload.content.rows('results')) for (const row of rows) expect(row['seq']).toBe((seen += 1));
    expect(seen).toBe(count);
  });

  it('that is not encrypted is the same bytes for the same input', async () => {
    const [one, two] = [await seal(await anOrder({ encryptTo: null })), await seal(await anOrder({ encryptTo: null }))];
    expect(one.fileHash).toBe(two.fileHash);
    expect((await seal(await anOrder())).fileHash).not.toBe((await seal(await anOrder())).fileHash);
  });

  it('is not left behind, not even in part, when its key is closed', async () => {
    const order = await anOrder({ roster: rosterWithKey({ status: 'closed', closedAt: { '130100': 0 } }) });
    const result = await sealBundle(order);
    expect(result.ok ? null : result.error).toMatchObject({ at: 'read-back', outcome: { outcome: 'KEY_CLOSED' } });
    expect(await readdir(order.outboxDir)).toEqual([]);
  });

  it.each(['payload', 'encrypt', 'write', 'verify'] as const)('is not left behind when it is cancelled during "%s"', async (phase) => {
    const order = await anOrder();
    const stop = new AbortController();
    const sealing = sealBundle(order, {
      signal: stop.signal,
      onProgress: (at) => {
        if (at === phase) stop.abort(new Error('cancelled by the officer'));
      },
    });
    await expect(sealing).rejects.toThrow('cancelled by the officer');
    expect(await readdir(order.outboxDir)).toEqual([]);
  });

  it('refuses rows out of order and removes its traces', async () => {
    const order = await anOrder({}, { is: 'records', tables: [{ table: 'results', rows: [...annexRows].reverse() }], drawFiles: [] });
    await expect(sealBundle(order)).rejects.toThrow('ascend');
    expect(await readdir(order.outboxDir)).toEqual([]);
  });

  it('fails with its source and removes its traces, while the rows before are still being deflated', async () => {
    const rows = function* () {
      yield* manyRows(5000);
      throw new Error('the folder of the records is gone');
    };
    const order = await anOrder({}, { is: 'records', tables: [{ table: 'results', rows: rows() }], drawFiles: [] });
    await expect(sealBundle(order)).rejects.toThrow('the folder of the records is gone');
    expect(await readdir(order.outboxDir)).toEqual([]);
  });
});

describe('the outbox', () => {
  it('loses at start what no ledger row names', async () => {
    const order = await anOrder();
    const sealed = await seal(order);
    await writeFile(join(order.outboxDir, 'a.ssjb.part'), '');
    await mkdir(join(order.outboxDir, 'b.ssjb.work'));
    const removed = await clearOutbox(order.outboxDir, new Set([sealed.fileName]));
    expect([...removed].sort()).toEqual(['a.ssjb.part', 'b.ssjb.work']);
    expect(await readdir(order.outboxDir)).toEqual([sealed.fileName]);
    await clearOutbox(order.outboxDir, new Set());
    expect(await readdir(order.outboxDir)).toEqual([]);
  });

  it('gives the same bytes every time, and overwrites no other file', async () => {
    const sealed = await seal(await anOrder());
    const source = { path: sealed.path, sha256: sealed.fileHash };
    const stick = await outbox();
    const { path } = valueOf(await exportCopy(source, stick, sealed.fileName));
    expect(sha256Hex(await readFile(path))).toBe(sealed.fileHash);
    expect((await exportCopy(source, stick, sealed.fileName)).ok).toBe(true);
    expect(await readdir(stick)).toEqual([sealed.fileName]);
    await writeFile(path, 'something else');
    expect(await exportCopy(source, stick, sealed.fileName)).toEqual({ ok: false, error: 'exists' });
    const other = await outbox();
    expect(await exportCopy({ ...source, sha256: 'a'.repeat(64) }, other, sealed.fileName)).toEqual({ ok: false, error: 'source-differs' });
    expect(await readdir(other)).toEqual([]);
  });

  it('takes a private copy with the digest of what was copied', async () => {
    const sealed = await seal(await anOrder());
    const target = folder.fresh('private');
    expect((await takePrivateCopy(sealed.path, target)).sha256).toBe(sealed.fileHash);
    await expect(takePrivateCopy(sealed.path, target)).rejects.toThrow('EEXIST');
    expect(sha256Hex(await readFile(target))).toBe(sealed.fileHash);
  });
});

describe('the first roster', () => {
  const rosterOrder = (change: Partial<SealOrder> = {}, step: Roster = roster): Promise<SealOrder> => {
    const signatures = [signStep(step, rootKeys.pem)];
    const bytes = Buffer.from(canonicalJson(step));
    const order = {
      kind: 'roster',
      from: '130100',
      chan: '*',
      encryptTo: null,
      ed25519Pem: cityKeys.pem,
      expires: '2022-03-31',
      ...change,
    } as const;
    return anOrder(order, { is: 'roster', steps: [{ version: step.version, bytes, signatures }] });
  };
  const open = async (order: SealOrder, digits: string, office = '130123') =>
    openFirstRoster((await seal(order)).path, digits, office, 1, { workDir: folder.path(), rules: revisionRules });

  it('is opened with the digits of the printed document', async () => {
    const first = valueOf(await open(await rosterOrder(), rootDigits));
    expect(first.roster).toEqual(roster);
    expect(first.step.bytes).toEqual(Buffer.from(annexRoster.bytes));
    expect(first.bundle.header.seq).toBe(1);
  });

  it('may be signed by the root key itself', async () => {
    expect((await open(await rosterOrder({ ed25519Pem: rootKeys.pem }), rootDigits)).ok).toBe(true);
  });

  it('is not opened with other digits', async () => {
    const other = rootDigits.replace('76646', '76647');
    expect(await open(await rosterOrder(), other)).toEqual({ ok: false, error: { at: 'step', fault: 'root-digits' } });
  });

  it('is not opened from a bundle of another kind', async () => {
    const opened = await open(await anOrder({ encryptTo: null }), rootDigits);
    expect(opened.ok ? null : opened.error).toMatchObject({ at: 'outcome', outcome: { outcome: 'UNKNOWN_KEY' } });
  });
});

describe('a receipt', () => {
  const receipt: Receipt = {
    bundles: [
      {
        outcome: 'partly',
        reasons: [{ code: 'not-owner', id: annexRows[0].id }],
        received: '2021-07-01T08:00:00+08:00',
        records: { applied: 1, conflict: 0, refused: 1, unchanged: 0 },
        seq: 1,
        sha256: 'a'.repeat(64),
      },
    ],
    missing: [5, 3],
    stream: { chan: '130100', signer: officeKeys.signer },
    upTo: { seq: 1, sha256: 'a'.repeat(64) },
    waived: [{ reason: 'the disk burnt', seq: 2 }],
  };

  it('travels in a bundle of the city to the office', async () => {
    const order = { kind: 'receipt', from: '130100', chan: '130123', encryptTo: [officeKeys.recipient], ed25519Pem: cityKeys.pem } as const;
    const sealed = await seal(await anOrder(order, { is: 'receipt', receipt: receiptBytes(receipt) }));
    const decision = await decideImport(cityAsks(sealed.path, folder.path(), { ownOffice: '130123', ...withIdentities(officeKeys.age) }));
    expect(decision.at === 'apply' && decision.payload.receipt).toEqual({ ...receipt, missing: [3, 5] });
  });

  it('that is malformed is refused', () => {
    const bytes = (change: object): Uint8Array => Buffer.from(canonicalJson({ ...receipt, missing: [3, 5], ...change }));
    const faultOf = (change: object): string => {
      const parsed = parseReceipt(bytes(change));
      return parsed.ok ? 'accepted' : parsed.error;
    };
    expect(faultOf({})).toBe('accepted');
    expect(faultOf({ upTo: null })).toBe('accepted');
    expect(faultOf({ note: '' })).toBe('fields');
    expect(faultOf({ missing: [5, 3] })).toBe('missing');
    expect(faultOf({ missing: [0] })).toBe('missing');
    expect(faultOf({ stream: { chan: '', signer: officeKeys.signer } })).toBe('stream');
    expect(faultOf({ upTo: { seq: 1 } })).toBe('upTo');
    expect(faultOf({ waived: [{ seq: 2 }] })).toBe('waived');
    expect(faultOf({ bundles: [{ ...receipt.bundles[0], outcome: 'lost' }] })).toBe('bundles');
    expect(faultOf({ bundles: [receipt.bundles[0], receipt.bundles[0]] })).toBe('bundles');
    expect(parseReceipt(Buffer.from('{}\n'))).toEqual({ ok: false, error: 'form' });
  });
});

const tools = ['unzip', 'openssl', 'sha256sum', 'age', 'bash'];
const missing = tools.filter((tool) => spawnSync('bash', ['-c', `command -v ${tool}`]).status !== 0);
if (missing.length > 0)
  process.stderr.write(`SKIPPED: third-party verification needs ${missing.join(', ')} (Debian packages unzip, openssl, coreutils, age)\n`);

describe.skipIf(missing.length > 0)('a third party without our program', () => {
  const run = (cwd: string, script: string): string =>
    execFileSync('bash', ['-ec', script], { cwd, stdio: ['ignore', 'pipe', 'pipe'] }).toString();

  it('verifies signature, hashes, key, encryption and content with unzip, openssl, sha256sum and age', async () => {
    const sealed = await seal(await anOrder());
    const dir = await outbox();
    await writeFile(join(dir, 'b.ssjb'), await readFile(sealed.path));
    await writeFile(join(dir, 'office-ed25519.pub.pem'), publicKeyPem(officeKeys.ed25519));
    await writeFile(join(dir, 'city-age.key'), `${cityKeys.age}\n`);
    const pae = `T='application/vnd.ssj.bundle.v1+json'; printf 'DSSEv1 %d %s %d ' \${#T} "$T" "$(wc -c <bundle.json|tr -d ' ')" > pae.bin; cat bundle.json >> pae.bin`;
    const verify = 'openssl pkeyutl -verify -pubin -inkey office-ed25519.pub.pem -rawin -in pae.bin -sigfile bundle.json.ed25519';
    expect(run(dir, 'unzip -tq b.ssjb && unzip -q b.ssjb && ls')).toContain('payload.zip.age');
    expect(run(dir, `${pae}; ${verify}`)).toContain('Signature Verified Successfully');
    expect(run(dir, 'openssl pkey -pubin -in office-ed25519.pub.pem -outform DER | sha256sum')).toContain(sealed.header.signer);
    expect(run(dir, 'sha256sum payload.zip.age')).toContain(sealed.header.payload.sha256);
    expect(run(dir, 'age -d -i city-age.key -o payload.zip payload.zip.age && sha256sum payload.zip')).toContain(
      sealed.header.payload.plain?.sha256,
    );
    expect(run(dir, 'unzip -tq payload.zip >&2 && unzip -p payload.zip data/results.jsonl | head -1')).toBe(
      `${canonicalJson(annexRows[0])}\n`,
    );
    expect(run(dir, 'sha256sum bundle.json')).toContain(sealed.headerHash);
    expect(run(dir, 'sha256sum b.ssjb')).toContain(sealed.fileHash);
    const failed = spawnSync('bash', ['-c', `sed -i 's/"seq":1/"seq":2/' bundle.json; ${pae}; ${verify}`], { cwd: dir });
    expect([failed.status, failed.stdout.toString()]).toEqual([1, expect.stringContaining('Signature Verification Failure')]);
  });

  it('reads the same digits with the shell line', async () => {
    const dir = await outbox();
    await writeFile(join(dir, 'k.pem'), publicKeyPem(officeKeys.ed25519));
    const line = `h=$(openssl pkey -pubin -in k.pem -outform DER|sha256sum); for i in 0 10 20 30 40 50; do printf '%05d ' $((0x\${h:$i:10}%100000)); done`;
    expect(run(dir, line).trim()).toBe(fingerprintOfHash(officeKeys.signer));
  });

  it('makes keys with openssl that we can use', async () => {
    const dir = await outbox();
    run(dir, 'openssl genpkey -algorithm ed25519 -out k.pem');
    const pem = await readFile(join(dir, 'k.pem'), 'utf8');
    const der = execFileSync('bash', ['-c', 'openssl pkey -in k.pem -pubout -outform DER | sha256sum'], { cwd: dir }).toString();
    expect(der).toContain(keyIdOfRaw(rawOfPrivatePem(pem)));
  });
});
