import { fromHex } from '#shared/base/bytes.ts';
import { toBase64url } from '#shared/base/base64url.ts';

/** What the QR code of a paper record says; hashes are lower-case hex. */
export interface CodedRecord {
  readonly serial: string;
  readonly frame: string;
  readonly dice: string;
  /** How many take part, and how many were drawn. */
  readonly subjects: number;
  readonly drawn: number;
  readonly result: string;
}

/**
 * The text of the QR code (UX 11): serial, fingerprint of the list, digits of the dice, N, n and fingerprint of the result, with the two
 * fingerprints as 43 characters of base64url and `|` between the parts. At most 166 bytes: version 8 or 9 at level M.
 */
export const recordCode = ({ serial, frame, dice, subjects, drawn, result }: CodedRecord): string =>
  [serial, toBase64url(fromHex(frame)), dice, subjects, drawn, toBase64url(fromHex(result))].join('|');
