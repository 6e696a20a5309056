import { appendFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fillCounty } from '#tests/support/exchange.ts';
import { endOffices, startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

afterEach(endOffices);

test('a record that a killed program had just written is taken as written; another folder of its name is never touched', async () => {
  const county = startOffice();
  const serial = await fillCounty(county, 1);
  const folder = path.join(path.dirname(county.dataDir), '抽取记录');
  mkdirSync(folder);
  const first = valueOf(await county.api['draws.exportRecord']({ serial, folder }));
  expect(valueOf(await county.api['draws.exportRecord']({ serial, folder }))).toEqual(first);
  const [name = ''] = readdirSync(first.folder);
  appendFileSync(path.join(first.folder, name), ' ');
  expect(await county.api['draws.exportRecord']({ serial, folder })).toMatchObject({ error: { code: 'file.exists' } });
  expect(readdirSync(folder)).toEqual([serial]);
});
