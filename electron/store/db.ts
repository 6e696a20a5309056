import Database from 'better-sqlite3';
import { err, ok, type Result } from '#shared/base/result.ts';

export type SqlValue = string | number | Uint8Array | null;
export type SqlRow = Readonly<Record<string, unknown>>;

interface Reading {
  /** All rows; for lists that are known to be short or windowed. */
  readonly all: (sql: string, ...values: readonly SqlValue[]) => readonly SqlRow[];
  readonly get: (sql: string, ...values: readonly SqlValue[]) => SqlRow | undefined;
  /** Row by row, for tables that must not stand in memory at once. Nothing else may run on this connection meanwhile. */
  readonly iterate: (sql: string, ...values: readonly SqlValue[]) => IterableIterator<SqlRow>;
}

declare const reads: unique symbol;
declare const writes: unique symbol;

/** A connection that reads. */
export interface ReadDb extends Reading {
  readonly [reads]: true;
}

/** A connection inside a transaction; only `Store.write` and `Store.writeInSlices` make one. Reads see the transaction's own changes. */
export interface WriteDb extends ReadDb {
  readonly [writes]: true;
  /** Runs one statement and answers how many rows it changed. */
  readonly run: (sql: string, ...values: readonly SqlValue[]) => number;
  readonly lastId: () => number;
  /**
   * Does work that the database may refuse. Then what it wrote is taken back and the rule it broke is the answer, and the transaction goes on; any
   * other failure throws.
   */
  readonly attempt: <T>(work: () => T) => Result<T, BrokenRule>;
}

/** What of the schema a row broke: a key that another row has, a row it refers to, or any other check. */
export type BrokenRule = 'taken' | 'missing' | 'check';

/** Thrown within `attempt` by work that finds the row against a rule which the schema does not know. */
export class RuleBroken extends Error {}

const brokenRule = (error: unknown): BrokenRule | null => {
  if (error instanceof RuleBroken) return 'check';
  if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) return null;
  if (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'taken';
  return error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY' ? 'missing' : 'check';
};

const attempt = <T>(raw: Database.Database, work: () => T): Result<T, BrokenRule> => {
  raw.exec('savepoint attempt');
  try {
    const done = work();
    raw.exec('release attempt');
    return ok(done);
  } catch (error) {
    // SQLite ends the whole transaction itself when the disk fails; then there is nothing to go back to.
    if (raw.inTransaction) raw.exec('rollback to attempt; release attempt');
    const rule = brokenRule(error);
    if (rule === null) throw error;
    return err(rule);
  }
};

/** Statements are prepared once for each SQL text; all SQL is static, so the cache stays small. */
const preparer = (connection: Database.Database): ((sql: string) => Database.Statement) => {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
};

const readingOf = (prepared: (sql: string) => Database.Statement): Reading => ({
  // better-sqlite3 types rows as unknown; each is an object with the selected columns as keys.
  all: (sql, ...values) => prepared(sql).all(...values) as SqlRow[],
  get: (sql, ...values) => prepared(sql).get(...values) as SqlRow | undefined,
  iterate: (sql, ...values) => prepared(sql).iterate(...values) as IterableIterator<SqlRow>,
});

export interface Connection {
  readonly raw: Database.Database;
  readonly db: WriteDb;
}

/** Opens one connection. Throws better-sqlite3's error with its `code`; `openStore` translates it. */
export const connect = (filePath: string, nativeBinding: string, readonly: boolean): Connection => {
  const raw = new Database(filePath, { nativeBinding, readonly, timeout: 5000 });
  const prepared = preparer(raw);
  const db = {
    ...readingOf(prepared),
    run: (sql: string, ...values: readonly SqlValue[]) => prepared(sql).run(...values).changes,
    attempt: <T>(work: () => T) => attempt(raw, work),
    lastId: () => Number(raw.prepare('select last_insert_rowid() as id').pluck().get()),
  };
  // The two marks exist for the compiler alone.
  return { raw, db: db as unknown as WriteDb };
};

/** Opens a connection that may write; there is one for each thread that writes, and they take turns. */
export const openWriter = (filePath: string, nativeBinding: string): Connection => {
  const connection = connect(filePath, nativeBinding, false);
  configure(connection.raw);
  return connection;
};

const configure = (raw: Database.Database): void => {
  raw.pragma('journal_mode = wal');
  raw.pragma('synchronous = full');
  raw.pragma('foreign_keys = on');
  raw.pragma('trusted_schema = off');
  raw.pragma('secure_delete = on');
  raw.pragma('recursive_triggers = on'); // without it a row that another one replaces is deleted past its triggers
  raw.pragma('cache_size = -65536');
  // A statement that fires a trigger keeps a journal of its own; as a file that is several writes for every row of an import.
  raw.pragma('temp_store = memory');
};
