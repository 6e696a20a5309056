import { canonicalJson } from '#shared/base/canonical-json.ts';
import { sha256Hex } from '#electron/platform/hash.ts';

/** Hash over the canonical JSON of a record as an import gives it: the same hash, the same fields. */
export const contentHashOf = (row: object): string => sha256Hex(canonicalRow(row));

/**
 * The canonical JSON of a row. One that holds texts and lists of texts alone, as every subject does, is written by the engine, and faster by half
 * when its keys stand in order already, as those of checked rows do. `tidyText` has left no half surrogate pair in it.
 */
const canonicalRow = (row: object): string =>
  Object.values(row).every(isText) ? JSON.stringify(row, keysToSort(row)) : canonicalJson(row);

const isText = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((member) => typeof member === 'string'));

let lastKeys: readonly string[] = [];
let lastSorted: string[] | null = null;

/** The keys in order, or null where they stand so. Rows of one table have the same keys in the same order, so that they are sorted once. */
const keysToSort = (row: object): string[] | null => {
  const keys = Object.keys(row);
  if (keys.length !== lastKeys.length || keys.some((key, index) => key !== lastKeys[index])) {
    lastKeys = keys;
    const sorted = [...keys].sort();
    lastSorted = sorted.every((key, index) => key === keys[index]) ? null : sorted;
  }
  return lastSorted;
};
