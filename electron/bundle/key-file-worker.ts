import { Worker } from 'node:worker_threads';
import type { Result } from '#shared/base/result.ts';
import type { KeyFileReply, KeyFileRequest } from './key-file-thread.ts';
import type { KeyFileFault, ProgramKeys } from './key-file.ts';

/**
 * `openKeyFile` in a thread, so that the event loop stays free during scrypt. `entryPath` is the built
 * `key-file-thread` entry.
 */
export const openKeyFileInThread = async (
  entryPath: string,
  bytes: Uint8Array,
  passphrase: string,
): Promise<Result<ProgramKeys, KeyFileFault>> => {
  const reply = await askThread(entryPath, { ask: 'open', bytes, passphrase });
  if (reply.did !== 'open') throw new Error('the key file thread answered another question');
  return reply.result;
};

/** `sealKeyFile` in a thread; see `openKeyFileInThread`. */
export const sealKeyFileInThread = async (entryPath: string, keys: ProgramKeys, passphrase: string, logN: number): Promise<Uint8Array> => {
  const reply = await askThread(entryPath, { ask: 'seal', keys, passphrase, logN });
  if (reply.did !== 'seal') throw new Error('the key file thread answered another question');
  return reply.bytes;
};

const askThread = async (entryPath: string, request: KeyFileRequest): Promise<KeyFileReply> => {
  const worker = new Worker(entryPath);
  try {
    return await new Promise<KeyFileReply>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('the key file thread ended without an answer'));
      });
      worker.postMessage(request);
    });
  } finally {
    await worker.terminate();
  }
};
