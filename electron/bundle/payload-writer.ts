import { toHex, utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { PayloadMode } from '#shared/domain/bundle/kinds.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { readRange, type FileDigest, type Watch } from './file-bytes.ts';
import { maxLineSize } from './payload-names.ts';
import type { PayloadIndex } from './payload-index.ts';
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

interface Spooled extends SpooledEntry {
  readonly rows: number;
}

const batchSize = 500;
const lineFeed = utf8('\n');

/**
 * Writes `payload.zip` (BUNDLE-SPEC 5) into a new file. The same input, the salt included, gives the same bytes.
 * Entries are spooled into `spoolDir` first, deflated while they are made, because `index.json` comes first and names their hashes; only what is
 * being made is held in memory. `spoolDir` must exist and be empty; the caller removes it.
 */
export const writePayload = async (path: string, spoolDir: string, input: PayloadInput, watch: Watch = {}): Promise<FileDigest> => {
  const spooled = await spoolContent(spoolDir, input.content, watch);
  const index: PayloadIndex = {
    attachments: { bytes: 0, count: 0 },
    base: input.base,
    mode: input.mode,
    salt: toHex(input.salt),
    schema: input.schema,
    tables: spooled.map(({ name, size, rows, sha256 }) => ({ bytes: size, file: name, rows, sha256 })),
  };
  const indexBytes = utf8(canonicalJson(index));
  const indexEntry = await spoolEntry(spoolDir, 0, 'index.json', [indexBytes]);
  return writeInnerZip(path, [indexEntry, ...spooled], watch);
};

const spoolContent = async (dir: string, content: PayloadContent, watch: Watch): Promise<readonly Spooled[]> => {
  const spooled: Spooled[] = [];
  const add = async (name: string, chunks: Chunks, stored = false): Promise<void> => {
    spooled.push({ ...(await spoolEntry(dir, spooled.length + 1, name, chunks, stored)), rows: 1 });
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
        const entry = await spoolEntry(dir, spooled.length + 1, `data/${source.table}.jsonl`, lines.chunks());
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
