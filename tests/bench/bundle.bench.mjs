// Sealing and verifying a bundle, beside plain Node doing the bare work once: canonical lines, DEFLATE, SHA-256 and one signature, and back.
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { loadModule } from './support/built-module.mjs';
import { makeFolder } from './support/observed.mjs';
import { createReport } from './support/report.mjs';

const report = createReport('bundle');
const { sealBundle } = await loadModule('electron/bundle/seal.ts');
const { verifyBundle } = await loadModule('electron/bundle/decision.ts');
const { parseRoster, recipientsFor } = await loadModule('electron/bundle/roster.ts');
const { revisionRules } = await loadModule('shared/domain/bundle/record-row.ts');
const { annexRoster, cityKeys, officeKeys } = await loadModule('tests/support/bundle-annex.ts');
const roster = parseRoster(annexRoster.bytes).value;
const plainKeys = generateKeyPairSync('ed25519');

/** A result as an office sends it, with a sentence for each of twelve items. */
const rowsOf = function* (count) {
  for (let number = 1; number <= count; number += 1) {
    yield {
      at: '2021-06-30T09:10:00+08:00',
      by: 'u7',
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      items: Array.from({ length: 12 }, (_, item) => ({
        item: `TJ-${item}`,
        verdict: (number + item) % 9 === 0 ? '发现问题' : '未发现问题',
      })),
      note: `第${number}户，检查人员两名，当场出示执法证件。`,
      office: '130123',
      prev_hash: null,
      rev: 1,
      seq: number,
    };
  }
};

const orderOf = (count, encrypted) => {
  const outboxDir = path.join(makeFolder(), 'outbox');
  mkdirSync(outboxDir);
  return {
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
    encryptTo: encrypted ? recipientsFor(roster, '130100') : null,
    roster,
    payload: {
      schema: 1,
      salt: new Uint8Array(16).fill(7),
      mode: 'delta',
      base: null,
      content: { is: 'records', tables: [{ table: 'results', rows: rowsOf(count) }], drawFiles: [] },
    },
  };
};

const timed = async (work) => {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1000 };
};

const ours = async (count, encrypted) => {
  const sealed = await timed(async () => {
    const answer = await sealBundle(orderOf(count, encrypted));
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  });
  const verified = await timed(() =>
    verifyBundle(sealed.value.path, roster, 1, { workDir: makeFolder(), identities: [cityKeys.age], rules: revisionRules }),
  );
  if (verified.value.outcome !== null) throw new Error(JSON.stringify(verified.value.outcome));
  return [sealed.seconds, verified.seconds, sealed.value.size / 1024 / 1024];
};

const plain = async (count) => {
  const filePath = path.join(makeFolder(), 'plain');
  const sealed = await timed(() => {
    const lines = [];
    for (const row of rowsOf(count)) lines.push(JSON.stringify(row));
    const packed = deflateRawSync(Buffer.from(`${lines.join('\n')}\n`));
    writeFileSync(filePath, packed);
    return { size: packed.length, signature: sign(null, createHash('sha256').update(packed).digest(), plainKeys.privateKey) };
  });
  const verified = await timed(() => {
    const packed = readFileSync(filePath);
    const good = verify(null, createHash('sha256').update(packed).digest(), plainKeys.publicKey, sealed.value.signature);
    const lines = inflateRawSync(packed).toString('utf8').trimEnd().split('\n');
    return good && lines.map((line) => JSON.parse(line)).length === count;
  });
  if (!verified.value) throw new Error('the plain copy does not verify');
  return [sealed.seconds, verified.seconds, sealed.value.size / 1024 / 1024];
};

await ours(500, true);
await plain(500);
const rows = [];
for (const count of [5000, 120_000]) {
  rows.push([`${count} results, encrypted`, ...(await ours(count, true))]);
  rows.push([`${count} results, in clear`, ...(await ours(count, false))]);
  rows.push([`${count} results, plain Node (all in memory, no format, no read-back)`, ...(await plain(count))]);
}
report.table('Bundle', ['', 'seal s', 'verify s', 'MiB'], rows);
report.end();
