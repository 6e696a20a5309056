import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { createDigester, readRange, writeNewFile, type FileDigest, type Watch } from './file-bytes.ts';
import { endRecord, innerCentralHeader, localHeader, type InnerZipEntry } from './zip-records.ts';

/** An entry of the inner ZIP whose bytes, deflated or not, wait in a file of their own. */
export interface SpooledEntry extends InnerZipEntry {
  readonly path: string;
  /** Of the bytes before DEFLATE, lower-case hexadecimal. */
  readonly sha256: string;
}

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

// Below this DEFLATE gains nothing.
const storedBelow = 512;

/**
 * Puts the bytes of an entry into a new file of the folder, deflated while they are made unless `stored` or too few; DEFLATE runs beside whoever
 * makes them. The same bytes give the same file, however they are cut into chunks.
 */
export const spoolEntry = async (dir: string, label: string, name: string, chunks: Chunks, stored = false): Promise<SpooledEntry> => {
  const path = join(dir, `${label}.spool`);
  const digester = createDigester();
  const { first, rest } = await beginning(tapped(chunks, digester.add));
  const deflates = !stored && first.length >= storedBelow;
  const packed = await writeNewFile(path, deflates ? deflated(first, rest) : following(first, rest));
  const { size, sha256, crc32 } = digester.digest();
  return { name, path, size, sha256, crc32, deflatedSize: deflates ? packed.size : null };
};

async function* tapped(chunks: Chunks, tap: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    tap(chunk);
    yield chunk;
  }
}

/** As many bytes as it takes to know whether they are few. */
const beginning = async (
  rest: AsyncGenerator<Uint8Array>,
): Promise<{ readonly first: Uint8Array; readonly rest: AsyncGenerator<Uint8Array> }> => {
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < storedBelow) {
    const next = await rest.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  return { first, rest };
};

async function* following(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function* deflated(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createDeflateRaw({ chunkSize: 64 * 1024 });
  const fed = pipeline(Readable.from(following(first, rest)), stream).catch(() => undefined); // whoever reads the stream gets its error
  try {
    for await (const chunk of stream) yield chunk as Uint8Array; // a stream without encoding gives bytes
  } finally {
    stream.destroy();
    await fed;
  }
}

/** Writes the spooled entries as the ZIP of BUNDLE-SPEC 5.4 into a new file: fixed date and mode, no extra field, no data descriptor. */
export const writeInnerZip = (path: string, entries: readonly SpooledEntry[], watch: Watch = {}): Promise<FileDigest> =>
  writeNewFile(path, zipBytes(entries, watch));

async function* zipBytes(entries: readonly SpooledEntry[], watch: Watch): AsyncGenerator<Uint8Array> {
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const head = localHeader(entry);
    const size = entry.deflatedSize ?? entry.size;
    central.push(innerCentralHeader(entry, offset));
    yield head;
    yield* readRange(entry.path, 0, size, watch);
    offset += head.length + size;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield endRecord(entries.length, directory.length, offset);
}
