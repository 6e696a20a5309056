import { Encrypter } from 'age-encryption';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { keyIdOfRaw } from './ed25519.ts';
import { hasExactly, isAscending, isChan, isDate, isHash, isInteger, isOfficeCode, isSm2Point, isText } from './fields.ts';
import { fingerprintOfHash, rootHash } from './fingerprint.ts';
import { maxSeq } from './header.ts';
import { isJsonObject, parseCanonical, type JsonFault } from './jcs.ts';

export const maxRosterSize = 256 * 1024;
const maxRosterVersion = 999_999;

export interface RosterKey {
  /** Absent in `city.signing`, where the city's recipients stand in `city.age`. */
  readonly age?: string;
  /** Last number still accepted, by chan; present exactly when closed. */
  readonly closedAt?: { readonly [chan: string]: number };
  readonly ed25519: string;
  readonly signer: string;
  readonly sm2?: string;
  readonly status: 'open' | 'closed';
}

export interface RosterOffice {
  readonly code: string;
  readonly keys: readonly RosterKey[];
  readonly name: string;
  readonly require: readonly ('ed25519' | 'sm2')[];
}

export interface RosterRoot {
  readonly keys: readonly string[];
  readonly threshold: number;
}

/** One step of the trust roster in the shape of its JSON (BUNDLE-SPEC 11.1); `rosterBytes` is its inverse. */
export interface Roster {
  readonly city: { readonly age: readonly string[]; readonly code: string; readonly name: string; readonly signing: readonly RosterKey[] };
  readonly drill?: true;
  readonly expires: string;
  readonly offices: readonly RosterOffice[];
  readonly root: RosterRoot;
  readonly v: 1;
  readonly version: number;
}

export type RosterFault =
  JsonFault | 'fields' | 'city' | 'office' | 'key' | 'key-id' | 'age-recipient' | 'order' | 'twice' | 'root' | 'threshold';

/** Canonical bytes of a step: what root keys sign and `roster/NNNNNN.json` holds. */
export const rosterBytes = (roster: Roster): Uint8Array => utf8(canonicalJson(roster));

/** Reads one step and checks everything that 11.1 asks of a step alone. */
export const parseRoster = (bytes: Uint8Array): Result<Roster, RosterFault> => {
  const json = parseCanonical(bytes, maxRosterSize);
  if (!json.ok) return json;
  const fault = shapeFault(json.value);
  if (fault !== null) return err(fault);
  // shapeFault has just checked every field of the interface.
  const roster = json.value as unknown as Roster;
  const broken = contentFault(roster);
  return broken === null ? ok(roster) : err(broken);
};

const shapeFault = (json: Json): RosterFault | null => {
  if (!hasExactly(json, ['city', 'expires', 'offices', 'root', 'v', 'version'], ['drill'])) return 'fields';
  if (json['v'] !== 1 || !isInteger(json['version'], 1, maxRosterVersion) || !isDate(json['expires'])) return 'fields';
  if (json['drill'] !== undefined && json['drill'] !== true) return 'fields';
  const city = json['city'];
  if (!hasExactly(city, ['age', 'code', 'name', 'signing']) || !isOfficeCode(city['code']) || !isText(city['name'], 100)) return 'city';
  if (!isListOf(city['signing'], (key) => isKey(key, false))) return 'key';
  if (!isListOf(city['age'], isRecipient) || city['age'].length < 2) return 'age-recipient';
  if (!isListOf(json['offices'], isOffice)) return 'office';
  const root = json['root'];
  if (!hasExactly(root, ['keys', 'threshold']) || !isListOf(root['keys'], isHash)) return 'root';
  if (root['keys'].length < 1 || root['keys'].length > 3) return 'root';
  return isInteger(root['threshold'], 1, root['keys'].length) ? null : 'threshold';
};

const isListOf = (value: Json | undefined, isItem: (item: Json) => boolean): value is readonly Json[] =>
  Array.isArray(value) && (value as readonly Json[]).every(isItem);

const isOffice = (value: Json): boolean =>
  hasExactly(value, ['code', 'keys', 'name', 'require']) &&
  isOfficeCode(value['code']) &&
  isText(value['name'], 100) &&
  isListOf(value['keys'], (key) => isKey(key, true)) &&
  ['["ed25519"]', '["ed25519","sm2"]'].includes(canonicalJson(value['require']));

const isKey = (value: Json, withAge: boolean): boolean => {
  if (!isJsonObject(value)) return false;
  const closed = value['status'] === 'closed';
  const fields = ['ed25519', 'signer', 'status', ...(closed ? ['closedAt'] : []), ...(withAge ? ['age'] : [])];
  if (!hasExactly(value, fields, ['sm2'])) return false;
  if (!closed && value['status'] !== 'open') return false;
  if (withAge && !isRecipient(value['age'])) return false;
  if (closed && !isClosedAt(value['closedAt'])) return false;
  return isHash(value['ed25519']) && isHash(value['signer']) && (value['sm2'] === undefined || isSm2Point(value['sm2']));
};

const isClosedAt = (value: Json | undefined): boolean =>
  isJsonObject(value) && Object.entries(value).every(([chan, seq]) => isChan(chan) && isInteger(seq, 0, maxSeq));

/** An age X25519 recipient whose checksum is right. */
export const isRecipient = (value: Json | undefined): value is string => {
  if (typeof value !== 'string' || !/^age1[02-9ac-hj-np-z]{58}$/.test(value)) return false;
  try {
    new Encrypter().addRecipient(value);
    return true;
  } catch {
    return false;
  }
};

const contentFault = (roster: Roster): RosterFault | null => {
  const keys = allKeys(roster);
  if (keys.some((key) => keyIdOfRaw(key.ed25519) !== key.signer)) return 'key-id';
  const lists = [roster.offices.map((office) => office.code), roster.root.keys, roster.city.signing.map((key) => key.signer)];
  const officeKeys = roster.offices.map((office) => office.keys.map((key) => key.signer));
  if (![...lists, ...officeKeys].every(isAscending)) return 'order';
  const unique = [
    [roster.city.code, ...roster.offices.map((office) => office.code)],
    [...roster.root.keys, ...keys.map((key) => key.ed25519)],
    [...roster.city.age, ...keys.flatMap((key) => key.age ?? [])],
    keys.flatMap((key) => key.sm2 ?? []),
  ];
  return unique.every((values) => new Set(values).size === values.length) ? null : 'twice';
};

const allKeys = (roster: Roster): readonly RosterKey[] => [...roster.city.signing, ...roster.offices.flatMap((office) => office.keys)];

/** Whose key a signer is. A root key belongs to the city and signs only rosters (11.3). */
export interface KnownKey {
  readonly office: string;
  readonly ed25519: string;
  readonly asRoot: boolean;
  readonly require: readonly ('ed25519' | 'sm2')[];
  /** Null while open. */
  readonly closedAt: { readonly [chan: string]: number } | null;
}

/** The key with this id, open or closed, or null. */
export const findKey = (roster: Roster, signer: string): KnownKey | null => {
  const root = roster.root.keys.find((key) => keyIdOfRaw(key) === signer);
  if (root !== undefined) return { office: roster.city.code, ed25519: root, asRoot: true, require: ['ed25519'], closedAt: null };
  const owners = [{ code: roster.city.code, keys: roster.city.signing, require: ['ed25519' as const] }, ...roster.offices];
  for (const owner of owners) {
    const key = owner.keys.find((candidate) => candidate.signer === signer);
    if (key === undefined) continue;
    return { office: owner.code, ed25519: key.ed25519, asRoot: false, require: owner.require, closedAt: key.closedAt ?? null };
  }
  return null;
};

/**
 * Whom a bundle of this chain is encrypted to (section 6): a county's open keys, all recipients of the city, or every
 * open key for `*`. Empty when the office has no open key, in which case nothing can be sealed for it encrypted.
 */
export const recipientsFor = (roster: Roster, chan: string): readonly string[] => {
  if (chan === roster.city.code) return roster.city.age;
  const offices = roster.offices.filter((office) => chan === '*' || office.code === chan);
  return offices.flatMap((office) => office.keys.filter((key) => key.status === 'open').flatMap((key) => key.age ?? []));
};

/** Name of an office in the roster, the city included, or null. */
export const officeName = (roster: Roster, code: string): string | null => {
  if (code === roster.city.code) return roster.city.name;
  return roster.offices.find((office) => office.code === code)?.name ?? null;
};

/** Digits of the root object that the city prints on paper (11.4, 12.2). */
export const rootFingerprint = (root: RosterRoot): string => fingerprintOfHash(rootHash(root));

/** Name of a step in a payload (5.1). */
export const rosterStepName = (version: number): string => `roster/${String(version).padStart(6, '0')}.json`;
