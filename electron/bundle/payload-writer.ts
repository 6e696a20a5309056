import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { toHex, utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { PayloadMode } from '#shared/domain/bundle/kinds.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { readRange, writeNewFile, type FileDigest, type Watch } from './file-bytes.ts';
import { maxLineSize } from './payload-names.ts';
import type { PayloadIndex } from './payload-index.ts';
import { rosterStepName } from './roster.ts';
import { signatureName, type SignedStep } from './roster-update.ts';

/** One row as its canonical line, without line feed. */
export interface RowLine {
  readonly id: string;
  readonly line: string;
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

interface Spooled {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
}

// Below this DEFLATE gains nothing; up to the other one an entry is written in one piece and needs no data descriptor.
const storedBelow = 512;
const wholeUpTo = 1024 * 1024;
const batchSize = 500;

/**
 * Writes `payload.zip` (BUNDLE-SPEC 5) into a new file. The same input, the salt included, gives the same bytes.
 * Tables are spooled into `spoolDir` first, because `index.json` comes first and names their hashes; nothing larger
 * than 1 MiB is held in memory. `spoolDir` must exist and be empty; the caller removes it.
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
  const indexEntry = await spool(spoolDir, 0, 'index.json', [indexBytes]);
  return writeNewFile(path, zipped([indexEntry, ...spooled], watch));
};

const spoolContent = async (dir: string, content: PayloadContent, watch: Watch): Promise<readonly Spooled[]> => {
  const spooled: Spooled[] = [];
  const add = async (name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> => {
    spooled.push(await spool(dir, spooled.length + 1, name, chunks));
  };
  switch (content.is) {
    case 'receipt':
      await add('receipt.json', [content.receipt]);
      break;
    case 'roster':
      for (const step of content.steps) {
        await add(rosterStepName(step.version), [step.bytes]);
        for (const signature of step.signatures) await add(signatureName(step.version, signature), [signature.signature]);
      }
      break;
    case 'records':
      for (const source of sortedBy(content.tables, ({ table }) => table)) {
        const lines = createLines('lines' in source ? source.lines : linesOf(source.rows), watch);
        const entry = await spool(dir, spooled.length + 1, `data/${source.table}.jsonl`, lines.chunks());
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

const spool = async (
  dir: string,
  number: number,
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Spooled> => {
  const path = join(dir, `${String(number)}.spool`);
  const { size, sha256 } = await writeNewFile(path, chunks);
  return { name, path, size, sha256, rows: 1 };
};

interface Lines {
  readonly chunks: () => AsyncGenerator<Uint8Array>;
  readonly count: () => number;
}

const createLines = (batches: AsyncIterable<readonly RowLine[]>, watch: Watch): Lines => {
  let count = 0;
  let lastId = '';
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const batch of batches) {
      const texts: string[] = [];
      for (const { id, line } of batch) {
        if (id <= lastId) throw new Error(`rows must ascend by id, after ${lastId}`);
        if (line.length * 3 > maxLineSize && Buffer.byteLength(line) > maxLineSize) throw new Error('a row is longer than 256 KiB');
        lastId = id;
        texts.push(line, '\n');
      }
      count += batch.length;
      watch.signal?.throwIfAborted();
      yield Buffer.from(texts.join(''));
    }
  }
  return { chunks, count: () => count };
};

async function* linesOf(rows: AsyncIterable<RecordRow> | Iterable<RecordRow>): AsyncGenerator<readonly RowLine[]> {
  let batch: RowLine[] = [];
  for await (const row of rows) {
    batch.push({ id: fieldText(row, 'id'), line: canonicalJson(row) });
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function* zipped(entries: readonly Spooled[], watch: Watch): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  // yazl types it by the old stream interface; it is a PassThrough.
  const output = zip.outputStream as NodeJS.ReadableStream & { readonly destroy: (cause: unknown) => void };
  const fail = (cause: unknown): void => {
    output.destroy(cause);
  };
  zip.on('error', fail);
  const fixed = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };
  for (const entry of entries) {
    const options = { ...fixed, compress: entry.size >= storedBelow && !entry.name.endsWith('.ed25519') };
    if (entry.size <= wholeUpTo) {
      zip.addBuffer(await readFile(entry.path), entry.name, options);
      continue;
    }
    zip.addReadStreamLazy(entry.name, { ...options, size: entry.size }, (start) => {
      const stream = createReadStream(entry.path);
      stream.on('error', fail);
      start(null, stream);
    });
  }
  zip.end();
  for await (const chunk of output) {
    watch.signal?.throwIfAborted();
    if (!(chunk instanceof Uint8Array)) throw new Error('the ZIP writer gives bytes');
    yield chunk;
    watch.onBytes?.(chunk.length);
  }
}
