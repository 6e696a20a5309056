import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#shared/base/result.ts';
import { outcomeOf, type ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import { maxHeaderSize, readContainer, type BundleContainer } from './container.ts';
import { verifyTyped } from './ed25519.ts';
import { digestRange, type Watch } from './file-bytes.ts';
import { fingerprintOfHash } from './fingerprint.ts';
import { checkHeader, maySend, type BundleHeader } from './header.ts';
import { isHash } from './fields.ts';
import { isJsonObject, parseBounded, parseCanonical } from './jcs.ts';
import { bundleType } from './pae.ts';
import { findKey, type KnownKey, type Roster } from './roster.ts';

/** A bundle after steps 1 and 2: a whole container, nothing believed. */
export interface OpenedBundle {
  readonly container: BundleContainer;
  readonly headerHash: string;
  /** As claimed, to pick the key. */
  readonly signer: string;
}

/** A bundle after steps 3 to 6: signed by a known key, header canonical and allowed. */
export interface VerifiedBundle extends OpenedBundle {
  readonly header: BundleHeader;
  readonly key: KnownKey;
}

/** Steps 1 and 2 of BUNDLE-SPEC section 8 on a private copy. An enrolment is `NOT_A_BUNDLE` with reason `enrolment`. */
export const openBundle = async (path: string): Promise<Result<OpenedBundle, ImportOutcome<'NOT_A_BUNDLE' | 'NEWER_VERSION'>>> => {
  const container = await readContainer(path);
  if (!container.ok) return err(outcomeOf('NOT_A_BUNDLE', { reason: container.error }));
  if (container.value.holds === 'enrolment') return err(outcomeOf('NOT_A_BUNDLE', { reason: 'enrolment' }));
  const json = parseBounded(container.value.document, maxHeaderSize);
  const unreadable = outcomeOf('NOT_A_BUNDLE', { reason: 'header-unreadable' });
  if (!json.ok || !isJsonObject(json.value)) return err(unreadable);
  const { v, signer } = json.value;
  if (v === undefined || !isHash(signer)) return err(unreadable);
  if (v !== 1) return err(outcomeOf('NEWER_VERSION', { reason: 'version' }));
  const headerHash = createHash('sha256').update(container.value.document).digest('hex');
  return ok({ container: container.value, headerHash, signer });
};

type HeaderOutcome = ImportOutcome<
  'UNKNOWN_KEY' | 'BAD_SIGNATURE' | 'NOT_CANONICAL' | 'SCHEMA' | 'NEWER_VERSION' | 'OFFICE_MISMATCH' | 'ROLE_MISMATCH'
>;

/** Steps 3 to 6: key, signatures, canonical form, fields, sender and kind. `schema` is the newest that this program knows. */
export const verifyHeader = (opened: OpenedBundle, roster: Roster | null, schema: number): Result<VerifiedBundle, HeaderOutcome> => {
  const key = roster === null ? null : findKey(roster, opened.signer);
  if (roster === null || key === null) return err(unknownKey(opened.signer, roster));
  const { document, ed25519, sm2 } = opened.container;
  const bad = badSignature(key, document, ed25519, sm2 !== null);
  if (bad !== null) return err(bad);
  const json = parseCanonical(document, maxHeaderSize);
  if (!json.ok) return err(outcomeOf('NOT_CANONICAL', { reason: json.error }));
  const checked = checkHeader(json.value, { schema, hasSm2: sm2 !== null });
  if (!checked.ok) return checked;
  const header = checked.value;
  if (header.from !== key.office) return err(outcomeOf('OFFICE_MISMATCH', { from: header.from, office: key.office }));
  if (!maySend(header, roster.city.code, key.asRoot)) {
    return err(outcomeOf('ROLE_MISMATCH', { from: header.from, kind: header.kind, chan: header.chan }));
  }
  return ok({ ...opened, header, key });
};

const unknownKey = (signer: string, roster: Roster | null): ImportOutcome<'UNKNOWN_KEY'> =>
  outcomeOf('UNKNOWN_KEY', {
    reason: roster === null ? 'no-roster' : 'not-in-roster',
    signer,
    digits: fingerprintOfHash(signer),
    rosterVersion: roster?.version ?? null,
  });

// This version verifies no SM2, so a present one is refused rather than ignored (4.3).
const badSignature = (key: KnownKey, document: Uint8Array, ed25519: Uint8Array, hasSm2: boolean): ImportOutcome<'BAD_SIGNATURE'> | null => {
  if (!verifyTyped(key.ed25519, bundleType, document, ed25519)) return outcomeOf('BAD_SIGNATURE', { reason: 'ed25519' });
  if (hasSm2) return outcomeOf('BAD_SIGNATURE', { reason: 'sm2-unsupported' });
  return key.require.includes('sm2') ? outcomeOf('BAD_SIGNATURE', { reason: 'sm2-missing' }) : null;
};

/** Step 7. */
export const checkRecipient = (header: BundleHeader, ownOffice: string): ImportOutcome<'WRONG_RECIPIENT'> | null =>
  header.to.includes(ownOffice) || header.to.includes('*') ? null : outcomeOf('WRONG_RECIPIENT', { to: header.to.join(' ') });

/** Step 10: a closed key is good up to `closedAt` of the chan, 0 where the chan is not named. */
export const checkKeyOpen = ({ header, key }: VerifiedBundle): ImportOutcome<'KEY_CLOSED'> | null => {
  if (key.closedAt === null) return null;
  const closedAt = Object.hasOwn(key.closedAt, header.chan) ? (key.closedAt[header.chan] ?? 0) : 0;
  return header.seq > closedAt ? outcomeOf('KEY_CLOSED', { seq: header.seq, closedAt }) : null;
};

/** Step 11: the payload entry is the one that the header was signed over. Streams it once. */
export const checkPayloadBytes = async (bundle: VerifiedBundle, watch: Watch = {}): Promise<ImportOutcome<'PAYLOAD_HASH'> | null> => {
  const { container, header } = bundle;
  const { name, offset, size } = container.payload;
  if (name !== header.payload.name) return outcomeOf('PAYLOAD_HASH', { reason: 'name' });
  if (size !== header.payload.size) return outcomeOf('PAYLOAD_HASH', { reason: 'size' });
  const digest = await digestRange(container.path, offset, size, watch);
  if (digest.sha256 !== header.payload.sha256) return outcomeOf('PAYLOAD_HASH', { reason: 'sha256' });
  return digest.crc32 === container.payload.crc32 ? null : outcomeOf('PAYLOAD_HASH', { reason: 'crc32' });
};
