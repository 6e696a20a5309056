import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startCity } from '../support/exchange.ts';
import { rowsOf } from '../support/office-database.ts';
import { endOffices, startOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

it('puts every passphrase file that lies here into the folder, byte for byte, and says so in the trail', async () => {
  const { city } = await startCity();
  const keysDir = path.join(city.dataDir, 'keys');
  const stick = path.join(path.dirname(city.dataDir), 'stick');
  await mkdir(stick);
  expect(valueOf(await city.api['keys.backUp']({ folder: stick }))).toEqual({ files: 3, folder: stick });
  const names = (await readdir(keysDir)).sort();
  expect((await readdir(stick)).sort()).toEqual(names);
  for (const name of names) expect(await readFile(path.join(stick, name))).toEqual(await readFile(path.join(keysDir, name)));
  // The same again changes nothing.
  expect(valueOf(await city.api['keys.backUp']({ folder: stick })).files).toBe(3);
  expect(rowsOf(city, `select count(*) as n from audit_rows where event = 'keys.backedUp'`)).toEqual([{ n: 2 }]);

  const root = names.find((name) => name.includes('-root')) ?? '';
  await rename(path.join(keysDir, root), path.join(path.dirname(stick), root));
  expect(valueOf(await city.api['keys.backUp']({ folder: stick })).files).toBe(2);
});

it('writes over no other file, and needs a folder and a key', async () => {
  const { city } = await startCity();
  const stick = path.join(path.dirname(city.dataDir), 'stick');
  await mkdir(stick);
  const [first = ''] = await readdir(path.join(city.dataDir, 'keys'));
  await writeFile(path.join(stick, first), 'another key');
  expect(await city.api['keys.backUp']({ folder: stick })).toMatchObject({ error: { code: 'file.exists', params: { name: first } } });
  expect(await readFile(path.join(stick, first), 'utf8')).toBe('another key');
  expect(await readdir(stick)).not.toContain(`${first}.part`);
  expect(await city.api['keys.backUp']({ folder: path.join(stick, 'pulled out') })).toMatchObject({
    error: { code: 'folder.notWritable' },
  });
  const office = startOffice({ seed: 'no key' });
  valueOf(
    await office.api['office.create']({ code: '130123', name: '县局', role: 'county', adminName: '阮砚宁', password: 'Zhaohe-2021' }),
  );
  expect(await office.api['keys.backUp']({ folder: stick })).toMatchObject({ error: { code: 'keys.missing' } });
});
