import type { Json } from '#shared/base/canonical-json.ts';
import type { PayloadMode } from '#shared/domain/bundle/kinds.ts';
import { hasExactly, isHash, isInteger } from './fields.ts';
import { parseCanonical } from './jcs.ts';
import { PayloadBreach } from './payload-breach.ts';
import { maxIndexSize } from './payload-names.ts';

export interface IndexedFile {
  readonly bytes: number;
  readonly file: string;
  /** Lines of a `.jsonl`, 1 for any other entry. */
  readonly rows: number;
  readonly sha256: string;
}

/** `index.json` (BUNDLE-SPEC 5.2). */
export interface PayloadIndex {
  readonly attachments: { readonly bytes: number; readonly count: number };
  readonly base: { readonly seq: number; readonly sha256: string } | null;
  readonly mode: PayloadMode;
  readonly salt: string;
  readonly schema: number;
  readonly tables: readonly IndexedFile[];
}

/** Reads `index.json`; throws PayloadBreach when it is not what 5.2 says or names another schema than the header. */
export const parseIndex = (bytes: Uint8Array, schema: number): PayloadIndex => {
  const json = parseCanonical(bytes, maxIndexSize);
  if (!json.ok) throw new PayloadBreach('index', 'index.json', json.error);
  if (!isIndex(json.value)) throw new PayloadBreach('index', 'index.json', 'fields');
  const index = json.value;
  if (index.schema !== schema) throw new PayloadBreach('index', 'index.json', 'schema');
  return index;
};

const isIndex = (json: Json): json is Json & PayloadIndex =>
  hasExactly(json, ['attachments', 'base', 'mode', 'salt', 'schema', 'tables']) &&
  isNoAttachments(json['attachments']) &&
  (json['base'] === null || isBase(json['base'])) &&
  (json['mode'] === 'delta' || json['mode'] === 'snapshot') &&
  typeof json['salt'] === 'string' &&
  /^[0-9a-f]{32}$/.test(json['salt']) &&
  isInteger(json['schema'], 1, 1_000_000) &&
  Array.isArray(json['tables']) &&
  (json['tables'] as readonly Json[]).every(isIndexedFile);

// Attachments belong to kind `photos`, which v1 does not read.
const isNoAttachments = (value: Json | undefined): boolean =>
  hasExactly(value, ['bytes', 'count']) && value['bytes'] === 0 && value['count'] === 0;

const isBase = (value: Json | undefined): boolean =>
  hasExactly(value, ['seq', 'sha256']) && isInteger(value['seq'], 1, 1_000_000) && isHash(value['sha256']);

const isIndexedFile = (value: Json): boolean =>
  hasExactly(value, ['bytes', 'file', 'rows', 'sha256']) &&
  isInteger(value['bytes'], 0) &&
  typeof value['file'] === 'string' &&
  isInteger(value['rows'], 0) &&
  isHash(value['sha256']);
