import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { blankItem, typedItemOf } from '#shared/domain/items/item-content.ts';
import { planRow } from '#tests/support/plans.ts';
import { finishDraw, freezeScheme, itemIdsOf } from '#tests/support/ceremony.ts';
import { carryOut, importInto } from '#tests/support/exchange.ts';
import { startOffice, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { PreparedOffices } from './prepared-offices.ts';

const head = { name: '计知远', password: 'Lianyan-2021' } as const;

export interface HandedOffices {
  readonly handedCountyDir: string;
  readonly handedCityDir: string;
}

/** A city that drew over its county, and the county it has just handed a list, a plan, a year of the calendar and the drawn task down to. */
export const handedDownOffices = async (offices: PreparedOffices): Promise<HandedOffices> => {
  const folder = path.join(path.dirname(offices.countyDir), '下发');
  const [countyDir, cityDir, stick] = ['county', 'city', '优盘'].map((name) => path.join(folder, name)) as [string, string, string];
  cpSync(offices.countyDir, countyDir, { recursive: true });
  cpSync(offices.cityDir, cityDir, { recursive: true });
  mkdirSync(stick);
  const now = chinaTime(Date.now());
  const year = Number(now.slice(0, 4));

  const city = startOffice({ dataDir: cityDir, now, seed: 'hand down' });
  valueOf(await city.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
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
  const toAll = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'plan', to: '*' })));
  await drawForCounty(city, now.slice(0, 10));
  const to = valueOf(await city.api['handedTasks.events']({}))[0]?.counties[0]?.code ?? '';
  const toCounty = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'plan', to })));
  await drawForCounty(city, now.slice(0, 10), '全市第二次抽取');
  city.close();

  const county = startOffice({ dataDir: countyDir, now, seed: 'handed down' });
  valueOf(await county.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
  for (const file of [toAll, toCounty]) {
    const { result } = await importInto(county, file);
    if (result.outcome !== 'ACCEPT') throw new Error(JSON.stringify(result));
  }
  county.close();
  return { handedCountyDir: countyDir, handedCityDir: cityDir };
};

/** An event over the libraries of all counties that the counties send people for; the first is handed down, a further one waits for it. */
const drawForCounty = async (city: StartedOffice, today: string, further?: string): Promise<void> => {
  const itemIds = await itemIdsOf(city, ['SJ-2099']);
  const endsOn = `${today.slice(0, 4)}-12-31`;
  const filter = { statuses: ['active' as const] };
  const scheme = { name: further ?? '全市价格行为抽查', people: 'counties' as const, filter, itemIds, startsOn: today, endsOn };
  const serial = await freezeScheme(city, scheme);
  await finishDraw(city, serial);
  if (further === undefined) valueOf(await city.api['handedTasks.handDown']({ serial, note: '查完再报' }));
};
