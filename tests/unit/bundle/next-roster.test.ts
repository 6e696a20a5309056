import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ageIdentityOf, ageRecipientOf } from '#electron/bundle/age-identity.ts';
import { keyIdOfRaw, privateKeyPem, rawOfPrivatePem } from '#electron/bundle/ed25519.ts';
import { prolonged, withCityKey, withClosedKey, withOfficeKey, type NewKey } from '#electron/bundle/next-roster.ts';
import { findKey, recipientsFor, rosterBytes, type Roster } from '#electron/bundle/roster.ts';
import { acceptStep, signStep } from '#electron/bundle/roster-update.ts';
import { rootKeys } from '#tests/support/bundle-annex.ts';
import { roster } from '#tests/support/bundle-files.ts';

const keys: NewKey[] = [];
beforeAll(async () => {
  for (let number = 60; number < 72; number += 1) {
    const secret = new Uint8Array(32).fill(number);
    const ed25519 = rawOfPrivatePem(privateKeyPem(secret));
    keys.push({ age: await ageRecipientOf(ageIdentityOf(secret)), ed25519, signer: keyIdOfRaw(ed25519) });
  }
});

const keyAt = (index: number): NewKey => {
  const key = keys[index];
  if (!key) throw new Error('made before the tests');
  return key;
};

const cityKeyOf = ({ city }: Roster) => {
  const signer = city.signing.find(({ status }) => status === 'open')?.signer ?? '';
  return { signer, age: city.age[0] ?? '' };
};

const accept = (before: Roster, next: Roster): Roster => {
  const accepted = acceptStep(before, { bytes: rosterBytes(next), signatures: [signStep(next, rootKeys.pem)] });
  if (!accepted.ok) throw new Error(accepted.error);
  return accepted.value;
};

interface Deed {
  readonly is: 'office' | 'close' | 'city' | 'prolong';
  readonly office: string;
  readonly seq: number;
}
const deed = fc.record<Deed>({
  is: fc.constantFrom('office', 'close', 'city', 'prolong'),
  office: fc.constantFrom('130102', '130123', '130124'),
  seq: fc.integer({ min: 0, max: 1_000_000 }),
});

const perform = (now: Roster, { is, office, seq }: Deed, key: NewKey): Roster => {
  const open = now.offices.find(({ code }) => code === office)?.keys.find(({ status }) => status === 'open');
  if (is === 'office') return withOfficeKey(now, { office, name: `${office}局` }, key, '2030-01-01');
  if (is === 'close' && open) return withClosedKey(now, open.signer, seq === 0 ? {} : { [now.city.code]: seq }, '2030-01-01');
  if (is === 'city') return withCityKey(now, key, { ...cityKeyOf(now), closedAt: { '*': seq } }, '2030-01-01');
  return prolonged(now, '2030-01-01');
};

describe('a step of the trust roster that this program makes', () => {
  it('is one that every office accepts after the one before, whatever was done in which order', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 12 }), (deeds) => {
        let now = roster;
        for (const [index, one] of deeds.entries()) now = accept(now, perform(now, one, keyAt(index)));
        expect(now.version).toBe(roster.version + deeds.length);
      }),
    );
  });

  it('puts another key of the city in the place of the one before, for sealing and for what is sent to it', () => {
    const key = keyAt(0);
    const former = cityKeyOf(roster);
    const next = accept(roster, withCityKey(roster, key, { ...former, closedAt: { '130123': 4 } }, '2030-01-01'));
    expect(findKey(next, former.signer)?.closedAt).toEqual({ '130123': 4 });
    expect(findKey(next, key.signer)).toMatchObject({ office: roster.city.code, closedAt: null });
    expect(recipientsFor(next, roster.city.code)).toEqual([key.age, roster.city.age[1]]);
    expect(next.offices).toEqual(roster.offices);
  });
});
