import { createHash } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { BundleKind } from '#shared/domain/bundle/kinds.ts';
import type { ImportOutcome } from '#shared/domain/bundle/outcome.ts';
import { maxContainerSize, type PayloadName } from './container.ts';
import { writeContainer } from './container-writer.ts';
import { keyIdOfRaw, rawOfPrivatePem, signTyped } from './ed25519.ts';
import { encryptFile } from './encryption.ts';
import { syncFolder, type FileDigest, type Watch } from './file-bytes.ts';
import { bundleBaseName, type BundleHeader, type SeenLink } from './header.ts';
import { bundleType } from './pae.ts';
import type { ReportPart } from './payload-index.ts';
import { spoolPayload, writePayload, type PayloadInput, type SpooledFile } from './payload-writer.ts';
import type { Roster } from './roster.ts';
import { entryCost, partCost, splitPayload, type PartContent, type UnsplittableFault } from './split-payload.ts';
import { checkKeyOpen, checkPayloadBytes, openBundle, verifyHeader } from './verify-steps.ts';

export interface SealOrder {
  /** Folder of sealed bundles. Only a finished file ever carries its name there. */
  readonly outboxDir: string;
  readonly kind: BundleKind;
  readonly from: string;
  readonly chan: string;
  /** Last sealed + 1 of this chain (7.1). */
  readonly seq: number;
  /** Header hash of `seq` - 1, null for the first. */
  readonly prev: string | null;
  /** In any order. */
  readonly seen: readonly SeenLink[];
  /** `YYYY-MM-DDThh:mm:ss+08:00`. */
  readonly created: string;
  /** Only kind `roster` and `plan`. */
  readonly expires: string | null;
  readonly app: string;
  /** PKCS#8 PEM of the signing key. */
  readonly ed25519Pem: string;
  /** age recipients (`recipientsFor`), or null for a bundle that is not encrypted. */
  readonly encryptTo: readonly string[] | null;
  /** The roster with which the bundle is read back; it must know the signing key. */
  readonly roster: Roster;
  readonly payload: PayloadInput;
}

export interface SealedFile {
  readonly fileName: string;
  readonly path: string;
  readonly size: number;
  /** SHA-256 of the file. */
  readonly fileHash: string;
  /** Identity of the bundle and `prev` of the next one. */
  readonly headerHash: string;
  readonly header: BundleHeader;
  /** Rows of its tables. */
  readonly rows: number;
  /** Null for a report that is one bundle. */
  readonly part: ReportPart | null;
}

export type SealFault =
  | { readonly at: 'too-large'; readonly size: number }
  /** Read back from the disk, the file was not the bundle that was written. */
  | { readonly at: 'read-back'; readonly outcome: ImportOutcome };

export type SealPhase = 'payload' | 'encrypt' | 'write' | 'verify';

export interface SealWatch {
  readonly signal?: AbortSignal | undefined;
  /** Bytes done of this phase of a link; the total is not known while the payload is being built. `part` is null but for the links of a split report. */
  readonly onProgress?: ((phase: SealPhase, done: number, total: number | null, part: SealedPart | null) => void) | undefined;
}

/** Which link of a report that was split is being sealed, and of how many; the first is 1. */
export type SealedPart = Pick<ReportPart, 'number' | 'of'>;

/**
 * Seals a bundle once (BUNDLE-SPEC 7.1, steps 2 and 3): payload, encryption, header, signature and container as `*.part`,
 * fsynced, read back with the import code, renamed. Afterwards the caller records (signer, chan, seq, hashes) in one
 * transaction and writes the seal marks; a file without that row never left the outbox (`clearOutbox`). Throws the
 * signal's reason when aborted. Neither then nor on a fault is anything left behind.
 */
export const sealBundle = async (order: SealOrder, watch: SealWatch = {}): Promise<Result<SealedFile, SealFault>> =>
  inWorkFolder(order, async (workDir) =>
    sealFiles(order, await spoolPayload(workDir, order.payload.content, inPhase('payload', null, watch)), { workDir, part: null }, watch),
  );

/**
 * The same for a report of which no file may be longer than `limit` bytes (BUNDLE-SPEC 7.1): one bundle, byte for byte as without a limit, when it
 * fits, else as many links as it takes, numbered from `order.seq` on and chained, each with its rows and files (`splitPayload`). All are there or
 * none: on a fault, an error or an abort those that were finished are removed again.
 */
export const sealReport = async (
  order: SealOrder,
  limit: number,
  tables: readonly string[],
  watch: SealWatch = {},
): Promise<Result<readonly SealedFile[], SealFault | UnsplittableFault>> =>
  inWorkFolder(order, async (workDir) => {
    const spooled = await spoolPayload(workDir, order.payload.content, inPhase('payload', null, watch));
    const budget = plainBudget(order, limit);
    if (spooledSize(spooled) <= budget) {
      const whole = await sealFiles(order, spooled, { workDir, part: null }, watch);
      return whole.ok ? ok([whole.value]) : whole;
    }
    const parts = await splitPayload(workDir, spooled, tables, budget, inPhase('payload', null, watch));
    if (!parts.ok) return parts;
    return sealParts(order, parts.value, { workDir, limit }, watch);
  });

const sealParts = async (
  order: SealOrder,
  parts: readonly PartContent[],
  { workDir, limit }: { readonly workDir: string; readonly limit: number },
  watch: SealWatch,
): Promise<Result<readonly SealedFile[], SealFault>> => {
  const sealed: SealedFile[] = [];
  let isDone = false;
  try {
    for (const [index, { files, spans }] of parts.entries()) {
      const link = { ...order, seq: order.seq + index, prev: sealed.at(-1)?.headerHash ?? order.prev };
      // Alone the last part has no part of its report behind it.
      const part = parts.length === 1 ? null : { first: order.seq, number: index + 1, of: parts.length, spans };
      const one = await sealFiles(link, files, { workDir, part }, ofPart(watch, part));
      if (!one.ok) return one;
      sealed.push(one.value);
      if (one.value.size > limit) throw new Error(`a part of ${String(one.value.size)} bytes exceeds ${String(limit)}`);
    }
    isDone = true;
    return ok(sealed);
  } finally {
    if (!isDone) for (const { path } of sealed) await rm(path, { force: true });
  }
};

const ofPart = ({ signal, onProgress }: SealWatch, part: ReportPart | null): SealWatch => ({
  signal,
  onProgress: (phase, done, total) => {
    onProgress?.(phase, done, total, part);
  },
});

/** What the inner ZIP may have so that the whole file stays within the limit: container, header with its `seen`, age header and tags go off. */
const plainBudget = ({ encryptTo, seen }: SealOrder, limit: number): number => {
  const fixed = 4096 + 256 * (encryptTo?.length ?? 0) + 256 * seen.length;
  return limit - fixed - (Math.floor(limit / ageChunk) + 1) * ageTag;
};

/** age seals every 64 KiB with a tag of 16 bytes. */
const ageChunk = 64 * 1024;
const ageTag = 16;

/** Most that the inner ZIP of these entries has. */
const spooledSize = (files: readonly SpooledFile[]): number =>
  files.reduce((sum, file) => sum + entryCost(file.name) + (file.deflatedSize ?? file.size), partCost);

const inWorkFolder = async <T>(order: SealOrder, work: (workDir: string) => Promise<T>): Promise<T> => {
  const workDir = join(order.outboxDir, `${fileNameOf(order)}.work`);
  await rm(workDir, { recursive: true, force: true });
  await mkdir(workDir);
  try {
    return await work(workDir);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
};

const signerOf = ({ ed25519Pem }: SealOrder): string => keyIdOfRaw(rawOfPrivatePem(ed25519Pem));

const fileNameOf = (order: SealOrder): string => `${bundleBaseName({ ...order, signer: signerOf(order) })}.ssjb`;

interface Link {
  readonly workDir: string;
  readonly part: ReportPart | null;
}

/** Seals one link whose entries lie spooled in its work folder. */
const sealFiles = async (
  order: SealOrder,
  files: readonly SpooledFile[],
  link: Link,
  watch: SealWatch,
): Promise<Result<SealedFile, SealFault>> => {
  const fileName = fileNameOf(order);
  const partPath = join(order.outboxDir, `${fileName}.part`);
  await rm(partPath, { force: true });
  try {
    const payload = await makePayload(order, files, link, watch);
    if (payload.file.size + 4096 > maxContainerSize) return err({ at: 'too-large', size: payload.file.size });
    const header = headerOf(order, signerOf(order), payload);
    const written = await writeSigned(partPath, header, order.ed25519Pem, payload, watch);
    const refused = await readBack(partPath, header, order, watch);
    if (refused !== null) return err({ at: 'read-back', outcome: refused });
    watch.signal?.throwIfAborted();
    const path = join(order.outboxDir, fileName);
    await rename(partPath, path);
    await syncFolder(order.outboxDir);
    const hashes = { fileHash: written.sha256, headerHash: hashOf(header) };
    return ok({ fileName, path, size: written.size, ...hashes, header, rows: countRows(files), part: link.part });
  } finally {
    await rm(partPath, { force: true });
    for (const name of ['payload.zip', 'payload.zip.age']) await rm(join(link.workDir, name), { force: true });
  }
};

const countRows = (files: readonly SpooledFile[]): number =>
  files.reduce((sum, { name, rows }) => (name.endsWith('.jsonl') ? sum + rows : sum), 0);

interface MadePayload {
  readonly name: PayloadName;
  readonly path: string;
  readonly file: FileDigest;
  /** Exactly when encrypted. */
  readonly plain: FileDigest | null;
}

const makePayload = async (
  order: SealOrder,
  files: readonly SpooledFile[],
  { workDir, part }: Link,
  watch: SealWatch,
): Promise<MadePayload> => {
  const plainPath = join(workDir, 'payload.zip');
  const plain = await writePayload(plainPath, workDir, order.payload, files, part, inPhase('payload', null, watch));
  if (order.encryptTo === null) return { name: 'payload.zip', path: plainPath, file: plain, plain: null };
  const path = join(workDir, 'payload.zip.age');
  const source = { path: plainPath, offset: 0, size: plain.size };
  return {
    name: 'payload.zip.age',
    path,
    file: await encryptFile(source, path, order.encryptTo, inPhase('encrypt', plain.size, watch)),
    plain,
  };
};

const headerOf = (order: SealOrder, signer: string, { name, file, plain }: MadePayload): BundleHeader => {
  const { app, chan, created, expires, from, kind, prev, seq } = order;
  const bySignerAndChan = (a: SeenLink, b: SeenLink): number => (`${a.signer} ${a.chan}` < `${b.signer} ${b.chan}` ? -1 : 1);
  return {
    ...{ app, chan, created, from, kind, prev, seq, signer },
    ...(expires === null ? {} : { expires }),
    payload: {
      name,
      sha256: file.sha256,
      size: file.size,
      ...(plain === null ? {} : { plain: { sha256: plain.sha256, size: plain.size } }),
    },
    schema: order.payload.schema,
    seen: [...order.seen].sort(bySignerAndChan),
    to: [chan],
    v: 1,
  };
};

/** Canonical bytes of a header: what is signed and what `bundle.json` holds. */
export const headerBytes = (header: BundleHeader): Uint8Array => utf8(canonicalJson(header));

const hashOf = (header: BundleHeader): string => createHash('sha256').update(headerBytes(header)).digest('hex');

const writeSigned = (path: string, header: BundleHeader, pem: string, payload: MadePayload, watch: SealWatch): Promise<FileDigest> => {
  const bytes = headerBytes(header);
  const entries = [
    { name: 'bundle.json', bytes },
    { name: 'bundle.json.ed25519', bytes: signTyped(pem, bundleType, bytes) },
  ];
  const { size, crc32 } = payload.file;
  return writeContainer(path, entries, { name: payload.name, path: payload.path, size, crc32 }, inPhase('write', size, watch));
};

// Steps 1 to 6, 10 and 11 of the import decision, on the bytes that are on the disk.
const readBack = async (path: string, header: BundleHeader, order: SealOrder, watch: SealWatch): Promise<ImportOutcome | null> => {
  const opened = await openBundle(path);
  if (!opened.ok) return opened.error;
  const verified = verifyHeader(opened.value, order.roster, header.schema);
  if (!verified.ok) return verified.error;
  return checkKeyOpen(verified.value) ?? checkPayloadBytes(verified.value, inPhase('verify', header.payload.size, watch));
};

const inPhase = (phase: SealPhase, total: number | null, { signal, onProgress }: SealWatch): Watch => {
  let done = 0;
  return {
    signal,
    onBytes: (bytes) => {
      done += bytes;
      onProgress?.(phase, done, total, null);
    },
  };
};
