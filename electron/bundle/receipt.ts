import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { hasExactly, isChan, isHash, isInteger, isMoment } from './fields.ts';
import { maxSeq } from './header.ts';
import { isJsonObject, parseCanonical } from './jcs.ts';
import { maxReceiptSize } from './payload-names.ts';

export interface ReceiptReason {
  /** An outcome of section 8 or a row reason of 10.3. */
  readonly code: string;
  /** Record id, or "" for the whole bundle. */
  readonly id: string;
}

/** What became of one link; `refused` used its number up, `held` waits for missing ones. */
export interface ReceiptedBundle {
  readonly outcome: 'accepted' | 'partly' | 'held' | 'refused';
  readonly reasons: readonly ReceiptReason[];
  /** For display only. */
  readonly received: string;
  readonly records: { readonly applied: number; readonly conflict: number; readonly refused: number; readonly unchanged: number };
  readonly seq: number;
  readonly sha256: string;
}

/** `receipt.json` (BUNDLE-SPEC 9), about one chain of the other side. `missing` and `waived` are complete, not news. */
export interface Receipt {
  /** Every link decided since the newest receipt that the other side's `seen` acknowledges, ascending by number. */
  readonly bundles: readonly ReceiptedBundle[];
  readonly missing: readonly number[];
  readonly stream: { readonly chan: string; readonly signer: string };
  /** Last applied link; null as long as none is applied. */
  readonly upTo: { readonly seq: number; readonly sha256: string } | null;
  readonly waived: readonly { readonly reason: string; readonly seq: number }[];
}

export type ReceiptFault = 'form' | 'fields' | 'bundles' | 'missing' | 'stream' | 'upTo' | 'waived';

/** Canonical bytes of a receipt; lists are put into ascending order of their numbers. */
export const receiptBytes = (receipt: Receipt): Uint8Array => {
  const bySeq = <T extends { readonly seq: number }>(items: readonly T[]): readonly T[] => [...items].sort((a, b) => a.seq - b.seq);
  const missing = [...receipt.missing].sort((a, b) => a - b);
  return utf8(canonicalJson({ ...receipt, bundles: bySeq(receipt.bundles), missing, waived: bySeq(receipt.waived) }));
};

/** Reads hostile `receipt.json` bytes. Numbers must ascend in every list. */
export const parseReceipt = (bytes: Uint8Array): Result<Receipt, ReceiptFault> => {
  const json = parseCanonical(bytes, maxReceiptSize);
  if (!json.ok) return err('form');
  const fault = receiptFault(json.value);
  // receiptFault has just checked every field of the interface.
  return fault === null ? ok(json.value as unknown as Receipt) : err(fault);
};

const receiptFault = (json: Json): ReceiptFault | null => {
  if (!hasExactly(json, ['bundles', 'missing', 'stream', 'upTo', 'waived'])) return 'fields';
  const { bundles, missing, stream, upTo, waived } = json;
  if (!isAscendingList(bundles, isBundle, seqOf)) return 'bundles';
  if (!isAscendingList(missing, isSeq, Number)) return 'missing';
  if (!hasExactly(stream, ['chan', 'signer']) || !isChan(stream['chan']) || !isHash(stream['signer'])) return 'stream';
  if (upTo !== null && !(hasExactly(upTo, ['seq', 'sha256']) && isSeq(upTo['seq']) && isHash(upTo['sha256']))) return 'upTo';
  return isAscendingList(waived, isWaived, seqOf) ? null : 'waived';
};

const isSeq = (value: Json | undefined): boolean => isInteger(value, 1, maxSeq);

const seqOf = (value: Json): number => (isJsonObject(value) ? Number(value['seq']) : 0);

const isAscendingList = (value: Json | undefined, isItem: (item: Json) => boolean, order: (item: Json) => number): boolean => {
  if (!Array.isArray(value)) return false;
  const items = value as readonly Json[];
  if (!items.every(isItem)) return false;
  const numbers = items.map(order);
  return numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? 0) < number);
};

const isWaived = (value: Json): boolean =>
  hasExactly(value, ['reason', 'seq']) && typeof value['reason'] === 'string' && isSeq(value['seq']);

const isBundle = (value: Json): boolean =>
  hasExactly(value, ['outcome', 'reasons', 'received', 'records', 'seq', 'sha256']) &&
  typeof value['outcome'] === 'string' &&
  ['accepted', 'partly', 'held', 'refused'].includes(value['outcome']) &&
  Array.isArray(value['reasons']) &&
  (value['reasons'] as readonly Json[]).every(isReason) &&
  isMoment(value['received']) &&
  isCounts(value['records']) &&
  isSeq(value['seq']) &&
  isHash(value['sha256']);

const isReason = (value: Json): boolean =>
  hasExactly(value, ['code', 'id']) && typeof value['code'] === 'string' && typeof value['id'] === 'string';

const isCounts = (value: Json | undefined): boolean =>
  hasExactly(value, ['applied', 'conflict', 'refused', 'unchanged']) && Object.values(value).every((count) => isInteger(count, 0));
