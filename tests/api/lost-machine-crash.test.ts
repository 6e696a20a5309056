import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { dumpHash } from '../support/dump-database.ts';
import { importInto } from '../support/exchange.ts';
import { giveAllBack, newMachine, workingCounty } from '../support/lost-machine.ts';
import { endOffices, makeTempDir } from '../support/start-office.ts';

/** Called before each statement that writes; null while nobody listens. */
let onStatement: (() => void) | null = null;

const prepare = Reflect.get(Database.prototype, 'prepare') as (this: Database.Database, sql: string) => Database.Statement;
Reflect.set(Database.prototype, 'prepare', function (this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  const run = statement.run.bind(statement);
  statement.run = (...values: unknown[]) => {
    onStatement?.();
    return run(...values);
  };
  return statement;
});

const copies = makeTempDir();

afterEach(() => {
  onStatement = null;
  endOffices();
  rmSync(copies, { recursive: true, force: true });
});

/** The database as the disk has it at this moment, which is what a computer finds that lost its power now. */
const hashAsItLies = (dataDir: string, target: string): string => {
  mkdirSync(target, { recursive: true });
  for (const name of ['office.db', 'office.db-wal'])
    if (existsSync(path.join(dataDir, name))) copyFileSync(path.join(dataDir, name), path.join(target, name));
  const hash = dumpHash(path.join(target, 'office.db'));
  rmSync(target, { recursive: true });
  return hash;
};

test(
  'a crash while records come back leaves the office as it was, before the first and after the last of them',
  { timeout: 300_000 },
  async () => {
    const exchange = await workingCounty();
    const next = await newMachine(exchange);
    const files = [await giveAllBack(exchange, 'roster-data'), await giveAllBack(exchange, 'results')];
    for (const file of files) {
      const before = dumpHash(next.store.filePath);
      let statements = 0;
      const looked: string[] = [];
      onStatement = () => {
        statements += 1;
        if (statements % 40 === 1) looked.push(hashAsItLies(next.dataDir, path.join(copies, String(statements))));
      };
      const answer = await importInto(next, file);
      onStatement = null;
      expect([answer.result.outcome, statements > 200]).toEqual(['ACCEPT', true]);
      expect(looked.filter((hash) => hash !== before)).toEqual([]);
      expect(dumpHash(next.store.filePath)).not.toBe(before);
    }
  },
);
