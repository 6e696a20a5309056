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

/** The rows of a table with `after` < id <= `to` are all in this part; '' is before the first id, null behind the last one. */
export interface PartSpan {
  readonly after: string;
  readonly table: string;
  readonly to: string | null;
}

/** Which part this is of a report that was split under a mail limit (BUNDLE-SPEC 7.1, decision 0055); the parts are links `first`, `first` + 1 …. */
export interface ReportPart {
  readonly first: number;
  readonly number: number;
  readonly of: number;
  readonly spans: readonly PartSpan[];
}

/** `index.json` (BUNDLE-SPEC 5.2). */
export interface PayloadIndex {
  readonly attachments: { readonly bytes: number; readonly count: number };
  readonly base: { readonly seq: number; readonly sha256: string } | null;
  readonly mode: PayloadMode;
  /** Absent in a bundle that is a report of its own. */
  readonly part?: ReportPart;
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
  hasExactly(json, ['attachments', 'base', 'mode', 'salt', 'schema', 'tables'], ['part']) &&
  (json['part'] === undefined || isPart(json['part'])) &&
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

/** As many as a chain of the largest limit needs, and more than anybody carries. */
const mostParts = 1000;

const isPart = (value: Json | undefined): boolean =>
  hasExactly(value, ['first', 'number', 'of', 'spans']) &&
  isInteger(value['first'], 1, 1_000_000) &&
  isInteger(value['of'], 2, mostParts) &&
  isInteger(value['number'], 1, mostParts) &&
  value['number'] <= value['of'] &&
  Array.isArray(value['spans']) &&
  (value['spans'] as readonly Json[]).every(isSpan);

const isSpan = (value: Json | undefined): boolean =>
  hasExactly(value, ['after', 'table', 'to']) &&
  typeof value['after'] === 'string' &&
  typeof value['table'] === 'string' &&
  (value['to'] === null || (typeof value['to'] === 'string' && value['after'] < value['to']));

const isIndexedFile = (value: Json): boolean =>
  hasExactly(value, ['bytes', 'file', 'rows', 'sha256']) &&
  isInteger(value['bytes'], 0) &&
  typeof value['file'] === 'string' &&
  isInteger(value['rows'], 0) &&
  isHash(value['sha256']);
