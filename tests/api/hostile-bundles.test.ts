import { mkdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { libraryLine, withdrawnValue } from '#shared/domain/bundle/library-rows.ts';
import { recordSchema } from '#shared/domain/bundle/row-shapes.ts';
import { keyIdOfRaw, rawOfPrivatePem } from '#electron/bundle/ed25519.ts';
import { openKeyFile } from '#electron/bundle/key-file.ts';
import { writeBundle } from '../support/bundle-files.ts';
import { dumpHash } from '../support/dump-database.ts';
import { countyPassphrase, enrol, importInto, startCity } from '../support/exchange.ts';
import { hostilePayloads } from '../support/hostile-payloads.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const countyCode = '130123';
const cityCode = '130100';

/** Two records that are good in every rule, so that nothing but what a payload lies about is wrong. */
const lines = Buffer.from(
  ['1', '2']
    .map((end) => {
      const revision = { office: countyCode, rev: 1, prevHash: null, by: 'u7', at: '2026-03-02T09:00:00+08:00', seq: 41 };
      return `${libraryLine('subjects', { ...revision, id: `00000000-0000-4000-8000-00000000000${end}` }, withdrawnValue)}\n`;
    })
    .join(''),
);
const { good, hostile, zipWith } = hostilePayloads({ table: 'subjects', other: 'inspectors', lines, schema: recordSchema });

// What the office keeps of every attempt: the trail with its change number. Of a refused bundle also the number it has used (BUNDLE-SPEC 7.2).
const trail = ['audit_rows', 'office'];
const ledger = [...trail, 'chains', 'known_links'];

let city: StartedOffice;
let stick = '';
let pem = '';
let last: { readonly seq: number; readonly headerHash: string | null } = { seq: 0, headerHash: null };

beforeAll(async () => {
  const county = startOffice({ seed: 'hostile county' });
  const office = { code: countyCode, name: '正定县市场监督管理局', role: 'county' as const, adminName: '苏文岚', password: 'Yanlian-2021' };
  valueOf(await county.api['office.create'](office));
  ({ city } = await startCity({ seed: 'hostile city' }));
  stick = path.join(path.dirname(county.dataDir), '优盘');
  mkdirSync(stick);
  await enrol(county, city, stick);
  const [keyFile = ''] = await readdir(path.join(county.dataDir, 'keys'));
  const keys = await openKeyFile(await readFile(path.join(county.dataDir, 'keys', keyFile)), countyPassphrase);
  pem = valueOf(keys).ed25519;
});

afterAll(endOffices);

/** The county's next bundle around this payload, signed with its own key. */
const nextBundle = async (payload: Uint8Array) => {
  const seq = last.seq + 1;
  const file = path.join(stick, `${String(seq)}.ssjb`);
  const header = {
    kind: 'roster-data',
    schema: recordSchema,
    seq,
    prev: last.headerHash,
    signer: keyIdOfRaw(rawOfPrivatePem(pem)),
    chan: cityCode,
    to: [cityCode],
  };
  const headerHash = await writeBundle(file, { payload, pem, header });
  return { file, seq, headerHash };
};

const dump = (): string => dumpHash(city.store.filePath, ledger);

const inbox = async (): Promise<readonly string[]> => readdir(path.join(city.dataDir, 'inbox')).catch(() => []);

describe('a bundle of a county whose payload is hostile', () => {
  it.each(hostile)('is refused for %s: %s, and changes no record and leaves no file', async (_what, reason, zip) => {
    const { file, seq, headerHash } = await nextBundle(zip());
    const before = dump();
    const { result, records } = await importInto(city, file);
    expect(result).toMatchObject({ outcome: 'PAYLOAD_RULES', params: { reason } });
    expect(records).toEqual({ applied: 0, unchanged: 0, refused: 0, conflict: 0 });
    expect(dump()).toBe(before);
    expect(await inbox()).toEqual([]);
    last = { seq, headerHash };
  });

  it('would have been taken, had it not lied', async () => {
    const { file, seq, headerHash } = await nextBundle(zipWith([good]));
    const before = dump();
    const { result, records } = await importInto(city, file);
    expect(result.outcome).toBe('ACCEPT');
    expect(records.applied).toBe(2);
    expect(dump()).not.toBe(before);
    last = { seq, headerHash };
  });
});

test('a bundle with a changed bit or a missing end changes nothing but the trail, and its number stays free', async () => {
  const { file } = await nextBundle(zipWith([good]));
  const whole = await readFile(file);
  const bent = path.join(stick, 'bent.ssjb');
  const before = dumpHash(city.store.filePath, trail);
  for (let at = 0; at < whole.length; at += 41) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    for (const bytes of [changed, whole.subarray(0, at)]) {
      await writeFile(bent, bytes);
      const { result } = await importInto(city, bent);
      expect(['NOT_A_BUNDLE', 'BAD_SIGNATURE', 'UNKNOWN_KEY', 'NEWER_VERSION', 'PAYLOAD_HASH']).toContain(result.outcome);
    }
  }
  expect(dumpHash(city.store.filePath, trail)).toBe(before);
  expect(await inbox()).toEqual([]);
  expect((await importInto(city, file)).result.outcome).toBe('ACCEPT');
});
