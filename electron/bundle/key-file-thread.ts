import { parentPort } from 'node:worker_threads';
import { assertNever } from '#shared/base/assert-never.ts';
import type { Result } from '#shared/base/result.ts';
import { openKeyFile, sealKeyFile, type KeyFileFault, type ProgramKeys } from './key-file.ts';

export type KeyFileRequest =
  | { readonly ask: 'seal'; readonly keys: ProgramKeys; readonly passphrase: string; readonly logN: number }
  | { readonly ask: 'open'; readonly bytes: Uint8Array; readonly passphrase: string };

export type KeyFileReply =
  { readonly did: 'seal'; readonly bytes: Uint8Array } | { readonly did: 'open'; readonly result: Result<ProgramKeys, KeyFileFault> };

/** Answers one request; this file is the entry of a thread of its own, which ends with the answer. */
const answer = async (request: KeyFileRequest): Promise<KeyFileReply> => {
  switch (request.ask) {
    case 'seal':
      return { did: 'seal', bytes: await sealKeyFile(request.keys, request.passphrase, request.logN) };
    case 'open':
      return { did: 'open', result: await openKeyFile(request.bytes, request.passphrase) };
    default:
      return assertNever(request, 'key file request');
  }
};

const port = parentPort;
port?.once('message', (request: KeyFileRequest) => {
  void answer(request).then((reply) => {
    port.postMessage(reply);
  });
});
