import type { Roster, RosterKey, RosterOffice } from './roster.ts';

/** An open key as an enrolment or the city's own key file has it. */
export interface NewKey {
  readonly age: string;
  readonly ed25519: string;
  readonly signer: string;
}

/** Last number still accepted, by chan (BUNDLE-SPEC 11.5). */
export interface ClosedAt {
  readonly [chan: string]: number;
}

/** The same roster one version on, good until `expires` (`YYYY-MM-DD`), and nothing else changed. */
export const prolonged = (roster: Roster, expires: string): Roster => ({ ...roster, expires, version: roster.version + 1 });

/** One version on, with one more key of an office, which it names when the roster does not know it yet (12.1). */
export const withOfficeKey = (
  roster: Roster,
  { office: code, name }: { readonly office: string; readonly name: string },
  { age, ed25519, signer }: NewKey,
  expires: string,
): Roster => {
  const key: RosterKey = { age, ed25519, signer, status: 'open' };
  const before = roster.offices.find((office) => office.code === code);
  const office: RosterOffice = before
    ? { ...before, keys: bySigner([...before.keys, key]) }
    : { code, keys: [key], name, require: ['ed25519'] };
  const others = roster.offices.filter((other) => other.code !== code);
  return { ...prolonged(roster, expires), offices: [...others, office].sort((a, b) => (a.code < b.code ? -1 : 1)) };
};

/** One version on, with an office's key closed (11.5). */
export const withClosedKey = (roster: Roster, signer: string, closedAt: ClosedAt, expires: string): Roster => ({
  ...prolonged(roster, expires),
  offices: roster.offices.map((office) => ({
    ...office,
    keys: office.keys.map((key) => (key.signer === signer ? { ...key, status: 'closed' as const, closedAt } : key)),
  })),
});

/**
 * One version on, with another key of the city in the place of the one that sealed: that one is closed, and what offices send from now on is
 * encrypted for the new work key and, as before, for the recovery key (11.5, 12.5).
 */
export const withCityKey = (
  roster: Roster,
  { age, ed25519, signer }: NewKey,
  former: { readonly age: string; readonly signer: string; readonly closedAt: ClosedAt },
  expires: string,
): Roster => {
  const { city } = roster;
  const signing = city.signing.map((key) =>
    key.signer === former.signer ? { ...key, status: 'closed' as const, closedAt: former.closedAt } : key,
  );
  return {
    ...prolonged(roster, expires),
    city: {
      ...city,
      age: city.age.map((recipient) => (recipient === former.age ? age : recipient)),
      signing: bySigner([...signing, { ed25519, signer, status: 'open' }]),
    },
  };
};

const bySigner = (keys: readonly RosterKey[]): readonly RosterKey[] => [...keys].sort((a, b) => (a.signer < b.signer ? -1 : 1));
