import type { Json } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { bundleKinds, type BundleKind } from '#shared/domain/bundle/kinds.ts';
import { outcomeOf, type ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import type { PayloadName } from './container.ts';
import { hasExactly, isAscending, isChan, isDate, isHash, isInteger, isMoment, isOfficeCode } from './fields.ts';

export const maxSeq = 1_000_000;
const maxSeen = 256;

export interface ByteFacts {
  readonly sha256: string;
  readonly size: number;
}

/** The newest link that a sender has applied of one chain of the other side. */
export interface SeenLink {
  readonly chan: string;
  readonly seq: number;
  readonly sha256: string;
  readonly signer: string;
}

export interface PayloadFacts extends ByteFacts {
  readonly name: PayloadName;
  /** Of `payload.zip`, present exactly when encrypted. */
  readonly plain?: ByteFacts;
  /** Present exactly when the container has an SM2 signature. */
  readonly sm3?: string;
}

/** `bundle.json` (BUNDLE-SPEC 3.1), readable without any key. */
export interface BundleHeader {
  readonly app: string;
  readonly chan: string;
  readonly created: string;
  readonly expires?: string;
  readonly from: string;
  readonly kind: BundleKind;
  readonly payload: PayloadFacts;
  readonly prev: string | null;
  readonly schema: number;
  readonly seen: readonly SeenLink[];
  readonly seq: number;
  readonly signer: string;
  readonly to: readonly string[];
  readonly v: 1;
}

/** What the header's fields are measured against. */
export interface HeaderContext {
  /** Version of the record tables that this program knows. */
  readonly schema: number;
  readonly hasSm2: boolean;
}

const required = ['app', 'chan', 'created', 'from', 'kind', 'payload', 'prev', 'schema', 'seen', 'seq', 'signer', 'to', 'v'] as const;

/**
 * Fields of a canonical header (3.1): first every rule of form (`SCHEMA`, with the first wrong field as the reason),
 * then what only a newer program understands (`NEWER_VERSION`).
 */
export const checkHeader = (json: Json, context: HeaderContext): Result<BundleHeader, ImportOutcome<'SCHEMA' | 'NEWER_VERSION'>> => {
  const wrong = wrongField(json, context.hasSm2);
  if (wrong !== null) return err(outcomeOf('SCHEMA', { reason: wrong }));
  // wrongField has just checked every field of the interface.
  const header = json as unknown as BundleHeader;
  if (header.schema > context.schema) return err(outcomeOf('NEWER_VERSION', { reason: 'schema' }));
  if (header.kind === 'photos') return err(outcomeOf('NEWER_VERSION', { reason: 'kind' }));
  return ok(header);
};

const wrongField = (json: Json, hasSm2: boolean): string | null => {
  if (!hasExactly(json, required, ['expires'])) return 'fields';
  const kind = bundleKinds.find((known) => known === json['kind']);
  if (json['v'] !== 1) return 'v';
  if (kind === undefined) return 'kind';
  if (!isOfficeCode(json['from'])) return 'from';
  if (!isHash(json['signer'])) return 'signer';
  if (!isChan(json['chan'])) return 'chan';
  if (!isTo(json['to'], json['chan'])) return 'to';
  if (!isInteger(json['seq'], 1, maxSeq)) return 'seq';
  if (json['seq'] === 1 ? json['prev'] !== null : !isHash(json['prev'])) return 'prev';
  if (!isSeen(json['seen'])) return 'seen';
  if (!isMoment(json['created'])) return 'created';
  if (json['expires'] !== undefined && !(isDate(json['expires']) && (kind === 'roster' || kind === 'plan'))) return 'expires';
  if (typeof json['app'] !== 'string' || !/^[0-9A-Za-z.+-]{1,32}$/.test(json['app'])) return 'app';
  if (!isInteger(json['schema'], 1, 1_000_000)) return 'schema';
  return isPayload(json['payload'], kind, hasSm2) ? null : 'payload';
};

// v1: exactly one recipient, the one that the chain is named for.
const isTo = (value: Json | undefined, chan: string): boolean => Array.isArray(value) && value.length === 1 && value[0] === chan;

const isSeen = (value: Json | undefined): boolean => {
  if (!Array.isArray(value) || value.length > maxSeen) return false;
  const links = value as readonly Json[];
  return links.every(isSeenLink) && isAscending(links.map(({ signer, chan }) => `${signer} ${chan}`));
};

const isSeenLink = (link: Json): link is Json & SeenLink =>
  hasExactly(link, ['chan', 'seq', 'sha256', 'signer']) &&
  isChan(link['chan']) &&
  isInteger(link['seq'], 1, maxSeq) &&
  isHash(link['sha256']) &&
  isHash(link['signer']);

const isPayload = (value: Json | undefined, kind: BundleKind, hasSm2: boolean): boolean => {
  if (!hasExactly(value, ['name', 'sha256', 'size'], ['plain', 'sm3'])) return false;
  const encrypted = value['name'] === 'payload.zip.age';
  if (!encrypted && value['name'] !== 'payload.zip') return false;
  // Section 6: a roster must be readable by an office that has no key yet.
  if (encrypted && kind === 'roster') return false;
  if (!isHash(value['sha256']) || !isInteger(value['size'], 0)) return false;
  if (hasSm2 ? !isHash(value['sm3']) : value['sm3'] !== undefined) return false;
  return encrypted ? isByteFacts(value['plain']) : value['plain'] === undefined;
};

const isByteFacts = (value: Json | undefined): boolean =>
  hasExactly(value, ['sha256', 'size']) && isHash(value['sha256']) && isInteger(value['size'], 0);

/**
 * Who may send what to whom (3.2). `asRoot` is a root key, which signs nothing but rosters (11.3). That city `results`
 * must be a snapshot is known only when the payload is open (step 15).
 */
export const maySend = (header: Pick<BundleHeader, 'kind' | 'from' | 'chan'>, cityCode: string, asRoot: boolean): boolean => {
  const { kind, from, chan } = header;
  if (asRoot && kind !== 'roster') return false;
  if (from === cityCode) {
    if (chan === cityCode) return false;
    if (kind === 'roster') return chan === '*';
    return kind === 'results' ? chan !== '*' : true;
  }
  if (chan !== cityCode && chan !== from) return false;
  return kind === 'results' || kind === 'roster-data' || kind === 'receipt' || kind === 'correction';
};

/** `130123-cc4a-130100-000017-results` without extension (2.1); never used for a decision by a reader. */
export const bundleBaseName = (header: Pick<BundleHeader, 'from' | 'signer' | 'chan' | 'seq' | 'kind'>): string => {
  const chan = header.chan === '*' ? 'all' : header.chan;
  return [header.from, header.signer.slice(0, 4), chan, String(header.seq).padStart(6, '0'), header.kind].join('-');
};

/** True when a file name has the form of 2.1 and says something else than the header: the reader shows a warning. */
export const nameDisagrees = (fileName: string, header: BundleHeader): boolean => {
  const base = fileName.replace(/\.(ssjb|zip)$/, '');
  return /^[0-9]{6}-[0-9a-f]{4}-([0-9]{6}|all)-[0-9]{6,7}-[a-z-]+$/.test(base) && base !== bundleBaseName(header);
};
