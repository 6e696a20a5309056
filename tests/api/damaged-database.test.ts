import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fillCounty } from '#tests/support/exchange.ts';
import { endOffices, startOffice, tryStartOffice } from '#tests/support/start-office.ts';

afterEach(endOffices);

const pageBytes = 4096;

test('whichever page of the database is overwritten, the check names it and no call takes it for a fault of the program', async () => {
  const office = startOffice();
  await fillCounty(office, 2);
  const { dataDir } = office;
  office.close();
  const filePath = path.join(dataDir, 'office.db');
  const whole = readFileSync(filePath);
  const pages = whole.length / pageBytes;
  const unnoticed: number[] = [];
  const faults: string[] = [];
  // Every seventh page after the first; a page of text gives way to bytes that no page of a database begins with.
  for (let page = 1; page < pages; page += 7) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xa5, page * pageBytes, (page + 1) * pageBytes);
    writeFileSync(filePath, damaged);
    const opened = tryStartOffice({ dataDir });
    if (!opened.ok) {
      if (opened.error.fault !== 'damaged') faults.push(`page ${page}: ${opened.error.fault}`);
      continue;
    }
    const { api, bugs, store, close } = opened.value;
    if (store.damage() === null) unnoticed.push(page);
    const answers = [
      await api['audit.check']({}),
      await api['items.list']({}),
      await api['imports.batches']({}),
      await api['schemes.list']({}),
    ];
    for (const answer of answers)
      if (!answer.ok && answer.error.code !== 'store.damaged') faults.push(`page ${page}: ${answer.error.code}`);
    faults.push(...bugs.map((bug) => `page ${page}: ${bug}`));
    close();
  }
  expect(faults).toEqual([]);
  expect(unnoticed).toEqual([]);
});
