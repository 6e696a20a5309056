import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#shared/base/result.ts';
import { assertNever } from '#shared/base/assert-never.ts';
import type { BundleKind } from '#shared/domain/bundle/kinds.ts';
import type { OutcomeParams } from '#shared/domain/bundle/outcome.ts';
import type { RecordRow, RowRules } from '#shared/domain/bundle/record-row.ts';
import type { Watch } from './file-bytes.ts';
import { PayloadBreach } from './payload-breach.ts';
import { parseIndex, type IndexedFile, type PayloadIndex } from './payload-index.ts';
import { kindCarries, maxIndexSize, maxInflated, maxReceiptSize, maxTableSize, readInnerName, type InnerName } from './payload-names.ts';
import { inflateEntry, readInnerDirectory, type InnerEntry } from './payload-zip.ts';
import { maxRosterSize } from './roster.ts';
import { rowBatches } from './row-lines.ts';

/** An entry beside `index.json`, checked. */
export interface PayloadFile {
  readonly name: string;
  readonly means: InnerName;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
}

/** A payload in which every rule of BUNDLE-SPEC 5.4 was found to hold. Reading it again throws only if the file changed. */
export interface CheckedPayload {
  readonly index: PayloadIndex;
  readonly files: readonly PayloadFile[];
  /** Rows of a table in file order (ascending by id), some hundred at a time; nothing for a table that is not there. */
  readonly rows: (table: string) => AsyncGenerator<readonly RecordRow[]>;
  /** A whole entry in memory; for steps, signatures, receipts and the small files of a draw record. */
  readonly bytes: (name: string) => Promise<Uint8Array>;
  /** An entry in chunks. */
  readonly chunks: (name: string) => AsyncGenerator<Uint8Array>;
}

export interface PayloadExpectation {
  readonly kind: BundleKind;
  /** `schema` of the header, which the index must repeat. */
  readonly schema: number;
  readonly rules: RowRules;
}

type PayloadRules = OutcomeParams['PAYLOAD_RULES'];

/**
 * Reads a whole `payload.zip` once and checks 5.1 to 5.4 before anything is made of it: the inner ZIP, names and order,
 * index, sizes, hashes, and every line of every table. Memory does not grow with the payload.
 */
export const checkPayload = async (
  path: string,
  expected: PayloadExpectation,
  watch: Watch = {},
): Promise<Result<CheckedPayload, PayloadRules>> => {
  try {
    const entries = await readInnerDirectory(path);
    const index = await readIndex(path, entries[0], expected.schema);
    const files = pairWithIndex(entries.slice(1), index, expected);
    for (const { entry, file } of files) await checkContent(path, entry, file, expected.rules, watch);
    return ok(opened(path, index, files, expected.rules));
  } catch (cause) {
    if (cause instanceof PayloadBreach) return err(cause.params);
    throw cause;
  }
};

interface PairedFile {
  readonly entry: InnerEntry;
  readonly file: PayloadFile;
}

const readIndex = async (path: string, entry: InnerEntry | undefined, schema: number): Promise<PayloadIndex> => {
  if (entry?.name !== 'index.json') throw new PayloadBreach('order', entry?.name ?? '', 'index.json');
  if (entry.size > maxIndexSize) throw new PayloadBreach('limit', entry.name);
  return parseIndex(await collect(path, entry), schema);
};

// Rules 4, 5 and 8: names, order and limits before the first byte of an entry is inflated.
const pairWithIndex = (entries: readonly InnerEntry[], index: PayloadIndex, { kind, rules }: PayloadExpectation): readonly PairedFile[] => {
  let total = 0;
  const files = entries.map((entry, at) => {
    const means = readInnerName(entry.name);
    if (means === null || !kindCarries(kind, means)) throw new PayloadBreach('name', entry.name);
    if (means.is === 'table' && !rules.knows(kind, means.table)) throw new PayloadBreach('table', entry.name);
    if (at > 0 && (entries[at - 1]?.name ?? '') >= entry.name) throw new PayloadBreach('order', entry.name);
    const indexed = index.tables[at];
    if (indexed?.file !== entry.name) throw new PayloadBreach('entry-set', entry.name);
    total += entry.size;
    if (entry.size > sizeLimit(means) || total > maxInflated) throw new PayloadBreach('limit', entry.name);
    checkIndexed(entry, means, indexed);
    return { entry, file: { name: entry.name, means, size: entry.size, sha256: indexed.sha256, rows: indexed.rows } };
  });
  if (index.tables.length !== entries.length) throw new PayloadBreach('entry-set', index.tables[entries.length]?.file ?? '');
  return files;
};

const checkIndexed = (entry: InnerEntry, means: InnerName, indexed: IndexedFile): void => {
  if (indexed.bytes !== entry.size) throw new PayloadBreach('size', entry.name, 'index');
  if (means.is !== 'table' && indexed.rows !== 1) throw new PayloadBreach('rows', entry.name);
};

const sizeLimit = (means: InnerName): number => {
  switch (means.is) {
    case 'table':
    case 'draw-file':
      return maxTableSize;
    case 'receipt':
      return maxReceiptSize;
    case 'roster-step':
      return maxRosterSize;
    case 'roster-signature':
      return 64;
    default:
      return assertNever(means, 'inner name');
  }
};

const checkContent = async (path: string, entry: InnerEntry, file: PayloadFile, rules: RowRules, watch: Watch): Promise<void> => {
  const hash = createHash('sha256');
  const chunks = tapped(inflateEntry(path, entry, watch), (chunk) => {
    hash.update(chunk);
  });
  let rows = 0;
  if (file.means.is === 'table') for await (const batch of rowBatches(chunks, entry.name, file.means.table, rules)) rows += batch.length;
  else while ((await chunks.next()).done !== true);
  if (hash.digest('hex') !== file.sha256) throw new PayloadBreach('sha256', entry.name);
  if (file.means.is === 'table' && rows !== file.rows) throw new PayloadBreach('rows', entry.name);
};

async function* tapped(chunks: AsyncGenerator<Uint8Array>, tap: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    tap(chunk);
    yield chunk;
  }
}

/** A whole entry, whose size was found to be within the limits; it never inflates beyond that. */
const collect = async (path: string, entry: InnerEntry): Promise<Uint8Array> => {
  const bytes = Buffer.allocUnsafe(entry.size);
  let at = 0;
  for await (const chunk of inflateEntry(path, entry)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};

const opened = (path: string, index: PayloadIndex, files: readonly PairedFile[], rules: RowRules): CheckedPayload => {
  const entryOf = (name: string): InnerEntry => {
    const found = files.find(({ entry }) => entry.name === name);
    if (found === undefined) throw new Error(`no entry ${name}`);
    return found.entry;
  };
  async function* rows(table: string): AsyncGenerator<readonly RecordRow[]> {
    const name = `data/${table}.jsonl`;
    if (files.some(({ entry }) => entry.name === name)) yield* rowBatches(inflateEntry(path, entryOf(name)), name, table, rules);
  }
  return {
    index,
    files: files.map(({ file }) => file),
    rows,
    bytes: (name) => collect(path, entryOf(name)),
    chunks: (name) => inflateEntry(path, entryOf(name)),
  };
};
