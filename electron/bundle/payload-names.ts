import type { BundleKind } from '#shared/domain/bundle/kinds.ts';

/** Limits of BUNDLE-SPEC section 16 on the inner ZIP, in bytes unless said otherwise. */
export const maxInnerEntries = 60_000;
export const maxInflated = 8 * 1024 ** 3;
export const maxIndexSize = 1024 * 1024;
export const maxTableSize = 512 * 1024 ** 2;
export const maxLineSize = 256 * 1024;
export const maxReceiptSize = 16 * 1024 ** 2;

const table = /^data\/([a-z0-9_-]{1,40})\.jsonl$/;
const drawFile = /^draw\/((?:DRILL-)?[0-9]{6}-[0-9]{4}-[0-9]{4})\/([a-z0-9][a-z0-9.-]{0,39})$/;
const rosterStep = /^roster\/([0-9]{6})\.json$/;
const rosterSignature = /^roster\/([0-9]{6})\.json\.([0-9a-f]{16})\.ed25519$/;

export type InnerName =
  | { readonly is: 'table'; readonly table: string }
  | { readonly is: 'draw-file'; readonly serial: string; readonly file: string }
  | { readonly is: 'roster-step'; readonly version: number }
  | { readonly is: 'roster-signature'; readonly version: number; readonly keyIdStart: string }
  | { readonly is: 'receipt' };

/** What an entry beside `index.json` is by its name (5.1), or null when the closed patterns do not know it. */
export const readInnerName = (name: string): InnerName | null => {
  if (name === 'receipt.json') return { is: 'receipt' };
  const [, tableName] = table.exec(name) ?? [];
  if (tableName !== undefined) return { is: 'table', table: tableName };
  const [, serial, file] = drawFile.exec(name) ?? [];
  if (serial !== undefined && file !== undefined) return { is: 'draw-file', serial, file };
  const [, version] = rosterStep.exec(name) ?? [];
  if (version !== undefined) return { is: 'roster-step', version: Number(version) };
  const [, signed, keyIdStart] = rosterSignature.exec(name) ?? [];
  return signed !== undefined && keyIdStart !== undefined ? { is: 'roster-signature', version: Number(signed), keyIdStart } : null;
};

/** Whether a kind may carry such an entry (table of 5.1). */
export const kindCarries = (kind: BundleKind, name: InnerName): boolean => {
  switch (name.is) {
    case 'table':
      return kind === 'plan' || kind === 'roster-data' || kind === 'results' || kind === 'correction';
    case 'draw-file':
      return kind === 'results';
    case 'receipt':
      return kind === 'receipt';
    case 'roster-step':
    case 'roster-signature':
      return kind === 'roster';
  }
};
