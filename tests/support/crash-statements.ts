import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Called before each statement that writes; null while nobody listens. */
let listener: (() => void) | null = null;

const prepare = Reflect.get(Database.prototype, 'prepare') as (this: Database.Database, sql: string) => Database.Statement;
Reflect.set(Database.prototype, 'prepare', function (this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  const run = statement.run.bind(statement);
  statement.run = (...values: unknown[]) => {
    listener?.();
    return run(...values);
  };
  return statement;
});

/** From now on `heard` is called before each statement that writes, in every database of this process; null = nobody is. */
export const beforeStatements = (heard: (() => void) | null): void => {
  listener = heard;
};

/** The database as the disk has it at this moment, which is what a computer finds that lost its power now. */
export const copyAsItLies = (dataDir: string, target: string): string => {
  mkdirSync(target, { recursive: true });
  for (const name of ['office.db', 'office.db-wal'])
    if (existsSync(path.join(dataDir, name))) copyFileSync(path.join(dataDir, name), path.join(target, name));
  return target;
};
