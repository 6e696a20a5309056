import { canonicalJson } from '#shared/base/canonical-json.ts';
import { sha256Hex } from '#electron/platform/hash.ts';

/** Hash over the fields of a record as an import gives them: the same hash, the same fields. */
export const contentHashOf = (row: object): string => sha256Hex(canonicalJson(row));
