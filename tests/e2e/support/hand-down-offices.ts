import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { blankItem, typedItemOf } from '#shared/domain/items/item-content.ts';
import { planRow } from '#tests/support/plans.ts';
import { startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { PreparedOffices } from './prepared-offices.ts';

const head = { name: '计知远', password: 'Lianyan-2021' } as const;

/** A copy of the county that its city has just handed a list, a plan and a year of the calendar down to; gives its folder. */
export const countyHandedDown = async (offices: PreparedOffices): Promise<string> => {
  const folder = path.join(path.dirname(offices.countyDir), '下发');
  const [countyDir, cityDir, stick] = ['county', 'city', '优盘'].map((name) => path.join(folder, name)) as [string, string, string];
  cpSync(offices.countyDir, countyDir, { recursive: true });
  cpSync(offices.cityDir, cityDir, { recursive: true });
  mkdirSync(stick);
  const now = chinaTime(Date.now());
  const year = Number(now.slice(0, 4));

  const city = startOffice({ dataDir: cityDir, now, seed: 'hand down' });
  const { stage } = valueOf(await city.api['imports.read']({ kind: 'items', file: offices.clean.items }));
  valueOf(await city.api['imports.confirm']({ stage }));
  const item = {
    ...typedItemOf(blankItem),
    code: 'SJ-2099',
    name: '市局新增的价格行为检查',
    published: true,
    appliesToKinds: [],
    checklist: [],
  };
  valueOf(await city.api['items.save']({ id: null, item }));
  valueOf(await city.api['items.issue']({ versionNo: '2026-下发1', issuedOn: now.slice(0, 10), note: '' }));
  const { id } = valueOf(await city.api['plans.create']({ year }));
  const days = { from: `${String(year)}-03-01`, to: `${String(year)}-10-31` };
  const row = planRow({ name: '全市价格行为抽查', level: 'city', mode: '市抽县查', itemCodes: ['SJ-2099'], ...days });
  valueOf(await city.api['plans.saveRow']({ id, rowId: null, row }));
  valueOf(await city.api['people.add']({ ...head, roles: ['head'] }));
  valueOf(await city.api['plans.submit']({ id }));
  valueOf(await city.api['plans.approve']({ id, approver: head }));
  const newYear = { name: '元旦', from: `${String(year + 1)}-01-01`, to: `${String(year + 1)}-01-03`, worked: [] };
  valueOf(await city.api['calendar.save']({ year: year + 1, holidays: [newYear] }));
  valueOf(await city.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
  const sealed = valueOf(await city.api['bundles.seal']({ kind: 'plan', to: '*' }));
  valueOf(await city.api['bundles.export']({ fileName: sealed.fileName, folder: stick }));
  city.close();

  const county = startOffice({ dataDir: countyDir, now, seed: 'handed down' });
  const { result } = valueOf(await county.api['bundles.import']({ file: path.join(stick, sealed.fileName) }));
  if (result.outcome !== 'ACCEPT') throw new Error(JSON.stringify(result));
  county.close();
  return countyDir;
};
