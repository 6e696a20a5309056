import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Decrypter, Encrypter, type Identity, type Stanza } from 'age-encryption';
import { err, ok, type Result } from '#shared/base/result.ts';
import { readRange, writeNewFile, type FileDigest, type Watch } from './file-bytes.ts';

export interface FilePart {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
}

/**
 * Encrypts a file to age X25519 recipients (BUNDLE-SPEC 6) into a new file, streaming; the digest is of the ciphertext.
 * age draws its file key itself, so that encrypting twice never gives the same bytes.
 */
export const encryptFile = async (
  source: FilePart,
  target: string,
  recipients: readonly string[],
  watch: Watch = {},
): Promise<FileDigest> => {
  if (recipients.length === 0) throw new Error('no recipient');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return writeNewFile(target, chunksOf(await encrypter.encrypt(streamOf(source, watch))));
};

export type DecryptFault = 'no-key' | 'damaged' | 'too-long' | 'no-space';

/**
 * Decrypts a part of a file into a new file. The whole stream is written, and a stream without its final chunk is
 * `damaged`. Anything but X25519 stanzas is refused. More than `maxSize` bytes of plaintext are `too-long`, and the free
 * space is looked at before the first byte is written. On failure the caller removes `target`.
 */
export const decryptFile = async (
  source: FilePart,
  target: string,
  identities: readonly string[],
  maxSize: number,
  watch: Watch = {},
): Promise<Result<FileDigest, DecryptFault>> => {
  const disk = await statfs(dirname(target));
  if (disk.bavail * disk.bsize < Math.min(maxSize, source.size)) return err('no-space');
  const decrypter = new Decrypter();
  decrypter.addIdentity(onlyX25519);
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const plain = await decrypter.decrypt(streamOf(source, watch));
    return ok(await writeNewFile(target, limited(chunksOf(plain), maxSize)));
  } catch (cause) {
    watch.signal?.throwIfAborted();
    if (!(cause instanceof Error) || 'syscall' in cause) throw cause;
    if (cause.message === tooLong) return err('too-long');
    return err(cause.message.startsWith('no identity matched') ? 'no-key' : 'damaged');
  }
};

// Sees every stanza before the keys are tried, and matches none itself.
const onlyX25519: Identity = {
  unwrapFileKey: (stanzas: readonly Stanza[]) => {
    if (stanzas.some((stanza) => stanza.args[0] !== 'X25519')) throw new Error('only X25519 recipients are allowed');
    return null;
  },
};

const tooLong = 'more plaintext than declared';

async function* limited(chunks: AsyncIterable<Uint8Array>, maxSize: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxSize) throw new Error(tooLong);
    yield chunk;
  }
}

const streamOf = (part: FilePart, watch: Watch): ReadableStream<Uint8Array> => {
  const chunks = readRange(part.path, part.offset, part.size, watch);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return(undefined);
    },
  });
};

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    ended = true;
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}
