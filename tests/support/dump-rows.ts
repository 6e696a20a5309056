import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** SHA-256 over every row of every table, whatever the file's pages look like; `except` names tables to leave out. */
export const dumpRows = (db: Database.Database, except: readonly string[] = []): string => {
  const hash = createHash('sha256');
  const tables = db.prepare(`select name from sqlite_schema where type = 'table' order by name`).pluck().all() as string[];
  for (const table of tables.filter((name) => !except.includes(name))) {
    hash.update(`${table}\n`);
    const rows = db.prepare(`select * from "${table}"`).raw().all() as unknown[][];
    for (const line of rows.map((row) => JSON.stringify(row)).sort()) hash.update(`${line}\n`);
  }
  return hash.digest('hex');
};
