import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import {
  carryOut,
  countyPassphrase,
  enrol,
  importInto,
  rootPassphrase,
  startCity,
  sealResults,
  startExchange,
} from '../support/exchange.ts';
import { dumpHash } from '../support/dump-database.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const startCounty = async (code: string, name: string): Promise<StartedOffice> => {
  const county = startOffice({ seed: code });
  valueOf(await county.api['office.create']({ code, name, role: 'county', adminName: demo.admin, password: demo.password }));
  return county;
};

test('a passphrase that is too short makes no key', async () => {
  const county = await startCounty('130123', '正定县市场监督管理局');
  expect(await county.api['keys.create']({ label: '1号机', passphrase: 'elf letters' })).toMatchObject({
    ok: false,
    error: { code: 'keys.passphraseWeak', params: { minimum: 12 } },
  });
  expect(valueOf(await county.api['keys.state']({})).own).toBeNull();
});

test('only the city can start a trust roster, and only once', async () => {
  const county = await startCounty('130123', '正定县市场监督管理局');
  const input = { label: '1号机', passphrase: countyPassphrase, rootPassphrase, recoveryPassphrase: demo.recoveryPassphrase };
  expect(await county.api['trust.start'](input)).toMatchObject({ error: { code: 'office.roleOnly' } });
  const { city } = await startCity();
  expect(await city.api['trust.start'](input)).toMatchObject({ error: { code: 'trust.exists' } });
});

test('a key is closed after a restart until its passphrase is given', async () => {
  const exchange = await startExchange();
  exchange.county.close();
  const county = startOffice({ seed: 'again', dataDir: exchange.county.dataDir });
  expect(valueOf(await county.api['keys.state']({})).own).toMatchObject({ unlocked: false, accepted: true });
  expect(await county.api['bundles.seal']({ kind: 'results' })).toMatchObject({ error: { code: 'keys.locked' } });
  expect(await county.api['keys.unlock']({ passphrase: 'not the passphrase at all' })).toMatchObject({
    error: { code: 'keys.passphraseWrong' },
  });
  valueOf(await county.api['keys.unlock']({ passphrase: countyPassphrase }));
  expect(valueOf(await county.api['bundles.seal']({ kind: 'results' }))).toMatchObject({ seq: 1, encrypted: true, state: 'sealed' });
});

test('an encrypted bundle is not decided while the key is locked, and nothing is lost by trying', async () => {
  const exchange = await startExchange();
  const file = await sealResults(exchange);
  exchange.city.close();
  const city = startOffice({ seed: 'city again', dataDir: exchange.city.dataDir });
  const before = dumpHash(city.store.filePath, []);
  expect(await city.api['bundles.import']({ file })).toMatchObject({ error: { code: 'keys.locked' } });
  expect(dumpHash(city.store.filePath, [])).toBe(before);
  valueOf(await city.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
  expect((await importInto(city, file)).result.outcome).toBe('ACCEPT');
});

test('the first roster asks for the digits from paper and believes no others', async () => {
  const { city, rootDigits } = await startCity();
  const county = await startCounty('130123', '正定县市场监督管理局');
  const stick = makeTempDir();
  await enrol(county, city, stick);
  const file = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  expect(await county.api['bundles.import']({ file })).toMatchObject({ error: { code: 'trust.digitsNeeded' } });
  const wrong = `${rootDigits.startsWith('0') ? '1' : '0'}${rootDigits.slice(1)}`;
  expect(valueOf(await county.api['bundles.import']({ file, rootDigits: wrong })).result).toMatchObject({
    outcome: 'UNKNOWN_KEY',
    params: { reason: 'root-digits' },
  });
  expect(valueOf(await county.api['keys.state']({})).trust).toBeNull();
  expect(valueOf(await county.api['bundles.import']({ file, rootDigits })).result.outcome).toBe('ACCEPT');
  expect(valueOf(await county.api['keys.state']({}))).toMatchObject({
    own: { accepted: true },
    trust: { version: 2, offices: [{ code: '130123' }] },
  });
  expect((await importInto(county, file)).result).toMatchObject({ outcome: 'DUPLICATE' });
});

test('an enrolment is accepted only with the groups that were read over the telephone and the root passphrase', async () => {
  const { city } = await startCity();
  const county = await startCounty('130123', '正定县市场监督管理局');
  const stick = makeTempDir();
  const own = valueOf(await county.api['keys.create']({ label: '1号机', passphrase: countyPassphrase }));
  const { fileName } = valueOf(await county.api['keys.exportEnrolment']({ folder: stick }));
  const file = path.join(stick, fileName);
  const { groupsToType, office } = valueOf(await city.api['trust.readEnrolment']({ file }));
  expect(office).toBe('130123');
  const groups = groupsToType.map((group) => own.fingerprint.split(' ')[group - 1] ?? '');
  expect(await city.api['trust.accept']({ file, groups: ['00000', groups[1] ?? ''], rootPassphrase })).toMatchObject({
    error: { code: 'trust.groupsDiffer' },
  });
  expect(await city.api['trust.accept']({ file, groups, rootPassphrase: 'a wrong root passphrase' })).toMatchObject({
    error: { code: 'keys.passphraseWrong' },
  });
  expect(valueOf(await city.api['keys.state']({})).trust?.version).toBe(1);
  expect(valueOf(await city.api['trust.accept']({ file, groups, rootPassphrase })).version).toBe(2);
  expect(await city.api['trust.readEnrolment']({ file })).toMatchObject({ error: { code: 'trust.keyKnown' } });
});

test('the text of the code on the enrolment sheet is as good as the file, and passes the same checks', async () => {
  const { city } = await startCity();
  const county = await startCounty('130123', '正定县市场监督管理局');
  const stick = makeTempDir();
  const own = valueOf(await county.api['keys.create']({ label: '1号机', passphrase: countyPassphrase }));
  const { fileName, code } = valueOf(await county.api['keys.exportEnrolment']({ folder: stick }));
  const file = path.join(stick, fileName);
  const [json = '', signature = ''] = code.text.split('\n');
  const bytes = await readFile(file);
  expect([bytes.includes(json), bytes.includes(Buffer.from(signature, 'base64'))]).toEqual([true, true]);
  const view = valueOf(await city.api['trust.readEnrolment']({ file }));
  expect(valueOf(await city.api['trust.readEnrolment']({ text: code.text }))).toEqual(view);
  // What a scanner adds at the ends of lines.
  expect(valueOf(await city.api['trust.readEnrolment']({ text: `${json}\r\n${signature}\r\n` }))).toEqual(view);

  const changed = code.text.replace('1号机', '2号机');
  const refused = [
    [changed, 'signature'],
    [`${json}\n${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`, 'signature'],
    [json, 'form'],
    [code.text.slice(0, -2), 'form'],
    [`${json.replace(',', ', ')}\n${signature}`, 'form'],
    ['', 'form'],
  ] as const;
  const groups = view.groupsToType.map((group) => own.fingerprint.split(' ')[group - 1] ?? '');
  for (const [text, reason] of refused) {
    const bad = { error: { code: 'trust.enrolmentBad', params: { reason } } };
    expect([text, await city.api['trust.readEnrolment']({ text })]).toMatchObject([text, bad]);
    expect([text, await city.api['trust.accept']({ text, groups, rootPassphrase })]).toMatchObject([text, bad]);
  }
  expect(await city.api['trust.accept']({ text: code.text, groups: ['00000', groups[1] ?? ''], rootPassphrase })).toMatchObject({
    error: { code: 'trust.groupsDiffer' },
  });
  expect(valueOf(await city.api['trust.accept']({ text: code.text, groups, rootPassphrase })).version).toBe(2);
  expect(await city.api['trust.readEnrolment']({ file })).toMatchObject({ error: { code: 'trust.keyKnown' } });
});

test('a bundle of a key that the roster does not know is refused with its digits', async () => {
  const exchange = await startExchange();
  const stranger = await startExchange('stranger');
  const { result, records } = await importInto(exchange.city, await sealResults(stranger));
  const { own } = valueOf(await stranger.county.api['keys.state']({}));
  expect(result).toEqual({
    outcome: 'UNKNOWN_KEY',
    params: { reason: 'not-in-roster', signer: own?.signer, digits: own?.fingerprint, rosterVersion: 2 },
  });
  expect(records.applied).toBe(0);
});
