import Database from 'better-sqlite3';

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
}

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
