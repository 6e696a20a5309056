import { toHex, utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { PayloadMode } from '#shared/domain/bundle/kinds.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { readRange, type FileDigest, type Watch } from './file-bytes.ts';
import { maxLineSize } from './payload-names.ts';
import type { PayloadIndex, ReportPart } from './payload-index.ts';
import { rosterStepName } from './roster.ts';
import { spoolEntry, writeInnerZip, type Chunks, type SpooledEntry } from './payload-zip-writer.ts';
import { signatureName, type SignedStep } from './roster-update.ts';

/** One row as the bytes of its canonical line, without line feed. */
export interface RowLine {
  readonly id: string;
  readonly line: Uint8Array;
}

/** Ascending by `id`, each id once; anything else is a bug of the caller and throws. */
export type TableSource = { readonly table: string } & (
  | { readonly rows: AsyncIterable<RecordRow> | Iterable<RecordRow> }
  /** For many rows, whose caller has made and hashed the lines. */
  | { readonly lines: AsyncIterable<readonly RowLine[]> }
);

/** One frozen file of a draw record (DRAW-SPEC sections 2 and 7), carried as its bytes are. */
export interface DrawFileSource {
  readonly serial: string;
  readonly file: string;
  readonly content: Uint8Array | { readonly path: string };
}

export type PayloadContent =
  | { readonly is: 'records'; readonly tables: readonly TableSource[]; readonly drawFiles: readonly DrawFileSource[] }
  | { readonly is: 'receipt'; readonly receipt: Uint8Array }
  | { readonly is: 'roster'; readonly steps: readonly (SignedStep & { readonly version: number })[] };

export interface PayloadInput {
  readonly schema: number;
  /** 16 random bytes. */
  readonly salt: Uint8Array;
  readonly mode: PayloadMode;
  readonly base: { readonly seq: number; readonly sha256: string } | null;
  readonly content: PayloadContent;
}

/** A spooled entry with what `index.json` says of it: lines of a `.jsonl`, 1 for any other. */
export interface SpooledFile extends SpooledEntry {
  readonly rows: number;
}

const batchSize = 500;
const lineFeed = utf8('\n');

/**
 * Puts every entry of a payload but `index.json` into a file of its own, deflated while it is made, in payload order; only what is being made is held
 * in memory. The same input gives the same bytes. `dir` must exist and be empty; the caller removes it.
 */
export const spoolPayload = async (dir: string, content: PayloadContent, watch: Watch = {}): Promise<readonly SpooledFile[]> => {
  const spooled: SpooledFile[] = [];
  const add = async (name: string, chunks: Chunks, stored = false): Promise<void> => {
    spooled.push({ ...(await spoolEntry(dir, String(spooled.length + 1), name, chunks, stored)), rows: 1 });
  };
  switch (content.is) {
    case 'receipt':
      await add('receipt.json', [content.receipt]);
      break;
    case 'roster':
      for (const step of content.steps) {
        await add(rosterStepName(step.version), [step.bytes]);
        for (const signature of step.signatures) await add(signatureName(step.version, signature), [signature.signature], true);
      }
      break;
    case 'records':
      for (const source of sortedBy(content.tables, ({ table }) => table)) {
        const lines = createLines('lines' in source ? source.lines : linesOf(source.rows), watch);
        const entry = await spoolEntry(dir, String(spooled.length + 1), `data/${source.table}.jsonl`, lines.chunks());
        spooled.push({ ...entry, rows: lines.count() });
      }
      for (const source of sortedBy(content.drawFiles, ({ serial, file }) => `${serial}/${file}`)) {
        const bytes =
          'path' in source.content
            ? readRange(source.content.path, 0, Number.MAX_SAFE_INTEGER, { signal: watch.signal })
            : [source.content];
        await add(`draw/${source.serial}/${source.file}`, bytes);
      }
  }
  return spooled;
};

/** Writes `payload.zip` (BUNDLE-SPEC 5) of spooled entries into a new file; `index.json` comes first, because it names their hashes. */
export const writePayload = async (
  path: string,
  dir: string,
  input: Omit<PayloadInput, 'content'>,
  files: readonly SpooledFile[],
  part: ReportPart | null,
  watch: Watch = {},
): Promise<FileDigest> => {
  const index: PayloadIndex = {
    attachments: { bytes: 0, count: 0 },
    base: input.base,
    mode: input.mode,
    ...(part === null ? {} : { part }),
    salt: toHex(input.salt),
    schema: input.schema,
    tables: files.map(({ name, size, rows, sha256 }) => ({ bytes: size, file: name, rows, sha256 })),
  };
  const indexEntry = await spoolEntry(dir, `index-${String(part?.number ?? 1)}`, 'index.json', [utf8(canonicalJson(index))]);
  return writeInnerZip(path, [indexEntry, ...files], watch);
};

const sortedBy = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));

interface Lines {
  readonly chunks: () => AsyncGenerator<Uint8Array>;
  readonly count: () => number;
}

const createLines = (batches: AsyncIterable<readonly RowLine[]>, watch: Watch): Lines => {
  let count = 0;
  let lastId = '';
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const batch of batches) {
      const parts: Uint8Array[] = [];
      for (const { id, line } of batch) {
        if (id <= lastId) throw new Error(`rows must ascend by id, after ${lastId}`);
        if (line.length > maxLineSize) throw new Error('a row is longer than 256 KiB');
        lastId = id;
        parts.push(line, lineFeed);
      }
      count += batch.length;
      watch.signal?.throwIfAborted();
      yield Buffer.concat(parts);
    }
  }
  return { chunks, count: () => count };
};

async function* linesOf(rows: AsyncIterable<RecordRow> | Iterable<RecordRow>): AsyncGenerator<readonly RowLine[]> {
  let batch: RowLine[] = [];
  for await (const row of rows) {
    batch.push({ id: fieldText(row, 'id'), line: Buffer.from(canonicalJson(row)) });
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
