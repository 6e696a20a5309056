import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { beforeStatements, copyAsItLies } from '../support/crash-statements.ts';
import { dumpHash } from '../support/dump-database.ts';
import { importInto } from '../support/exchange.ts';
import { giveAllBack, newMachine, workingCounty } from '../support/lost-machine.ts';
import { endOffices, makeTempDir } from '../support/start-office.ts';

const copies = makeTempDir();

afterEach(() => {
  beforeStatements(null);
  endOffices();
  rmSync(copies, { recursive: true, force: true });
});

/** The database as the disk has it at this moment, which is what a computer finds that lost its power now. */
const hashAsItLies = (dataDir: string, target: string): string => {
  const hash = dumpHash(path.join(copyAsItLies(dataDir, target), 'office.db'));
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
      beforeStatements(() => {
        statements += 1;
        if (statements % 40 === 1) looked.push(hashAsItLies(next.dataDir, path.join(copies, String(statements))));
      });
      const answer = await importInto(next, file);
      beforeStatements(null);
      expect([answer.result.outcome, statements > 200]).toEqual(['ACCEPT', true]);
      expect(looked.filter((hash) => hash !== before)).toEqual([]);
      expect(dumpHash(next.store.filePath)).not.toBe(before);
    }
  },
);
