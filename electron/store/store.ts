import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { auditRowsFollow } from './audit.ts';
import { connect, openWriter, type Connection, type ReadDb, type WriteDb } from './db.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { StoreFaultError, storeFaultOf, type StoreFault } from './open-failure.ts';
import { readAhead } from './search-rows.ts';
import { isIndexCurrent, refreshNextBlock, restartIndex } from './search-index.ts';
import { writeInThread, type ThreadTask } from './write-in-thread.ts';

export interface Store {
  readonly dataDir: string;
  readonly filePath: string;
  readonly read: ReadDb;
  /**
   * One transaction: begins once earlier writers have ended, commits when `decide` answers ok, rolls back when it answers a failure or throws.
   * The promise is kept after the commit is on the disk.
   */
  readonly write: <T, E>(decide: (db: WriteDb) => Result<T, E>) => Promise<Result<T, E>>;
  /**
   * One transaction for long work: `steps` is run slice by slice with a pause between two slices, so that the process goes on answering.
   * Aborting rolls everything back. Reads of others see the state before the transaction until it has committed.
   */
  readonly writeInSlices: <T, E, P>(
    steps: (db: WriteDb) => Generator<P, Result<T, E>>,
    options: { readonly signal: AbortSignal; readonly onStep: (step: P) => void },
  ) => Promise<Result<T, E | 'cancelled'>>;
  /**
   * One transaction in a thread with a connection of its own, in the turn of this store's writers: until it has ended nobody else writes, and
   * everybody reads the state before it. Aborting rolls everything back. `task` is asked for once its turn has come.
   */
  readonly writeInThread: <T, E>(
    task: () => ThreadTask<T, E>,
    options: { readonly signal: AbortSignal; readonly onStep: (step: Progress) => void },
  ) => Promise<Result<T, E | 'cancelled'>>;
  /**
   * Reads in small pieces what the next search would have to read, so that whoever asks it need not wait. Is kept when all was read
   * or the store was closed.
   */
  readonly readAhead: () => Promise<void>;
  /** Writes a complete copy of the database that needs no other file. */
  readonly copyTo: (targetPath: string) => void;
  /** What is wrong in the database file, in SQLite's words, or null. Reads all of it, so it takes its time. */
  readonly damage: () => string | null;
  readonly close: () => void;
}

export interface OpenFailure {
  readonly fault: StoreFault;
  readonly detail: string;
}

export interface OpenOptions {
  readonly dataDir: string;
  /** The built better_sqlite3.node. */
  readonly nativeBinding: string;
  readonly now: string;
}

/** The one file that holds an office, inside its data folder. */
export const databaseName = 'office.db';

const sliceMilliseconds = 20;

/**
 * Opens an office's data folder as its only writer, making it when it is not there and bringing an older database up to date after a backup
 * of it. A folder that another program holds, a newer, damaged or unwritable database are answers, not errors, and nothing was changed.
 */
export const openStore = ({ dataDir, nativeBinding, now }: OpenOptions): Result<Store, OpenFailure> => {
  const opened: Database.Database[] = [];
  const closeAll = (): void => {
    for (const raw of opened.reverse()) raw.close();
  };
  const open = (fileName: string, readonly: boolean): ReturnType<typeof connect> => {
    const connection = connect(path.join(dataDir, fileName), nativeBinding, readonly);
    opened.push(connection.raw);
    return connection;
  };
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const filePath = path.join(dataDir, databaseName);
    // SQLite falls back to reading alone where it may not write, and beside a left log file it even succeeds.
    for (const place of [dataDir, filePath].filter((candidate) => existsSync(candidate)))
      accessSync(place, constants.R_OK | constants.W_OK);
    holdFolder(open('office.lock', false).raw);
    const unclean = existsSync(`${filePath}-wal`) && statSync(`${filePath}-wal`).size > 0;
    if (unclean) checkBeforeRecovery(open(databaseName, true));
    const writer = openWriter(filePath, nativeBinding);
    opened.push(writer.raw);
    const pending = pendingMigrations(writer.raw);
    if (!pending.ok) {
      closeAll();
      return err({ fault: 'newer', detail: pending.error.found });
    }
    if (pending.value > 0) {
      backUpBefore(writer.raw, dataDir, now);
      migrate(writer.raw, now);
    }
    catchUpIndex(writer);
    return ok(storeOver({ dataDir, filePath, nativeBinding }, writer, open(databaseName, true).db, closeAll));
  } catch (error) {
    closeAll();
    const fault = error instanceof StoreFaultError ? error.fault : storeFaultOf(error);
    if (fault === null) throw error;
    return err({ fault, detail: error instanceof Error ? error.message : fault });
  }
};

/** An exclusive lock on a file of its own, which the operating system releases even when the process is killed. */
const holdFolder = (raw: Database.Database): void => {
  raw.pragma('busy_timeout = 0');
  raw.exec('begin exclusive');
};

/**
 * Looks at database and log file together through a connection that can't write: a log that belongs to another state of the database must
 * not be merged into it for good, which the first writing connection would do when it closes.
 */
const checkBeforeRecovery = ({ raw, db }: ReturnType<typeof connect>): void => {
  if (raw.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new StoreFaultError('damaged', 'quick_check');
  const hasAudit = raw.prepare(`select 1 from sqlite_schema where name = 'audit_rows'`).get() !== undefined;
  if (hasAudit && !auditRowsFollow(db)) throw new StoreFaultError('damaged', 'audit_rows');
  raw.close();
};

/** After an upgrade that came with other readings, or with the index itself. */
const catchUpIndex = ({ raw, db }: Connection): void => {
  raw.transaction(() => {
    if (!isIndexCurrent(db)) restartIndex(db);
    while (refreshNextBlock(db));
  })();
};

/** The copy has its final name when it is complete, and never the name of an earlier one: an upgrade may be tried again in the same second. */
const backUpBefore = (raw: Database.Database, dataDir: string, now: string): void => {
  const hasTables = raw.prepare(`select count(*) from sqlite_schema where type = 'table'`).pluck().get() !== 0;
  if (!hasTables) return;
  const backupDir = path.join(dataDir, 'backups');
  mkdirSync(backupDir, { recursive: true });
  const name = `before-upgrade-${now.replaceAll(/[^0-9]/g, '')}`;
  const partPath = path.join(backupDir, `${name}.part`);
  rmSync(partPath, { force: true });
  raw.prepare('vacuum into ?').run(partPath);
  const taken = readdirSync(backupDir).filter((file) => file.startsWith(name) && file.endsWith('.db')).length;
  renameSync(partPath, path.join(backupDir, `${name}${taken === 0 ? '' : `-${taken + 1}`}.db`));
};

interface Place {
  readonly dataDir: string;
  readonly filePath: string;
  readonly nativeBinding: string;
}

const storeOver = (place: Place, writer: Connection, read: ReadDb, closeAll: () => void): Store => {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const guarded = translateFaults(writer.raw);
  let reading: Promise<void> = Promise.resolve();
  return {
    dataDir: place.dataDir,
    filePath: place.filePath,
    read,
    write: (decide) => inTurn(() => guarded(() => inTransaction(writer, decide))),
    writeInSlices: (steps, options) => {
      const emptyLater = (): void => {
        void inTurn(() => emptyLog(writer.raw)).catch(() => undefined); // what the disk refuses now, the next commit tries again
      };
      return inTurn(() => runSlices(writer, guarded, steps, { ...options, emptyLater }));
    },
    writeInThread: (task, options) => inTurn(() => writeInThread(task(), place, options)),
    readAhead: () => {
      // What can't be read is told to whoever asks for it.
      reading = reading.then(() => readInSlices(writer.raw, read)).catch(() => undefined);
      return reading;
    },
    copyTo: (targetPath) => {
      writer.raw.prepare('vacuum into ?').run(targetPath);
    },
    damage: () => damageOf(writer.raw),
    close: closeAll,
  };
};

const damageOf = (raw: Database.Database): string | null => {
  try {
    const first = String(raw.pragma('integrity_check(1)', { simple: true }));
    return first === 'ok' ? null : first;
  } catch (error) {
    if (storeFaultOf(error) === 'damaged' && error instanceof Error) return error.message;
    throw error;
  }
};

type Guard = <T>(work: () => T) => T;

/** Rolls back whatever is open and names the reason when SQLite can't go on for a reason outside the product. */
const translateFaults =
  (raw: Database.Database): Guard =>
  (work) => {
    try {
      return work();
    } catch (error) {
      if (raw.inTransaction) raw.exec('rollback');
      const fault = storeFaultOf(error);
      throw fault === null ? error : new StoreFaultError(fault, error);
    }
  };

const inTransaction = <T, E>({ raw, db }: Connection, decide: (db: WriteDb) => Result<T, E>): Result<T, E> => {
  raw.exec('begin immediate');
  const result = decide(db);
  if (result.ok) while (refreshNextBlock(db));
  raw.exec(result.ok ? 'commit' : 'rollback');
  return result;
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** What the caller does, then the blocks of the search index that it touched. */
function* withIndex<T, E, P>(db: WriteDb, steps: Generator<P, Result<T, E>>): Generator<P | null, Result<T, E>> {
  const result = yield* steps;
  if (result.ok) while (refreshNextBlock(db)) yield null;
  return result;
}

const readInSlices = async (raw: Database.Database, db: ReadDb): Promise<void> => {
  const running = readAhead(db);
  do await pause();
  while (raw.open && runSlice(running).done !== true);
};

const runSlices = async <T, E, P>(
  { raw, db }: Connection,
  guarded: Guard,
  steps: (db: WriteDb) => Generator<P, Result<T, E>>,
  { signal, onStep, emptyLater }: { readonly signal: AbortSignal; readonly onStep: (step: P) => void; readonly emptyLater: () => void },
): Promise<Result<T, E | 'cancelled'>> => {
  let isLong = false;
  const running = guarded(() => {
    raw.exec('begin immediate');
    return withIndex(db, steps(db));
  });
  for (;;) {
    if (signal.aborted) {
      guarded(() => raw.exec('rollback'));
      return err('cancelled');
    }
    const slice = guarded(() => runSlice(running));
    if (slice.done) {
      const commits = slice.value.ok;
      guarded(() => {
        if (commits && isLong) commitToLog(raw);
        else raw.exec(commits ? 'commit' : 'rollback');
      });
      if (commits && isLong) emptyLater();
      return slice.value;
    }
    isLong = true;
    const { value } = slice;
    if (value !== null)
      guarded(() => {
        onStep(value);
      });
    await pause();
  }
};

/** Pages of the log after which a commit copies them into the database by itself, as SQLite has it. */
const logPages = 1000;

/** Commits long work without copying the log into the database, which takes as long again for a large library and is nobody's to wait for. */
const commitToLog = (raw: Database.Database): void => {
  raw.pragma('wal_autocheckpoint = 0');
  try {
    raw.exec('commit');
  } finally {
    raw.pragma(`wal_autocheckpoint = ${logPages}`);
  }
};

/** Copies the log into the database once the answer is on its way and whoever waited meanwhile has had a turn; what it says is on the disk already. */
const emptyLog = async (raw: Database.Database): Promise<void> => {
  await pause();
  if (raw.open) raw.pragma('wal_checkpoint(passive)');
};

const runSlice = <P, R>(running: Generator<P, R>): IteratorResult<P, R> => {
  const until = performance.now() + sliceMilliseconds;
  let step = running.next();
  while (!step.done && performance.now() < until) step = running.next();
  return step;
};
