// The work of stream.bench.mjs in a process that holds nothing else; its arguments are the built modules.
import { randomFillSync } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { makeFolder } from './observed.mjs';
import { createReport } from './report.mjs';

const report = createReport('stream');
const load = createRequire(import.meta.url);
const [{ sealBundle }, { verifyBundle }, { parseRoster, recipientsFor }, { revisionRules }, { annexRoster, cityKeys, officeKeys }] =
  process.argv.slice(2, 7).map((file) => load(file));
const roster = parseRoster(annexRoster.bytes).value;

const mib = 1024 * 1024;
const [files, fileSize] = [512, 2 * mib];
const folder = makeFolder();
const bytes = Buffer.alloc(fileSize);
const drawFiles = Array.from({ length: files }, (_, number) => {
  const filePath = path.join(folder, `${number}.bin`);
  writeFileSync(filePath, randomFillSync(bytes));
  return {
    serial: `130123-2021-${String(Math.floor(number / 16) + 1).padStart(4, '0')}`,
    file: `f${String(number % 16).padStart(2, '0')}.bin`,
    content: { path: filePath },
  };
});

const orderIn = (outboxDir) => ({
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
  payload: {
    schema: 1,
    salt: new Uint8Array(16).fill(7),
    mode: 'delta',
    base: null,
    content: { is: 'records', tables: [], drawFiles },
  },
});

const newOutbox = () => {
  const outboxDir = path.join(makeFolder(), 'outbox');
  mkdirSync(outboxDir);
  return outboxDir;
};

const timed = async (work) => {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1000, peakMib: process.resourceUsage().maxRSS / 1024 };
};

const rows = [];
const note = (what, { seconds, peakMib }, size) => {
  rows.push([what, size / mib, seconds, size / mib / seconds, peakMib]);
};

const sealed = await timed(async () => {
  const answer = await sealBundle(orderIn(newOutbox()));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
});
note('seal, encrypt, read back', sealed, sealed.value.size);

const access = { workDir: makeFolder(), identities: [cityKeys.age], rules: revisionRules };
const verified = await timed(() => verifyBundle(sealed.value.path, roster, 1, access));
if (verified.value.outcome !== null) throw new Error(JSON.stringify(verified.value.outcome));
note('verify, decrypt, hash every file', verified, sealed.value.size);

const outboxDir = newOutbox();
const stop = new AbortController();
let written = 0;
const cancelled = await timed(() =>
  sealBundle(orderIn(outboxDir), {
    signal: stop.signal,
    onProgress: (phase, done) => {
      if (phase !== 'encrypt' || done < (files * fileSize) / 2 || stop.signal.aborted) return;
      written = performance.now();
      stop.abort(new Error('cancelled'));
    },
  }).catch((error) => error.message),
);
if (cancelled.value !== 'cancelled') throw new Error(`not cancelled: ${JSON.stringify(cancelled.value)}`);
report.table('1 GiB through one bundle', ['', 'MiB', 'seconds', 'MiB/s', 'peak MiB of the process'], rows);
report.table(
  'Sealing cancelled half way through the encryption',
  ['ms to the end', 'files left'],
  [[performance.now() - written, readdirSync(outboxDir).length]],
);
report.end();
