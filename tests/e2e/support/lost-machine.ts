import { copyFile, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { holdDraw } from '#tests/support/ceremony.ts';
import { carryOut } from '#tests/support/exchange.ts';
import { itemsInForce } from '#tests/support/lost-machine.ts';
import { codesOf, enter } from '#tests/support/review.ts';
import { startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { PreparedOffices } from './prepared-offices.ts';

export interface LostMachine {
  readonly cityDir: string;
  /** The county's computer. */
  readonly countyDir: string;
  /** A copy of its database from before its last result and its last bundle. */
  readonly backup: string;
  /** Its last bundle, which the city has not seen; the one before it was receipted. */
  readonly unseen: string;
  /** Number of the last bundle that was receipted. */
  readonly receipted: number;
  readonly task: string;
  readonly rootDigits: string;
}

/**
 * A county in the middle of an event: one result receipted by the city, another sealed in a bundle that the city never got. `name` keeps the
 * folders of one test apart from those of another.
 */
export const makeLostMachine = async (offices: PreparedOffices, name: string): Promise<LostMachine> => {
  const home = path.join(path.dirname(offices.cityDir), name);
  const [countyDir, cityDir, stick] = ['旧电脑', '市局', '优盘'].map((place) => path.join(home, place, 'data')) as [string, string, string];
  await cp(offices.countyDir, countyDir, { recursive: true });
  await cp(offices.cityDir, cityDir, { recursive: true });
  await mkdir(stick, { recursive: true });
  const now = chinaTime(Date.now());
  const today = now.slice(0, 10);
  const task = '第8期 换机前后的抽查';
  const county = startOffice({ dataDir: countyDir, seed: `${name} county`, now });
  const city = startOffice({ dataDir: cityDir, seed: `${name} city`, now });
  valueOf(await county.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
  valueOf(await city.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
  const rootDigits = valueOf(await city.api['keys.state']({})).trust?.rootFingerprint ?? '';
  const itemIds = (await itemsInForce(county)).slice(0, 2);
  const serial = await holdDraw(county, { name: task, itemIds, startsOn: today, endsOn: today });
  const [first = '', second = ''] = await codesOf(county, serial);
  await enter(county, serial, first, { inspectedOn: today });
  const sealed = valueOf(await county.api['bundles.seal']({ kind: 'results' }));
  valueOf(await city.api['bundles.import']({ file: await carryOut(county, stick, sealed) }));
  const receipt = await carryOut(city, stick, valueOf(await city.api['bundles.receipt']({ to: demo.division })));
  valueOf(await county.api['bundles.import']({ file: receipt }));
  const backup = path.join(home, 'office.db');
  county.store.copyTo(backup);
  await enter(county, serial, second, { inspectedOn: today });
  const unseen = await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' })));
  for (const office of [county, city]) office.close();
  return { cityDir, countyDir, backup, unseen, receipted: sealed.seq, task, rootDigits };
};

/** Puts the copy of the database back in its place, as somebody does who restores a backup by hand. */
export const putBackupBack = async (lost: LostMachine): Promise<LostMachine> => {
  await copyFile(lost.backup, path.join(lost.countyDir, 'office.db'));
  return lost;
};
