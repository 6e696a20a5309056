import { describe, expect, it } from 'vitest';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { ageIdentityOf, ageRecipientOf } from '#electron/bundle/age-identity.ts';
import { keyIdOfRaw, privateKeyPem, rawOfPrivatePem, signTyped } from '#electron/bundle/ed25519.ts';
import { bundleType } from '#electron/bundle/pae.ts';
import {
  findKey,
  officeName,
  parseRoster,
  recipientsFor,
  rootFingerprint,
  rosterBytes,
  rosterStepName,
  type Roster,
  type RosterKey,
} from '#electron/bundle/roster.ts';
import { acceptFirstStep, acceptStep, signatureName, signStep, type SignedStep } from '#electron/bundle/roster-update.ts';
import { cityKeys, officeKeys, rootKeys } from '#tests/support/bundle-annex.ts';
import { roster, rosterWithKey } from '#tests/support/bundle-files.ts';

const keyOf = (number: number) => {
  const pem = privateKeyPem(new Uint8Array(32).fill(number));
  const ed25519 = rawOfPrivatePem(pem);
  return { pem, ed25519, signer: keyIdOfRaw(ed25519) };
};
const newRoots = [keyOf(21), keyOf(22), keyOf(23)].sort((a, b) => (a.ed25519 < b.ed25519 ? -1 : 1));
const aKey = async (number: number): Promise<RosterKey> => {
  const { ed25519, signer } = keyOf(number);
  return { age: await ageRecipientOf(ageIdentityOf(new Uint8Array(32).fill(number))), ed25519, signer, status: 'open' };
};
const signed = (step: Roster, ...pems: readonly string[]): SignedStep => ({
  bytes: rosterBytes(step),
  signatures: pems.map((pem) => signStep(step, pem)),
});
const next = (change: Partial<Roster> = {}, base: Roster = roster): Roster => ({ ...base, version: base.version + 1, ...change });
const bytesOf = (change: object): Uint8Array => utf8(canonicalJson({ ...roster, ...change }));
const [office] = roster.offices;
const [officeKey] = office?.keys ?? [];
if (office === undefined || officeKey === undefined) throw new Error('the annex has one office with one key');
const withOffices = (...offices: readonly object[]): Uint8Array => bytesOf({ offices });
const withKeys = (...keys: readonly object[]): Uint8Array => withOffices({ ...office, keys });

describe('one roster step', () => {
  it.each<[string, string, Uint8Array]>([
    ['is not canonical', 'not-canonical', utf8(`${canonicalJson(roster)} `)],
    ['has an unknown field', 'fields', bytesOf({ note: '' })],
    ['has no version', 'fields', bytesOf({ version: 0 })],
    ['says drill: false', 'fields', bytesOf({ drill: false })],
    ['has one city recipient only', 'age-recipient', bytesOf({ city: { ...roster.city, age: roster.city.age.slice(1) } })],
    ['has a city recipient twice', 'twice', bytesOf({ city: { ...roster.city, age: [roster.city.age[0], roster.city.age[0]] } })],
    [
      'has a recipient with a typing error',
      'age-recipient',
      bytesOf({ city: { ...roster.city, age: [roster.city.age[0], `${roster.city.age[1]?.slice(0, -1) ?? ''}q`] } }),
    ],
    ['shares a recipient between city and office', 'twice', withKeys({ ...officeKey, age: roster.city.age[0] })],
    ['has the city among the offices', 'twice', withOffices({ ...office, code: '130100' })],
    ['has an office twice', 'order', withOffices(office, office)],
    ['has offices out of order', 'order', withOffices({ ...office, code: '130124', keys: [] }, { ...office, keys: [] })],
    ['has an unknown policy', 'office', withOffices({ ...office, require: [] })],
    ['has a key whose id is another', 'key-id', withKeys({ ...officeKey, signer: 'a'.repeat(64) })],
    ['has a closed key without its last numbers', 'office', withKeys({ ...officeKey, status: 'closed' })],
    ['has an open key with last numbers', 'office', withKeys({ ...officeKey, closedAt: {} })],
    ['has an office key without recipient', 'office', withKeys({ ed25519: officeKey.ed25519, signer: officeKey.signer, status: 'open' })],
    ['gives a root key to an office', 'twice', withKeys({ ...officeKey, ed25519: rootKeys.ed25519, signer: rootKeys.signer })],
    ['has no root key', 'root', bytesOf({ root: { keys: [], threshold: 1 } })],
    ['has four root keys', 'root', bytesOf({ root: { keys: ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)), threshold: 1 } })],
    ['asks for no signature', 'threshold', bytesOf({ root: { ...roster.root, threshold: 0 } })],
    ['asks for more signatures than keys', 'threshold', bytesOf({ root: { ...roster.root, threshold: 2 } })],
  ])('is refused when it %s: %s', (_what, fault, bytes) => {
    expect(parseRoster(bytes)).toEqual({ ok: false, error: fault });
  });

  it('says whose a key is', () => {
    expect(findKey(roster, officeKeys.signer)).toMatchObject({ office: '130123', asRoot: false, closedAt: null });
    expect(findKey(roster, cityKeys.signer)).toMatchObject({ office: '130100', asRoot: false });
    expect(findKey(roster, rootKeys.signer)).toMatchObject({ office: '130100', asRoot: true });
    expect(findKey(roster, 'a'.repeat(64))).toBeNull();
    expect(officeName(roster, '130123')).toBe('正定县市场监督管理局');
    expect(officeName(roster, '130100')).toBe('石家庄市市场监督管理局');
    expect(officeName(roster, '130199')).toBeNull();
  });

  it('says to whom a bundle is encrypted', () => {
    expect(recipientsFor(roster, '130100')).toEqual(roster.city.age);
    expect(recipientsFor(roster, '130123')).toEqual([officeKeys.recipient]);
    expect(recipientsFor(roster, '*')).toEqual([officeKeys.recipient]);
    expect(recipientsFor(rosterWithKey({ status: 'closed', closedAt: {} }), '130123')).toEqual([]);
    expect(recipientsFor(roster, '130124')).toEqual([]);
  });

  it('is named by its version and its signature by the root key', () => {
    expect(rosterStepName(7)).toBe('roster/000007.json');
    expect(signatureName(1, signStep(roster, rootKeys.pem))).toBe('roster/000001.json.8d39ba50abe50f77.ed25519');
  });
});

describe('the step after', () => {
  const accepted = (step: SignedStep, current: Roster = roster): string => {
    const result = acceptStep(current, step);
    return result.ok ? 'accepted' : result.error;
  };

  it('is accepted with the root’s signature', () => {
    expect(accepted(signed(next(), rootKeys.pem))).toBe('accepted');
  });

  it('is refused when it is older, the same, or skips one', () => {
    expect(accepted(signed(roster, rootKeys.pem))).toBe('version');
    expect(accepted(signed(next({ version: 3 }), rootKeys.pem))).toBe('version');
    expect(accepted(signed(roster, rootKeys.pem), next({ version: 5 }))).toBe('version');
  });

  it('is refused without signature, with a bad one, with one of a stranger or of another kind', () => {
    expect(accepted(signed(next()))).toBe('old-threshold');
    expect(accepted({ bytes: rosterBytes(next()), signatures: signed(next({ expires: '2023-01-01' }), rootKeys.pem).signatures })).toBe(
      'signature',
    );
    expect(accepted(signed(next(), rootKeys.pem, cityKeys.pem))).toBe('foreign-signature');
    const otherType = { keyIdStart: rootKeys.signer.slice(0, 16), signature: signTyped(rootKeys.pem, bundleType, rosterBytes(next())) };
    expect(accepted({ bytes: rosterBytes(next()), signatures: [otherType] })).toBe('signature');
  });

  describe('with a new root of two out of three', () => {
    const root = { keys: newRoots.map(({ ed25519 }) => ed25519), threshold: 2 };
    const rotated = next({ root });
    const [first, second, third] = newRoots.map(({ pem }) => pem);
    if (first === undefined || second === undefined || third === undefined) throw new Error('three keys');

    it('needs the old root and two of the new one', () => {
      expect(accepted(signed(rotated, rootKeys.pem, first, third))).toBe('accepted');
      expect(accepted(signed(rotated, rootKeys.pem))).toBe('new-threshold');
      expect(accepted(signed(rotated, first, second, third))).toBe('old-threshold');
      expect(accepted(signed(rotated, rootKeys.pem, second))).toBe('new-threshold');
    });

    it('counts a key once, however often it signs', () => {
      expect(accepted(signed(rotated, rootKeys.pem, first, first))).toBe('new-threshold');
    });

    it('lets two of three make the next step, and one not', () => {
      expect(accepted(signed(next({}, rotated), second, third), rotated)).toBe('accepted');
      expect(accepted(signed(next({}, rotated), second), rotated)).toBe('old-threshold');
    });

    it('is pinned by new digits', () => {
      expect(acceptFirstStep(signed(rotated, first, second), rootFingerprint(root)).ok).toBe(true);
      expect(acceptFirstStep(signed(rotated, first), rootFingerprint(root))).toEqual({ ok: false, error: 'new-threshold' });
      expect(acceptFirstStep(signed(rotated, first, second), rootFingerprint(roster.root))).toEqual({ ok: false, error: 'root-digits' });
    });
  });

  it('keeps every key where it is', async () => {
    expect(accepted(signed(next({ offices: [] }), rootKeys.pem))).toBe('key-gone');
    expect(accepted(signed(next({ offices: [{ ...office, code: '130124' }] }), rootKeys.pem))).toBe('key-moved');
    const another = { ...office, code: '130124', keys: [await aKey(31)] };
    expect(accepted(signed(next({ offices: [office, another] }), rootKeys.pem))).toBe('accepted');
  });

  it('closes a key once and for good', () => {
    const closed = next({ offices: rosterWithKey({ status: 'closed', closedAt: { '130100': 3 } }).offices });
    expect(accepted(signed(closed, rootKeys.pem))).toBe('accepted');
    expect(accepted(signed(next({}, closed), rootKeys.pem), closed)).toBe('accepted');
    expect(accepted(signed(next({ offices: roster.offices }, closed), rootKeys.pem), closed)).toBe('key-reopened');
    for (const closedAt of [{ '130100': 4 }, {}, { '130100': 3, '130123': 0 }]) {
      const changed = next({ offices: rosterWithKey({ status: 'closed', closedAt }).offices }, closed);
      expect(accepted(signed(changed, rootKeys.pem), closed)).toBe('closed-at');
    }
  });

  it('never turns a training roster into a real one, nor back', () => {
    expect(accepted(signed(next({ drill: true }), rootKeys.pem))).toBe('drill');
  });
});
