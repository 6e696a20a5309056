import Database from 'better-sqlite3';
import { dumpRows } from './dump-rows.ts';
import { nativeBinding } from './start-office.ts';

/** SHA-256 over every row of every table, whatever the file's pages look like; `except` names tables to leave out. */
export const dumpHash = (filePath: string, except: readonly string[] = []): string => {
  const db = new Database(filePath, { nativeBinding, readonly: true });
  try {
    return dumpRows(db, except);
  } finally {
    db.close();
  }
};
