import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { maxEnrolmentSize, type EnrolmentContainer } from './container.ts';
import { writeContainer } from './container-writer.ts';
import { keyIdOfRaw, rawOfPrivatePem, signTyped, verifyTyped } from './ed25519.ts';
import { hasExactly, isHash, isInteger, isMoment, isOfficeCode, isText } from './fields.ts';
import type { FileDigest } from './file-bytes.ts';
import { fingerprintOfHash } from './fingerprint.ts';
import { isJsonObject, parseCanonical } from './jcs.ts';
import { enrolType } from './pae.ts';
import { isRecipient } from './roster.ts';

/** `enrol.json` (BUNDLE-SPEC 12.1): a program introduces its keys. It is no link of a chain and grants nothing. */
export interface Enrolment {
  readonly age: string;
  readonly app: string;
  readonly created: string;
  readonly ed25519: string;
  /** How the office calls this PC. */
  readonly label: string;
  readonly office: string;
  readonly v: 1;
}

export type EnrolmentFault = 'form' | 'newer-version' | 'fields' | 'signature' | 'sm2-unsupported';

export interface ReadEnrolment {
  readonly enrolment: Enrolment;
  readonly signer: string;
  /** Thirty digits that both sides read to each other on the telephone. */
  readonly digits: string;
}

/** `<office>-<4 hex>-enrol.ssjb` (2.1). */
export const enrolmentFileName = (enrolment: Pick<Enrolment, 'office' | 'ed25519'>): string =>
  `${enrolment.office}-${keyIdOfRaw(enrolment.ed25519).slice(0, 4)}-enrol.ssjb`;

/** Canonical bytes and self-signature. The PEM must be the private key of `enrolment.ed25519`; another one throws. */
export const signEnrolment = (enrolment: Enrolment, pem: string): { readonly bytes: Uint8Array; readonly signature: Uint8Array } => {
  if (rawOfPrivatePem(pem) !== enrolment.ed25519) throw new Error('an enrolment is signed with its own key');
  const bytes = utf8(canonicalJson(enrolment));
  return { bytes, signature: signTyped(pem, enrolType, bytes) };
};

/** Writes the enrolment container into a new file, fsynced on return. */
export const writeEnrolment = (path: string, enrolment: Enrolment, pem: string): Promise<FileDigest> => {
  const { bytes, signature } = signEnrolment(enrolment, pem);
  const entries = [
    { name: 'enrol.json', bytes },
    { name: 'enrol.json.ed25519', bytes: signature },
  ];
  return writeContainer(path, entries, null);
};

/** What the QR code holds: the JSON, LF, the signature in base64. */
export const enrolmentQrText = (bytes: Uint8Array, signature: Uint8Array): string =>
  `${Buffer.from(bytes).toString()}\n${Buffer.from(signature).toString('base64')}`;

/**
 * The inverse of `enrolmentQrText`, for text that was scanned or pasted: blanks and line ends behind it, and a CR before the LF, come from the scanner
 * and are dropped. Nothing is checked beyond the form; `readEnrolment` does that for a file and for this alike.
 */
export const parseEnrolmentText = (text: string): Result<Pick<EnrolmentContainer, 'document' | 'ed25519' | 'sm2'>, 'form'> => {
  const parts = /^(\{[^\r\n]*\})\r?\n([0-9A-Za-z+/]{86}==)\s*$/.exec(text);
  const [, document = '', signature = ''] = parts ?? [];
  if (!parts || Buffer.byteLength(document) > maxEnrolmentSize) return err('form');
  return ok({ document: utf8(document), ed25519: new Uint8Array(Buffer.from(signature, 'base64')), sm2: null });
};

/** Checks fields and self-signature of an enrolment. That it comes from the office is found out on the telephone alone. */
export const readEnrolment = (
  container: Pick<EnrolmentContainer, 'document' | 'ed25519' | 'sm2'>,
): Result<ReadEnrolment, EnrolmentFault> => {
  const json = parseCanonical(container.document, maxEnrolmentSize);
  if (!json.ok) return err('form');
  if (container.sm2 !== null) return err('sm2-unsupported');
  if (isJsonObject(json.value) && isInteger(json.value['v'], 2)) return err('newer-version');
  if (!isEnrolment(json.value)) return err('fields');
  const enrolment = json.value;
  if (!verifyTyped(enrolment.ed25519, enrolType, container.document, container.ed25519)) return err('signature');
  const signer = keyIdOfRaw(enrolment.ed25519);
  return ok({ enrolment, signer, digits: fingerprintOfHash(signer) });
};

const isEnrolment = (json: Json): json is Json & Enrolment =>
  hasExactly(json, ['age', 'app', 'created', 'ed25519', 'label', 'office', 'v']) &&
  json['v'] === 1 &&
  isRecipient(json['age']) &&
  typeof json['app'] === 'string' &&
  /^[0-9A-Za-z.+-]{1,32}$/.test(json['app']) &&
  isMoment(json['created']) &&
  isHash(json['ed25519']) &&
  isText(json['label'], 100) &&
  isOfficeCode(json['office']);
