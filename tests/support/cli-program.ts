import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { CliProgram } from '#electron/cli/command.ts';
import { nativeBinding } from './start-office.ts';

const builtDir = path.resolve('out/electron');

/** The program behind a command as it was built, with the office's user beside its data folder. */
export const builtProgram = (dataDir: string): CliProgram => ({
  nativeBinding,
  sheetThreadPath: path.join(builtDir, 'sheet-thread.cjs'),
  writeThreadPath: path.join(builtDir, 'write-thread.cjs'),
  keyThreadPath: path.join(builtDir, 'key-file-thread.cjs'),
  verifierDir: builtDir,
  userDir: path.join(dataDir, '..', 'user'),
  userName: '测试',
  version: '1.0.0',
  electron: '',
  node: process.versions.node,
  newId: () => randomUUID(),
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
});
