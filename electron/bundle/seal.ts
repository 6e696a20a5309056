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
import { writePayload, type PayloadInput } from './payload-writer.ts';
import type { Roster } from './roster.ts';
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
}

export type SealFault =
  | { readonly at: 'too-large'; readonly size: number }
  /** Read back from the disk, the file was not the bundle that was written. */
  | { readonly at: 'read-back'; readonly outcome: ImportOutcome };

export type SealPhase = 'payload' | 'encrypt' | 'write' | 'verify';

export interface SealWatch {
  readonly signal?: AbortSignal | undefined;
  /** Bytes done of this phase; the total is not known while the payload is being built. */
  readonly onProgress?: ((phase: SealPhase, done: number, total: number | null) => void) | undefined;
}

/**
 * Seals a bundle once (BUNDLE-SPEC 7.1, steps 2 and 3): payload, encryption, header, signature and container as `*.part`,
 * fsynced, read back with the import code, renamed. Afterwards the caller records (signer, chan, seq, hashes) in one
 * transaction and writes the seal marks; a file without that row never left the outbox (`clearOutbox`). Throws the
 * signal's reason when aborted. Neither then nor on a fault is anything left behind.
 */
export const sealBundle = async (order: SealOrder, watch: SealWatch = {}): Promise<Result<SealedFile, SealFault>> => {
  const signer = keyIdOfRaw(rawOfPrivatePem(order.ed25519Pem));
  const fileName = `${bundleBaseName({ ...order, signer })}.ssjb`;
  const workDir = join(order.outboxDir, `${fileName}.work`);
  const partPath = join(order.outboxDir, `${fileName}.part`);
  await removeTraces(workDir, partPath);
  await mkdir(workDir);
  try {
    const payload = await makePayload(order, workDir, watch);
    if (payload.file.size + 4096 > maxContainerSize) return err({ at: 'too-large', size: payload.file.size });
    const header = headerOf(order, signer, payload);
    const written = await writeSigned(partPath, header, order.ed25519Pem, payload, watch);
    const refused = await readBack(partPath, header, order, watch);
    if (refused !== null) return err({ at: 'read-back', outcome: refused });
    watch.signal?.throwIfAborted();
    const path = join(order.outboxDir, fileName);
    await rename(partPath, path);
    await syncFolder(order.outboxDir);
    return ok({ fileName, path, size: written.size, fileHash: written.sha256, headerHash: hashOf(header), header });
  } finally {
    await removeTraces(workDir, partPath);
  }
};

const removeTraces = async (workDir: string, partPath: string): Promise<void> => {
  await rm(workDir, { recursive: true, force: true });
  await rm(partPath, { force: true });
};

interface MadePayload {
  readonly name: PayloadName;
  readonly path: string;
  readonly file: FileDigest;
  /** Exactly when encrypted. */
  readonly plain: FileDigest | null;
}

const makePayload = async (order: SealOrder, workDir: string, watch: SealWatch): Promise<MadePayload> => {
  const plainPath = join(workDir, 'payload.zip');
  const plain = await writePayload(plainPath, workDir, order.payload, inPhase('payload', null, watch));
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
      onProgress?.(phase, done, total);
    },
  };
};
