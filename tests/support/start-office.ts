import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { ok, type Result } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { everyRole } from '#shared/contract/roles.ts';
import type { Topic } from '#shared/contract/topics.ts';
import { createLocalClient } from '#electron/services/local-client.ts';
import { openOffice } from '#electron/services/open-office.ts';
import { createSession, openSession, type Session } from '#electron/services/session-state.ts';
import { openStore, type OpenFailure, type Store } from '#electron/store/store.ts';
import { valueOf } from './value-of.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const nativeBinding = path.join(root, 'build/native/better_sqlite3.node');

/** The threads as `npm test` builds them before any test runs. */
const builtDir = path.join(root, 'out/electron');

export const makeTempDir = (): string => mkdtempSync(path.join(tmpdir(), '双随机 测试-'));

/** Chance that is the same in every run: SHA-256 of a counter. */
const createSeededBytes = (seed: string): ((length: number) => Uint8Array) => {
  let counter = 0;
  return (length) => {
    const parts: Buffer[] = [];
    for (let size = 0; size < length; size += 32) {
      counter += 1;
      parts.push(createHash('sha256').update(`${seed} ${counter}`).digest());
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, length));
  };
};

const uuidFrom = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export interface StartOptions {
  readonly dataDir?: string;
  /** A database that the new folder begins with. */
  readonly copyOf?: string;
  readonly seed?: string;
  readonly now?: string;
  /** With a session that people sign in to, as in the window; without, everything is allowed, as on the command line. */
  readonly signIn?: true;
}

export interface StartedOffice {
  readonly api: AppClient;
  /** A call by any name, as a hostile window could send it. */
  readonly run: (name: string, input: unknown) => Promise<Result<unknown, AppError>>;
  /** The same as the stage's window could send it. */
  readonly runOnStage: (name: string, input: unknown) => Promise<Result<unknown, AppError>>;
  readonly store: Store;
  readonly dataDir: string;
  readonly session: Session;
  readonly changed: Topic[][];
  readonly bugs: string[];
  readonly setNow: (now: string) => void;
  readonly close: () => void;
}

const unwatched = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

const started: StartedOffice[] = [];
const tempDirs: string[] = [];

let emptied: string | null = null;

/** The database of a new folder, made once for each file of tests: making it takes longer than most of them. */
const emptyDatabase = (): string => {
  if (emptied !== null) return emptied;
  const dataDir = makeTempDir();
  const store = valueOf(openStore({ dataDir, nativeBinding, now: '2026-03-02T09:00:00+08:00' }));
  store.close();
  process.once('exit', () => {
    rmSync(dataDir, { recursive: true, force: true });
  });
  emptied = store.filePath;
  return emptied;
};

/** The whole backend on a real folder with a fixed clock and repeatable chance. Ended and removed by `endOffices`. */
export const startOffice = (options: StartOptions = {}): StartedOffice => valueOf(tryStartOffice(options));

/** The same for a folder that may not open. */
export const tryStartOffice = (options: StartOptions): Result<StartedOffice, OpenFailure> => {
  const dataDir = options.dataDir ?? path.join(makeTempDir(), 'data');
  if (options.dataDir === undefined) tempDirs.push(path.dirname(dataDir));
  const begin = options.copyOf ?? (options.dataDir === undefined ? emptyDatabase() : null);
  if (begin !== null) {
    mkdirSync(dataDir, { recursive: true });
    copyFileSync(begin, path.join(dataDir, 'office.db'));
  }
  let now = options.now ?? '2026-03-02T09:00:00+08:00';
  const randomBytes = createSeededBytes(options.seed ?? 'office');
  const session = options.signIn ? createSession(10) : openSession({ id: 'cli', name: '测试', roles: everyRole });
  const changed: Topic[][] = [];
  const bugs: string[] = [];
  const answer = openOffice(
    {
      dataDir,
      nativeBinding,
      sheetThreadPath: path.join(builtDir, 'sheet-thread.cjs'),
      writeThreadPath: path.join(builtDir, 'write-thread.cjs'),
      keyThreadPath: path.join(builtDir, 'key-file-thread.cjs'),
      verifierDir: builtDir,
      userDir: path.join(dataDir, '..', 'user'),
      keyFileLogN: 10,
      version: '1.0.0',
      electron: '',
      node: process.versions.node,
      clock: () => now,
      newId: () => uuidFrom(randomBytes(16)),
      randomBytes,
      pathOf: (token) => token,
      onChanged: (topics) => changed.push([...topics]),
      logBug: (reference, name, error) => bugs.push(`${reference} ${name} ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
      logSlow: () => undefined,
    },
    session,
  );
  if (!answer.ok) return answer;
  const opened = answer.value;
  const office: StartedOffice = {
    api: createLocalClient(opened.dispatch),
    run: (name, input) => opened.dispatch.run(name, input, unwatched()),
    runOnStage: (name, input) => opened.stage.run(name, input, unwatched()),
    store: opened.store,
    dataDir,
    session,
    changed,
    bugs,
    setNow: (next) => {
      now = next;
    },
    close: opened.close,
  };
  started.push(office);
  return ok(office);
};

/** For `afterEach`: closes every office of the test and removes the folders it made. */
export const endOffices = (): void => {
  for (const office of started.splice(0)) office.close();
  for (const dir of tempDirs.splice(0)) rmSync(dir, { recursive: true, force: true });
};
