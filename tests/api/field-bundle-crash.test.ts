import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { beforeStatements, copyAsItLies } from '../support/crash-statements.ts';
import { dumpHash } from '../support/dump-database.ts';
import { importInto } from '../support/exchange.ts';
import { bringBack, lend, startBureau } from '../support/field.ts';
import { codesOf, enter } from '../support/review.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';

const copies = makeTempDir();

afterEach(() => {
  beforeStatements(null);
  endOffices();
  rmSync(copies, { recursive: true, force: true });
});

const every = 20;

/** Takes a file in while somebody looks at the disk before every twentieth statement; gives what was seen there that was not the state before. */
const importWatched = async (office: StartedOffice, file: string) => {
  const before = dumpHash(office.store.filePath);
  let statements = 0;
  let looks = 0;
  const torn: number[] = [];
  beforeStatements(() => {
    statements += 1;
    if (statements % every !== 1) return;
    looks += 1;
    const copy = copyAsItLies(office.dataDir, path.join(copies, String(statements)));
    if (dumpHash(path.join(copy, 'office.db')) !== before) torn.push(statements);
    rmSync(copy, { recursive: true });
  });
  const { result } = await importInto(office, file);
  beforeStatements(null);
  return { outcome: result.outcome, torn, looked: looks > 0, written: dumpHash(office.store.filePath) !== before };
};

test('a crash while a task is taken in, or while results come back, leaves a computer as it was', { timeout: 300_000 }, async () => {
  const bureau = await startBureau('field crash');
  const whole = { outcome: 'ACCEPT', torn: [], looked: true, written: true };
  for (const file of await lend(bureau, bureau.serial)) expect(await importWatched(bureau.laptop, file)).toEqual(whole);
  for (const code of await codesOf(bureau.laptop, bureau.serial)) await enter(bureau.laptop, bureau.serial, code, { remark: '现场' });
  expect(await importWatched(bureau.county, await bringBack(bureau))).toEqual(whole);
});
