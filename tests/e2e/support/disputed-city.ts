import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { ok } from '#shared/base/result.ts';
import { holdDraw } from '#tests/support/ceremony.ts';
import { carryOut } from '#tests/support/exchange.ts';
import { itemsInForce } from '#tests/support/lost-machine.ts';
import { codesOf, enter } from '#tests/support/review.ts';
import { startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { PreparedOffices } from './prepared-offices.ts';

export interface DisputedCity {
  readonly cityDir: string;
  /** The county as it was restored. */
  readonly countyDir: string;
  /** The visit of which there are two results. */
  readonly serial: string;
  readonly code: string;
}

export const disputedRemarks = ['门头照已拍', '门头已拆，未拍照'] as const;

/**
 * A city that took two revisions of one result that do not follow one another: its county wrote one and sent it, was restored from a backup, and
 * wrote another. The place of the draw is in the same state, and another result was changed in two fields that do not touch.
 */
export const makeDisputedCity = async (offices: PreparedOffices): Promise<DisputedCity> => {
  const home = path.join(path.dirname(offices.cityDir), '两份');
  const dirOf = (name: string): string => path.join(home, name, 'data');
  const [firstDir, countyDir, cityDir, stick] = [dirOf('原来的县局'), dirOf('县局'), dirOf('市局'), dirOf('优盘')];
  await cp(offices.countyDir, firstDir, { recursive: true });
  await cp(offices.cityDir, cityDir, { recursive: true });
  await mkdir(stick, { recursive: true });
  const now = chinaTime(Date.now());
  const today = now.slice(0, 10);
  // Each program makes identities of its own, also the one that opens the same folder again.
  let opened = 0;
  const open = async (dataDir: string, passphrase: string): Promise<StartedOffice> => {
    opened += 1;
    const office = startOffice({ dataDir, seed: `disputed ${opened}`, now });
    valueOf(await office.api['keys.unlock']({ passphrase }));
    return office;
  };
  const city = await open(cityDir, demo.cityPassphrase);
  const send = async (county: StartedOffice): Promise<void> => {
    const file = await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' })));
    valueOf(await city.api['bundles.import']({ file }));
  };
  const first = await open(firstDir, demo.countyPassphrase);
  const itemIds = (await itemsInForce(first)).slice(0, 1);
  const serial = await holdDraw(first, { name: '第9期 两份对不上的抽查', itemIds, startsOn: today, endsOn: today });
  const [code = '', other = ''] = await codesOf(first, serial);
  const write = async (county: StartedOffice, remark: string, place: string, change: object): Promise<void> => {
    await enter(county, serial, code, { inspectedOn: today, remark });
    await enter(county, serial, other, { inspectedOn: today, ...change });
    valueOf(await county.api['draws.savePeople']({ serial, place, people: [] }));
  };
  await write(first, '', '大厅', {});
  await send(first);
  first.close();
  await cp(firstDir, countyDir, { recursive: true });
  const again = await open(firstDir, demo.countyPassphrase);
  await write(again, disputedRemarks[0], '二楼会议室', { remark: '负责人在场' });
  await send(again);
  again.close();
  const receipt = await carryOut(city, stick, valueOf(await city.api['bundles.receipt']({ to: demo.division })));
  const restored = await open(countyDir, demo.countyPassphrase);
  valueOf(await restored.api['bundles.import']({ file: receipt }));
  await write(restored, disputedRemarks[1], '三楼会议室', { methods: ['documents'] });
  await send(restored);
  // Records that the restored database does not know of.
  const forget = async (sql: string): Promise<unknown> =>
    restored.store.write((db) => {
      db.run(sql);
      return ok(null);
    });
  const lost = `select uid from subjects where code not in (select code from drawn_subjects) order by code limit 2`;
  await forget(`delete from sent_records where record_id in (${lost})`);
  await forget(`delete from subject_tags where subject_id in (select id from subjects where uid in (${lost}))`);
  await forget(`delete from subjects where uid in (${lost})`);
  const library = valueOf(await restored.api['bundles.seal']({ kind: 'roster-data', snapshot: true }));
  valueOf(await city.api['bundles.import']({ file: await carryOut(restored, stick, library) }));
  restored.close();
  city.close();
  return { cityDir, countyDir, serial, code };
};
