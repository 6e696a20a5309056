import { randomBytes, randomUUID } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { commandsText } from '#shared/i18n/zh-cn/cli.ts';
import manifest from '../../package.json' with { type: 'json' };
import { runAssign } from './assign-command.ts';
import { runBundle } from './bundle-command.ts';
import { StepFailed, type CliCommand, type CliProgram } from './command.ts';
import { runDemo } from './demo-command.ts';
import { runDoctor } from './doctor-command.ts';
import { runDraw } from './draw-command.ts';
import { runImport } from './import-command.ts';
import { runInit } from './init-command.ts';
import type { CliIo } from './io.ts';
import { runRecord } from './record-command.ts';
import { runRoster } from './roster-command.ts';

const commands: Readonly<Record<string, CliCommand>> = {
  demo: runDemo,
  init: runInit,
  import: runImport,
  draw: runDraw,
  assign: runAssign,
  record: runRecord,
  bundle: runBundle,
  roster: runRoster,
  doctor: runDoctor,
};

const builtDir = __dirname;
// A packaged program takes its native module from its own resources only; nothing in the environment can name another.
const packaged = builtDir.includes('app.asar');
const nativeBinding = packaged
  ? path.join(builtDir.slice(0, builtDir.indexOf('app.asar')), 'native', 'better_sqlite3.node')
  : path.join(builtDir, '..', '..', 'build', 'native', 'better_sqlite3.node');

// Missing under plain Node, whatever the types of the other package say.
const electronVersion = (process.versions as Readonly<Record<string, string | undefined>>)['electron'] ?? '';

const program: CliProgram = {
  nativeBinding,
  sheetThreadPath: path.join(builtDir, 'sheet-thread.cjs'),
  writeThreadPath: path.join(builtDir, 'write-thread.cjs'),
  keyThreadPath: path.join(builtDir, 'key-file-thread.cjs'),
  verifierDir: builtDir,
  userDir: path.join(homedir(), '.fairdraw-desk'),
  userName: userInfo().username,
  version: manifest.version,
  electron: electronVersion,
  node: process.versions.node,
  newId: () => randomUUID(),
  randomBytes: (length) => randomBytes(length),
};

const io: CliIo = {
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
  now: () => new Date(),
  prompt: async (question) => {
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await reader.question(question);
    } finally {
      reader.close();
    }
  },
};

const run = async (args: readonly string[]): Promise<number> => {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    io.err(commandsText);
    return 2;
  }
  try {
    return await command(rest, io, program);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    const text = errorSentence(error.appError);
    if (rest.includes('--json')) io.out(`${JSON.stringify({ ok: false, error: error.appError, text })}\n`);
    io.err(`${text}\n`);
    return 1;
  }
};

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
