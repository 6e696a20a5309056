import { afterEach, describe, expect, test } from 'vitest';
import { schemeDraftSchema, type SchemeDraft } from '#shared/contract/schemes.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
});
afterEach(endOffices);

const newYear = { name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] };
const spring = { name: '春节', from: '2027-02-05', to: '2027-02-11', worked: ['2027-01-31', '2027-02-20'] };
const yearsOf = async (office: StartedOffice) => valueOf(await office.api['calendar.years']({}));

const draft = (startsOn: string, endsOn: string): SchemeDraft =>
  schemeDraftSchema.parse({
    name: '第1期 抽查',
    filter: {},
    itemIds: [],
    rates: [],
    totalMinimum: 0,
    teamSize: 2,
    inspectorCap: 60,
    startsOn,
    endsOn,
  });
const preview = async (office: StartedOffice, startsOn: string, endsOn: string) =>
  valueOf(await office.api['schemes.preview']({ draft: draft(startsOn, endsOn) }));

describe('the official calendar of an office', () => {
  test('knows the years that came with the program, and none after them', async () => {
    const office = prepared.start();
    const [newest] = await yearsOf(office);
    expect(newest).toMatchObject({ year: 2026, workdays: 248, typed: null });
    const over = await preview(office, '2026-12-28', '2027-01-15');
    expect(over.workdays).toBeNull();
    expect(over.findings.find(({ code }) => code === 'calendarEnds')).toMatchObject({ level: 'look', facts: { year: '2027' } });
  });

  test('takes the notice of a new year, and every scheme counts by it at once', async () => {
    const office = prepared.start();
    valueOf(await office.api['calendar.save']({ year: 2027, holidays: [spring, newYear] }));
    const [newest] = await yearsOf(office);
    expect(newest).toMatchObject({ year: 2027, holidays: [newYear, spring] });
    expect(newest?.typed?.byName).not.toBe('');
    const over = await preview(office, '2026-12-28', '2027-01-15');
    expect(over.workdays).toBe(14);
    expect(over.findings.filter(({ code }) => code === 'holidayInside').map(({ about }) => about)).toEqual(['元旦']);
  });

  test('refuses a notice that cannot be right with the holiday and the day, and keeps what there was', async () => {
    const office = prepared.start();
    valueOf(await office.api['calendar.save']({ year: 2027, holidays: [newYear] }));
    const before = await yearsOf(office);
    const refused = await office.api['calendar.save']({ year: 2027, holidays: [{ ...spring, worked: ['2027-02-07'] }] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'calendar.wrongNotice', params: { holiday: '春节', day: '2027-02-07' } } });
    expect(await yearsOf(office)).toEqual(before);
  });

  test('can put right a year that came with the program, and go back to it', async () => {
    const office = prepared.start();
    valueOf(
      await office.api['calendar.save']({ year: 2026, holidays: [{ name: '元旦', from: '2026-01-01', to: '2026-01-01', worked: [] }] }),
    );
    expect((await yearsOf(office))[0]?.workdays).toBe(260);
    valueOf(await office.api['calendar.remove']({ year: 2026 }));
    expect((await yearsOf(office))[0]).toMatchObject({ workdays: 248, typed: null });
    expect(await office.api['calendar.remove']({ year: 2026 })).toMatchObject({ ok: false, error: { code: 'calendar.notTyped' } });
  });
});
