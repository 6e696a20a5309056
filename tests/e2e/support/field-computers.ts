import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { lend, startLaptop, takeIn } from '#tests/support/field.ts';
import { startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { PreparedOffices } from './prepared-offices.ts';

export interface FieldComputers {
  /** The computer in the office, which knows of the one for the field. */
  readonly deskDir: string;
  /** The computer for the field; the same person may sign in at both. */
  readonly fieldDir: string;
  readonly admin: string;
  readonly password: string;
}

/** A bureau with a second computer that its city has in its roster; `lent`: the drawn event of the office lies on it already. */
export const makeFieldComputers = async (offices: PreparedOffices, lent: boolean): Promise<FieldComputers> => {
  const home = path.join(path.dirname(offices.cityDir), lent ? '外勤' : '外勤（未带任务）');
  const [deskDir, cityDir, stick] = ['办公室', '市局', '优盘'].map((name) => path.join(home, name, 'data')) as [string, string, string];
  await cp(offices.countyDir, deskDir, { recursive: true });
  await cp(offices.cityDir, cityDir, { recursive: true });
  await mkdir(stick, { recursive: true });
  const now = chinaTime(Date.now());
  const county = startOffice({ dataDir: deskDir, seed: 'desk', now });
  const city = startOffice({ dataDir: cityDir, seed: 'city of both', now });
  valueOf(await county.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
  valueOf(await city.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
  const rootDigits = valueOf(await city.api['keys.state']({})).trust?.rootFingerprint ?? '';
  const laptop = await startLaptop({ county, city, stick, rootDigits, rosterFile: '' }, '笔记本', now);
  if (lent) {
    const [task] = valueOf(await county.api['tasks.list']({}));
    await takeIn(laptop, await lend({ county, stick }, task?.serial ?? ''));
  }
  for (const office of [county, city, laptop]) office.close();
  return { deskDir, fieldDir: laptop.dataDir, admin: '项知远', password: 'Waiqin-2026' };
};
