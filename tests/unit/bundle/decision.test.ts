import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { decideImport } from '#electron/bundle/decision.ts';
import { encryptFile } from '#electron/bundle/encryption.ts';
import { enrolType, rosterType } from '#electron/bundle/pae.ts';
import { annexBundle, annexEnrolment, cityKeys, officeKeys, rootKeys } from '#tests/support/bundle-annex.ts';
import { annexPayload, codeOf, deciderIn, hash, header } from '#tests/support/bundle-decide.ts';
import { cityAsks, memoryLedger } from '#tests/support/bundle-ledger.ts';
import { aHeader, roster, sha256Hex, testFolder, type BundleParts } from '#tests/support/bundle-files.ts';
import { writeEnrolment } from '#electron/bundle/enrolment.ts';

const folder = testFolder();
const decide = deciderIn(folder);
const { signer } = officeKeys;

describe('steps 1 and 2: what the file is', () => {
  it.each<[string, Uint8Array]>([
    ['an empty file', new Uint8Array(0)],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a broken bundle', annexBundle.subarray(0, 1500)],
  ])('%s is no bundle', async (_what, bytes) => {
    const path = folder.fresh('any');
    await writeFile(path, bytes);
    expect(codeOf(await decideImport(cityAsks(path, folder.path())))).toMatch(/^NOT_A_BUNDLE /);
  });

  it('an enrolment is told apart', async () => {
    const path = folder.fresh('enrol.ssjb');
    await writeEnrolment(path, JSON.parse(annexEnrolment.text) as Parameters<typeof writeEnrolment>[1], officeKeys.pem);
    expect(codeOf(await decideImport(cityAsks(path, folder.path())))).toBe('NOT_A_BUNDLE enrolment');
  });

  it.each<[string, string, Partial<BundleParts>]>([
    ['a header that is no JSON', 'NOT_A_BUNDLE header-unreadable', { headerBytes: () => utf8('hello') }],
    ['a header nested too deeply', 'NOT_A_BUNDLE header-unreadable', { headerBytes: () => utf8('['.repeat(5000)) }],
    ['a header without signer', 'NOT_A_BUNDLE header-unreadable', header({ signer: 1 })],
    ['a newer version', 'NEWER_VERSION version', header({ v: 2 })],
  ])('%s: %s', async (_what, code, parts) => {
    expect(codeOf(await decide(parts))).toBe(code);
  });
});

describe('steps 3 and 4: who signed', () => {
  it('an unknown key is refused and its digits are shown', async () => {
    const unknown = await decide(header({ signer: hash('0') }));
    expect(codeOf(unknown)).toBe('UNKNOWN_KEY not-in-roster');
    expect(unknown.at === 'decided' && unknown.outcome.params).toMatchObject({
      rosterVersion: 1,
      digits: '00000 00000 00000 00000 00000 00000',
    });
    expect(codeOf(await decide({}, { roster: null }))).toBe('UNKNOWN_KEY no-roster');
  });

  it.each<[string, Partial<BundleParts>]>([
    ['another key’s signature', { pem: cityKeys.pem }],
    ['a roster signature', { type: rosterType }],
    ['an enrolment signature', { type: enrolType }],
  ])('%s is a bad signature', async (_what, parts) => {
    expect(codeOf(await decide(parts))).toBe('BAD_SIGNATURE ed25519');
  });

  it('SM2 is neither ignored nor waived', async () => {
    const facts = { sm3: hash('a') };
    expect(codeOf(await decide({ sm2: Buffer.alloc(70, 1), payloadFacts: facts }))).toBe('BAD_SIGNATURE sm2-unsupported');
    const strict = { ...roster, offices: roster.offices.map((office) => ({ ...office, require: ['ed25519', 'sm2'] as const })) };
    expect(codeOf(await decide({}, { roster: strict }))).toBe('BAD_SIGNATURE sm2-missing');
  });
});

describe('step 5: the header', () => {
  it.each<[string, (text: string) => string]>([
    ['a blank', (text) => text.replace(',"v"', ', "v"')],
    ['a key twice', (text) => text.replace('"v":1', '"v":1,"v":1')],
    ['an exponent', (text) => text.replace('"seq":1', '"seq":1e0')],
  ])('that is not canonical (%s) is refused', async (_what, change) => {
    const parts = { headerBytes: (fields: object) => utf8(change(canonicalJson(fields))) };
    expect(codeOf(await decide(parts))).toMatch(/^NOT_CANONICAL /);
  });

  it.each<[string, { readonly [field: string]: Json }]>([
    ['fields', { extra: 1 }],
    ['kind', { kind: 'letters' }],
    ['from', { from: '13012' }],
    ['chan', { chan: '13010x' }],
    ['to', { to: [] }],
    ['to', { to: ['130100', '130123'] }],
    ['to', { to: ['130123'] }],
    ['seq', { seq: 0 }],
    ['seq', { seq: 1_000_001, prev: hash('a') }],
    ['seq', { seq: '1' }],
    ['prev', { prev: hash('a') }],
    ['prev', { seq: 2 }],
    ['seen', { seen: [{ chan: '*', seq: 1, sha256: hash('a') }] }],
    ['seen', { seen: ['b', 'a'].map((letter) => ({ chan: '*', seq: 1, sha256: hash('a'), signer: hash(letter) })) }],
    ['seen', { seen: ['a', 'a'].map((letter) => ({ chan: '*', seq: 1, sha256: hash('a'), signer: hash(letter) })) }],
    ['created', { created: '2021-02-29T09:00:00+08:00' }],
    ['created', { created: '2021-02-28T24:00:00+08:00' }],
    ['created', { created: '2021-02-28T09:00:00Z' }],
    ['expires', { expires: '2022-01-01' }],
    ['app', { app: 'a b' }],
    ['schema', { schema: 0 }],
  ])('with a wrong %s is refused: %j', async (field, change) => {
    expect(codeOf(await decide(header(change)))).toBe(`SCHEMA ${field}`);
  });

  it.each<[string, { readonly [field: string]: Json }]>([
    ['a path as the payload’s name', { name: '../payload.zip' }],
    ['a plain hash although not encrypted', { plain: { sha256: hash('a'), size: 1 } }],
    ['an SM3 hash without SM2 signature', { sm3: hash('a') }],
    ['no size', { size: null }],
  ])('with %s is refused', async (_what, payloadFacts) => {
    expect(codeOf(await decide({ payloadFacts }))).toBe('SCHEMA payload');
  });

  it('from a newer program asks for an upgrade', async () => {
    expect(codeOf(await decide(header({ schema: 2 })))).toBe('NEWER_VERSION schema');
    expect(codeOf(await decide(header({ kind: 'photos' })))).toBe('NEWER_VERSION kind');
  });
});

describe('steps 6 and 7: who may send what to whom', () => {
  const toCounty = { chan: '130123', to: ['130123'] };
  const fromCity = { from: '130100', signer: cityKeys.signer, ...toCounty };
  const toAll = { ...fromCity, chan: '*', to: ['*'] };
  const sent = async (change: { readonly [field: string]: Json }, pem: string = officeKeys.pem): Promise<string> =>
    codeOf(await decide({ header: change, pem }, { ownOffice: change['chan'] === undefined ? '130100' : '130123' }));

  it('an office can not write in the name of another', async () => {
    expect(await sent({ from: '130124' })).toBe('OFFICE_MISMATCH');
    expect(await sent({ ...fromCity, from: '130123' }, cityKeys.pem)).toBe('OFFICE_MISMATCH');
  });

  it.each<[string, { readonly [field: string]: Json }, string]>([
    ['a county sends no roster', { kind: 'roster' }, officeKeys.pem],
    ['a county sends no plan', { kind: 'plan' }, officeKeys.pem],
    ['a county does not write to all', { chan: '*', to: ['*'] }, officeKeys.pem],
    ['a county does not write to another county', { chan: '130124', to: ['130124'] }, officeKeys.pem],
    ['the city sends a roster to all only', { ...fromCity, kind: 'roster' }, cityKeys.pem],
    ['the city sends results to one office only', { ...toAll, kind: 'results' }, cityKeys.pem],
    ['a root key signs nothing but rosters', { ...toAll, kind: 'plan', signer: rootKeys.signer }, rootKeys.pem],
  ])('%s', async (_what, change, pem) => {
    expect(await sent(change, pem)).toBe('ROLE_MISMATCH');
  });

  it('a bundle for another office is refused', async () => {
    expect(codeOf(await decide({}, { ownOffice: '130124' }))).toBe('WRONG_RECIPIENT');
  });

  it('a roster is never encrypted', async () => {
    const parts = { payloadName: 'payload.zip.age', payloadFacts: { plain: { sha256: hash('a'), size: 1 } } } as const;
    expect(codeOf(await decide({ ...parts, header: { ...toAll, kind: 'roster' }, pem: cityKeys.pem }))).toBe('SCHEMA payload');
  });
});

describe('steps 14 and 15: the content', () => {
  const encryptedParts = async (
    recipients: readonly string[],
    plainFacts: { readonly [field: string]: Json } = {},
  ): Promise<Partial<BundleParts>> => {
    const plain = await annexPayload(folder);
    const [path, target] = [folder.fresh('plain.zip'), folder.fresh('payload.zip.age')];
    await writeFile(path, plain);
    await encryptFile({ path, offset: 0, size: plain.length }, target, recipients);
    const facts = { plain: { sha256: sha256Hex(plain), size: plain.length, ...plainFacts } };
    return { payload: await readFile(target), payloadName: 'payload.zip.age', payloadFacts: facts };
  };
  const withKey = (identity: string) => ({ access: { ...cityAsks('', folder.path()).access, identities: [identity] } });

  it('is opened with the work key or the recovery key of the city', async () => {
    for (const identity of [cityKeys.age, cityKeys.recovery]) {
      const decision = await decide(await encryptedParts(roster.city.age), withKey(identity));
      expect(decision.at).toBe('apply');
    }
  });

  it('is not opened without the right key, nor when it is another content than signed', async () => {
    expect(codeOf(await decide(await encryptedParts([officeKeys.recipient]), withKey(cityKeys.age)))).toBe('DECRYPT no-key');
    expect(codeOf(await decide(await encryptedParts(roster.city.age, { sha256: hash('a') }), withKey(cityKeys.age)))).toBe(
      'DECRYPT sha256',
    );
    expect(codeOf(await decide(await encryptedParts(roster.city.age, { size: 834 }), withKey(cityKeys.age)))).toBe('DECRYPT size');
    expect(codeOf(await decide(await encryptedParts(roster.city.age, { size: 836 }), withKey(cityKeys.age)))).toBe('DECRYPT size');
    const broken = await encryptedParts(roster.city.age);
    const cut = { ...broken, payload: (broken.payload ?? new Uint8Array()).subarray(0, -1) };
    expect(codeOf(await decide(cut, withKey(cityKeys.age)))).toBe('DECRYPT damaged');
  });

  it('from the city can be results only as a snapshot', async () => {
    const change = { from: '130100', signer: cityKeys.signer, chan: '130123', to: ['130123'] };
    const decision = await decide({ header: change, pem: cityKeys.pem }, { ownOffice: '130123' });
    expect(codeOf(decision)).toBe('PAYLOAD_RULES mode');
  });

  it('that is no ZIP is refused', async () => {
    expect(codeOf(await decide({ payload: Buffer.from('hello') }))).toBe('PAYLOAD_RULES end-record');
  });
});

describe('a file that deserves several outcomes', () => {
  it('gets the first of the table', async () => {
    const everything = aHeader({
      v: 2,
      signer: hash('0'),
      from: '130199',
      seq: 9,
      prev: hash('a'),
      kind: 'plan',
      to: ['130124'],
      chan: '130124',
      payload: 1,
    });
    expect(codeOf(await decide({ headerBytes: () => utf8(canonicalJson(everything)), pem: cityKeys.pem }))).toBe('NEWER_VERSION version');
    const steps: readonly [string, { readonly [field: string]: Json }][] = [
      ['UNKNOWN_KEY not-in-roster', { v: 1 }],
      ['BAD_SIGNATURE ed25519', { signer }],
    ];
    let fields: { readonly [field: string]: Json } = everything;
    for (const [code, change] of steps) {
      fields = { ...fields, ...change };
      expect(codeOf(await decide({ headerBytes: () => utf8(canonicalJson(fields)), pem: cityKeys.pem }))).toBe(code);
    }
    const signed = (text: string) => decide({ headerBytes: () => utf8(text), payload: Buffer.from('x') });
    expect(codeOf(await signed(` ${canonicalJson(fields)}`))).toBe('NOT_CANONICAL not-canonical');
    expect(codeOf(await signed(canonicalJson(fields)))).toBe('SCHEMA payload');
    const formed = { ...fields, payload: { name: 'payload.zip', sha256: hash('a'), size: 1 } };
    expect(codeOf(await signed(canonicalJson({ ...formed, schema: 2 })))).toBe('NEWER_VERSION schema');
    expect(codeOf(await signed(canonicalJson(formed)))).toBe('OFFICE_MISMATCH');
    expect(codeOf(await signed(canonicalJson({ ...formed, from: '130123' })))).toBe('ROLE_MISMATCH');
    const allowed = { ...formed, from: '130123', kind: 'results', chan: '130123', to: ['130123'] };
    expect(codeOf(await signed(canonicalJson(allowed)))).toBe('WRONG_RECIPIENT');
    expect(codeOf(await signed(canonicalJson({ ...allowed, chan: '130100', to: ['130100'] })))).toBe('PAYLOAD_HASH sha256');
  });
});

describe('what the sender has seen', () => {
  const seen = (seq: number, sha256: string) => header({ seen: [{ chan: '130123', seq, sha256, signer: cityKeys.signer }] });

  it('counts once the bundle is known to be for us, even when it is refused afterwards', async () => {
    const ledger = memoryLedger();
    ledger.seal(cityKeys.signer, '130123', 1, hash('c'));
    const finding = async (parts: Partial<BundleParts>): Promise<readonly string[]> => {
      const decision = await decide(parts, { ledger });
      return decision.at === 'no-space' ? [] : decision.seen.map(({ means }) => means);
    };
    expect(await finding(seen(1, hash('c')))).toEqual(['delivered']);
    expect(await finding(seen(1, hash('d')))).toEqual(['other-hash']);
    expect(await finding(seen(2, hash('c')))).toEqual(['ahead']);
    expect(await finding({ ...seen(1, hash('c')), payloadFacts: { sha256: hash('a') } })).toEqual(['delivered']);
    expect(await finding(header({ seen: [{ chan: '*', seq: 1, sha256: hash('a'), signer: hash('9') }] }))).toEqual([]);
  });
});
