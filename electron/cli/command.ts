import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AppError } from '#shared/contract/errors.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { Result } from '#shared/base/result.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { chinaTime } from '#shared/base/china-time.ts';
import { openOffice, type OpenedOffice, type Surroundings } from '#electron/services/open-office.ts';
import { createLocalClient } from '#electron/services/local-client.ts';
import { openSession } from '#electron/services/session-state.ts';
import { everyRole } from '#shared/contract/roles.ts';
import { startFailureText } from '#shared/i18n/zh-cn/start.ts';
import { noOfficeText } from '#shared/i18n/zh-cn/cli.ts';
import { databaseName } from '#electron/store/store.ts';
import type { CliIo } from './io.ts';

/** What the composition root of the command line knows and a command may need. */
export interface CliProgram {
  readonly nativeBinding: string;
  readonly sheetThreadPath: string;
  readonly writeThreadPath: string;
  readonly keyThreadPath: string;
  readonly verifierDir: string;
  readonly userDir: string;
  readonly userName: string;
  readonly version: string;
  readonly electron: string;
  readonly node: string;
  readonly newId: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Set by a command that must leave the data folder as it is. */
  readonly rehearsal?: boolean;
}

export type CliCommand = (args: readonly string[], io: CliIo, program: CliProgram) => Promise<number>;

export interface CliOffice extends OpenedOffice {
  readonly api: AppClient;
}

/** Why a data folder was not opened; nothing in it was changed. */
export interface OfficeNotOpened {
  readonly code: AppError['code'];
  readonly text: string;
}

/** Opens the data folder of an office that was set up before; a mistyped path makes no empty office. */
export const openCliOffice = (dataDir: string, io: CliIo, program: CliProgram): Result<CliOffice, OfficeNotOpened> =>
  existsSync(path.join(dataDir, databaseName))
    ? openOrMakeCliOffice(dataDir, io, program)
    : { ok: false, error: { code: 'office.missing', text: noOfficeText(dataDir) } };

/** Opens a data folder as the operating system's user, and makes it when it is new; a file's token is its own path here. */
export const openOrMakeCliOffice = (dataDir: string, io: CliIo, program: CliProgram): Result<CliOffice, OfficeNotOpened> => {
  const surroundings: Surroundings = {
    ...program,
    dataDir,
    clock: () => chinaTime(io.now().getTime()),
    pathOf: (token) => token,
    onChanged: () => undefined,
    logBug: (reference, name, error) => {
      io.err(`${reference} ${name} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
    logSlow: () => undefined,
  };
  const session = openSession({ id: 'cli', name: program.userName, roles: everyRole });
  const opened = openOffice(surroundings, session);
  if (!opened.ok) {
    const code = `store.${opened.error.fault}` as const;
    const { title, text, next } = startFailureText[code];
    return { ok: false, error: { code, text: `${title}\n${text}\n${next}\n` } };
  }
  return { ok: true, value: { ...opened.value, api: createLocalClient(opened.value.dispatch) } };
};

/** Says why, as one JSON document as well when that was asked for; the exit code is 1. */
export const refuseUnopened = ({ code, text }: OfficeNotOpened, args: readonly string[], io: CliIo): number => {
  if (args.includes('--json')) io.out(`${JSON.stringify({ ok: false, error: { code }, text: text.trimEnd() })}\n`);
  io.err(text);
  return 1;
};

/** A step that answered with an expected failure; the command says its sentence and ends with 1. */
export class StepFailed extends Error {
  readonly appError: AppError;

  constructor(step: string, appError: AppError) {
    super(`${step}: ${errorSentence(appError)}`);
    this.appError = appError;
  }
}

export const expectOk = <T>(step: string, result: Result<T, AppError>): T => {
  if (!result.ok) throw new StepFailed(step, result.error);
  return result.value;
};

export interface ParsedArgs {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, string>;
  /** An option that the command does not know, or one without its value. */
  readonly wrong: boolean;
}

/**
 * Splits arguments into words, `--flag`s and `--name value` pairs of the given names. A mistyped `--dry-run` must not become an import, so
 * whatever is unknown is wrong usage.
 */
export const parseArgs = (args: readonly string[], flagNames: readonly string[], optionNames: readonly string[]): ParsedArgs => {
  const words: string[] = [];
  const flags = new Set<string>();
  const options = new Map<string, string>();
  let wrong = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    const name = arg.slice(2);
    if (!arg.startsWith('--')) words.push(arg);
    else if (flagNames.includes(name)) flags.add(name);
    else {
      index += 1;
      const value = args[index];
      if (value === undefined || value.startsWith('--') || !optionNames.includes(name)) wrong = true;
      else options.set(name, value);
    }
  }
  return { words, flags, options, wrong };
};
