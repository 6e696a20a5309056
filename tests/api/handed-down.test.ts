import { afterEach, describe, expect, test } from 'vitest';
import { blankItem, typedItemOf } from '#shared/domain/items/item-content.ts';
import { freezeScheme } from '../support/ceremony.ts';
import { carryOut, importInto } from '../support/exchange.ts';
import { cityItems, handDown, issueList, startHandDown } from '../support/handed-down.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, approvedPlan, draftPlan, planRow, readPlan } from '../support/plans.ts';
import { itemRow } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const offers = async (county: StartedOffice) => valueOf(await county.api['handedDown.list']({}));
const itemsOffer = async (county: StartedOffice) => {
  const { items } = await offers(county);
  if (!items) throw new Error('no list was handed down');
  return items;
};
const codesOf = async (county: StartedOffice) => valueOf(await county.api['items.list']({})).map(({ code }) => code);
const trailOf = (county: StartedOffice, event: string) =>
  rowsOf(county, `select params from audit_rows where event = '${event}'`).map(({ params }) => JSON.parse(String(params)) as object);

describe('the list of items that the city hands down', () => {
  test('changes nothing by itself, is taken over in one step, and a second time there is nothing to take', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    const own = { ...typedItemOf(blankItem), code: 'ZD-01', name: '本县集市的检查', appliesToKinds: [], checklist: [] };
    valueOf(await county.api['items.save']({ id: null, item: own }));
    await issueList(city, '2026-1');
    expect(await handDown(exchange)).toMatchObject({ kind: 'plan', result: { outcome: 'ACCEPT' } });
    const before = await codesOf(county);
    expect(before).not.toContain('TJ-06');
    const offer = await itemsOffer(county);
    expect(offer).toMatchObject({ versionNo: '2026-1', state: 'open', items: 3, added: 1, changed: 1, removed: 3 });
    const diff = valueOf(await county.api['handedDown.items']({ id: offer.id }));
    expect(diff.changed).toMatchObject([{ before: { code: 'TJ-01' }, fields: ['content'] }]);
    expect(diff.removed.map(({ code }) => code)).toEqual(['TJ-03', 'TJ-04', 'TJ-05']);

    valueOf(await county.api['handedDown.adoptItems']({ id: offer.id }));
    expect((await codesOf(county)).toSorted()).toEqual(['TJ-01', 'TJ-02', 'TJ-06', 'ZD-01']);
    expect(trailOf(county, 'handedDown.itemsAdopted')).toEqual([
      { list: offer.id, versionNo: '2026-1', added: ['TJ-06'], changed: ['TJ-01'], removed: ['TJ-03', 'TJ-04', 'TJ-05'] },
    ]);
    expect(await itemsOffer(county)).toMatchObject({ state: 'taken', added: 0, changed: 0, removed: 0 });
    expect(await county.api['handedDown.adoptItems']({ id: offer.id })).toMatchObject({ error: { code: 'handedDown.taken' } });
  });

  test('leaves what the county decides for itself, and a used version stays as it was', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    const [used] = valueOf(await county.api['items.list']({}));
    if (!used) throw new Error('no item');
    const item = { ...typedItemOf(used), published: true, appliesToKinds: [], checklist: [], note: '本局：带执法记录仪' };
    valueOf(await county.api['items.save']({ id: used.id, item }));
    await freezeScheme(county);
    await issueList(city, '2026-1');
    await handDown(exchange);
    const { id } = await itemsOffer(county);
    valueOf(await county.api['handedDown.adoptItems']({ id }));
    const versions = valueOf(await county.api['items.versions']({ code: 'TJ-01' }));
    expect(versions).toMatchObject([
      { version: 2, current: true, content: '核对公示信息与实际是否一致，逐项留证', note: '本局：带执法记录仪' },
      { version: 1, current: false, content: '核对公示信息与实际是否一致', id: used.id },
    ]);
    // Taken back like any other change, and offered again.
    valueOf(await county.api['items.undo']({ code: 'TJ-01' }));
    expect(await itemsOffer(county)).toMatchObject({ state: 'open', changed: 1, added: 0, removed: 0 });
    valueOf(await county.api['items.undo']({ code: 'TJ-05' }));
    expect(await itemsOffer(county)).toMatchObject({ state: 'open', changed: 1, removed: 1 });
  });

  test('comes as a delta the second time, and nobody adopts a list that a newer one has replaced', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    await issueList(city, '2026-1');
    await handDown(exchange);
    const first = await itemsOffer(county);
    expect(await city.api['bundles.seal']({ kind: 'plan', to: '*' })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
    await issueList(city, '2026-2', [...cityItems, itemRow('TJ-07', '广告检查')]);
    expect(valueOf(await city.api['handedDown.due']({ to: '*' }))).toMatchObject({ lists: 1, items: 1, records: 2 });
    expect(await handDown(exchange)).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 2 } });
    expect(await county.api['handedDown.adoptItems']({ id: first.id })).toMatchObject({ error: { code: 'handedDown.gone' } });
    expect(await itemsOffer(county)).toMatchObject({ versionNo: '2026-2', items: 4, added: 2 });
    // One county that gets a bundle of its own has it all already.
    const alone = valueOf(await city.api['bundles.seal']({ kind: 'plan', to: '130123' }));
    expect(alone.encrypted).toBe(true);
    expect(await importInto(county, await carryOut(city, exchange.stick, alone))).toMatchObject({
      result: { outcome: 'ACCEPT' },
      records: { applied: 0, unchanged: 6 },
    });
  });
});

describe('the requirements of the city for the year', () => {
  const required = planRow({ name: '全市计量器具抽查', level: 'city', itemCodes: ['TJ-02'], ratePpm: 30_000 });

  test('become rows of a new plan once, and of its draft when the city changes them', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    await issueList(city, '2026-1');
    const cityPlan = await approvedPlan(city, [required, planRow({ name: '市局自己的', level: 'county', itemCodes: ['TJ-01'] })]);
    await handDown(exchange);
    const [offer] = (await offers(county)).plans;
    expect(offer).toMatchObject({ year: 2026, version: 1, state: 'open', requirements: 1, added: 1 });
    const id = offer?.id ?? '';
    expect(valueOf(await county.api['handedDown.plan']({ id }))).toMatchObject({ target: { at: 'create' }, rows: [{ is: 'added' }] });
    const { planId } = valueOf(await county.api['handedDown.adoptPlan']({ id }));
    const [row] = (await readPlan(county, planId)).rows;
    expect(row).toMatchObject({ name: '全市计量器具抽查', level: 'city' });
    expect(await county.api['handedDown.adoptPlan']({ id })).toMatchObject({ error: { code: 'handedDown.taken' } });
    // More than is asked, and the county's own words, are nobody's fault.
    const filledIn = planRow({ ...required, section: '计量股', ratePpm: 50_000, itemCodes: ['TJ-02', 'TJ-01'] });
    valueOf(await county.api['plans.saveRow']({ id: planId, rowId: row?.id ?? '', row: filledIn }));
    expect((await offers(county)).plans).toMatchObject([{ state: 'taken' }]);

    const next = valueOf(await city.api['plans.adjust']({ id: cityPlan, reason: '省局提高比例' }));
    const [cityRow] = (await readPlan(city, next.id)).rows;
    const raised = planRow({ ...required, ratePpm: 80_000 });
    valueOf(await city.api['plans.saveRow']({ id: next.id, rowId: cityRow?.id ?? '', row: raised }));
    await approve(city, next.id);
    await handDown(exchange);
    const [second] = (await offers(county)).plans;
    expect(second).toMatchObject({ version: 2, state: 'open', added: 0, changed: 1 });
    valueOf(await county.api['handedDown.adoptPlan']({ id: second?.id ?? '' }));
    const detail = await readPlan(county, planId);
    expect(detail.rows).toMatchObject([{ section: '计量股', ratePpm: 80_000, itemCodes: ['TJ-02', 'TJ-01'] }]);
    expect(trailOf(county, 'handedDown.planAdopted')).toMatchObject([
      { version: 1, cityVersion: 1, added: ['全市计量器具抽查'], changed: [] },
      { version: 1, cityVersion: 2, added: [], changed: ['全市计量器具抽查'] },
    ]);
  });

  test('adjust a plan that is in force, and wait while one is being approved', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    await approvedPlan(county);
    await issueList(city, '2026-1');
    await approvedPlan(city, [required]);
    await handDown(exchange);
    const [offer] = (await offers(county)).plans;
    const { planId } = valueOf(await county.api['handedDown.adoptPlan']({ id: offer?.id ?? '' }));
    const adjusted = await readPlan(county, planId);
    expect(adjusted).toMatchObject({ version: 2, state: 'draft', reason: '按市局 2026 年年度计划第 1 版的要求调整' });
    expect(adjusted.rows.map(({ name }) => name)).toEqual(['市场主体即时公示信息抽查', '全市计量器具抽查']);
    // Thrown away, it is still asked for.
    valueOf(await county.api['plans.discard']({ id: planId }));
    expect((await offers(county)).plans).toMatchObject([{ state: 'open', added: 1 }]);
    const again = valueOf(await county.api['plans.adjust']({ id: (await newestPlan(county)).id, reason: '另有安排' }));
    valueOf(await county.api['plans.submit']({ id: again.id }));
    expect(await county.api['handedDown.adoptPlan']({ id: offer?.id ?? '' })).toMatchObject({
      error: { code: 'plan.notDraft', params: { state: 'submitted' } },
    });
  });

  const newestPlan = async (county: StartedOffice) => {
    const [plan] = valueOf(await county.api['plans.list']({})).plans;
    if (!plan) throw new Error('no plan');
    return plan;
  };

  test('go out without the names of those who approved them, and a draft does not go out', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    await issueList(city, '2026-1');
    const id = await draftPlan(city, [required]);
    expect(valueOf(await city.api['handedDown.due']({ to: '*' })).plans).toEqual([]);
    await approve(city, id);
    expect(valueOf(await city.api['handedDown.due']({ to: '*' })).plans).toEqual([{ year: 2026, version: 1, requirements: 1 }]);
    const sealed = valueOf(await city.api['bundles.seal']({ kind: 'plan', to: '*' }));
    expect(sealed).toMatchObject({ to: '*', encrypted: false });
    await importInto(county, await carryOut(city, exchange.stick, sealed));
    const [held] = rowsOf(county, `select body from received_rows where table_name = 'plans'`);
    expect(JSON.parse(String(held?.['body']))).toMatchObject({ submitted_by_name: '', approved_by_name: '' });
  });
});

describe('the working calendar of a year', () => {
  const newYear = { name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] };

  test('is taken by one click and taken back by the city', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    valueOf(await city.api['calendar.save']({ year: 2027, holidays: [newYear] }));
    await handDown(exchange);
    expect((await offers(county)).calendars).toEqual([{ year: 2027, rev: 1, holidays: [newYear], state: 'open' }]);
    valueOf(await county.api['handedDown.adoptCalendar']({ year: 2027, rev: 1 }));
    expect(valueOf(await county.api['calendar.years']({}))[0]).toMatchObject({ year: 2027, holidays: [newYear] });
    expect((await offers(county)).calendars).toMatchObject([{ state: 'taken' }]);

    valueOf(await city.api['calendar.remove']({ year: 2027 }));
    expect(await handDown(exchange)).toMatchObject({ result: { outcome: 'ACCEPT' }, records: { applied: 1 } });
    expect((await offers(county)).calendars).toEqual([]);
    const longer = { ...newYear, to: '2027-01-04' };
    valueOf(await city.api['calendar.save']({ year: 2027, holidays: [longer] }));
    await handDown(exchange);
    expect((await offers(county)).calendars).toEqual([{ year: 2027, rev: 3, holidays: [longer], state: 'open' }]);
    valueOf(await county.api['handedDown.adoptCalendar']({ year: 2027, rev: 3 }));
    expect((await offers(county)).calendars).toMatchObject([{ state: 'taken' }]);
  });

  test('is refused with a sentence while a person of the county typed the year in otherwise', async () => {
    const exchange = await startHandDown();
    const { county, city } = exchange;
    valueOf(await county.api['calendar.save']({ year: 2027, holidays: [{ ...newYear, to: '2027-01-02' }] }));
    valueOf(await city.api['calendar.save']({ year: 2027, holidays: [newYear] }));
    await handDown(exchange);
    const refused = await county.api['handedDown.adoptCalendar']({ year: 2027, rev: 1 });
    expect(refused).toMatchObject({ error: { code: 'handedDown.yearTyped', params: { year: 2027, byName: '测试' } } });
    expect(valueOf(await county.api['calendar.years']({}))[0]).toMatchObject({ holidays: [{ to: '2027-01-02' }] });
    valueOf(await county.api['calendar.remove']({ year: 2027 }));
    valueOf(await county.api['handedDown.adoptCalendar']({ year: 2027, rev: 1 }));
    expect(trailOf(county, 'handedDown.calendarAdopted')).toEqual([{ year: 2027, rev: 1, holidays: 1 }]);
  });
});

test('a county hands nothing down, and nothing goes to an office without a key', async () => {
  const { county, city } = await startHandDown();
  expect(await county.api['bundles.seal']({ kind: 'plan', to: '*' })).toMatchObject({ error: { code: 'office.roleOnly' } });
  await issueList(city, '2026-1');
  for (const office of ['130102', '130100'])
    expect(await city.api['bundles.seal']({ kind: 'plan', to: office })).toMatchObject({
      error: { code: 'bundle.noRecipient', params: { office } },
    });
});
