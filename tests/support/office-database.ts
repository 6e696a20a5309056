import Database from 'better-sqlite3';
import { nativeBinding, type StartedOffice } from './start-office.ts';

export type StoredRow = Readonly<Record<string, unknown>>;

/** What a query finds in an office's database, as somebody with a database tool would see it. */
export const rowsOf = (office: StartedOffice, sql: string): readonly StoredRow[] => office.store.read.all(sql);

/** One statement against the database file with a second program, past every service; answers what SQLite says. */
export const runByHand = (filePath: string, sql: string): string => {
  const db = new Database(filePath, { nativeBinding });
  try {
    db.exec(sql);
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db.close();
  }
};
