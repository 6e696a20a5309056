import { afterEach, describe, expect, test } from 'vitest';
import official from '#resources/calendar/official.json' with { type: 'json' };
import type { TaskView } from '#shared/contract/tasks.ts';
import { dayAfter, isWorkday } from '#shared/domain/calendar/work-calendar.ts';
import { holdDraw } from '../support/ceremony.ts';
import { approve, codesOf, enter, publish } from '../support/review.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 6 });
});
afterEach(endOffices);

const taskOn = async (office: StartedOffice, day: string): Promise<TaskView> => {
  office.setNow(`${day}T09:00:00+08:00`);
  return valueOf(await office.api['tasks.get']({ serial }));
};

/** What the home page goes by, on every working day after one, until its clock is over. */
const clocksFrom = async (office: StartedOffice, from: string, clock: 'deadline' | 'followUpDeadline') => {
  const seen: { readonly left: number; readonly band: string }[] = [];
  for (let day = from; ; day = dayAfter(day)) {
    if (isWorkday(official, day) !== true) continue;
    const found = (await taskOn(office, day))[clock];
    if (!found) throw new Error(`no clock on ${day}`);
    seen.push({ left: found.left, band: found.band });
    if (found.band === 'overdue') return seen;
  }
};

/** The assessed faults of the 2021 plan that a day decides: what is graded is there before it is a fault. */
describe('a fault that a county is graded by', () => {
  test('late result: its clock counts down to the last day, day by day, before it is overdue', async () => {
    const office = prepared.start();
    const codes = await codesOf(office, serial);
    await enter(office, serial, codes[0] ?? '');
    const seen = await clocksFrom(office, '2026-03-02', 'deadline');
    expect(seen.map(({ left }) => left)).toEqual(Array.from({ length: 22 }, (_, day) => 20 - day));
    expect([...new Set(seen.map(({ band }) => band))]).toEqual(['ample', 'ten', 'five', 'two', 'overdue']);
  });

  test('missed follow-up: an open problem has its own clock on the event, whatever else is to be done there', async () => {
    const office = prepared.start();
    const [code = '', other = ''] = await codesOf(office, serial);
    await enter(office, serial, code, { outcomes: ['NOT_DISCLOSED'] });
    await enter(office, serial, other);
    valueOf(await approve(office, serial, [code, other]));
    valueOf(await publish(office, serial, [code]));
    const { rows } = valueOf(await office.api['followUps.list']({ serial, show: 'open', offset: 0, limit: 10 }));
    expect(await taskOn(office, '2026-03-02')).toMatchObject({
      counts: { followUpsOpen: 1 },
      next: { do: 'enter' },
      followUpDeadline: null,
    });
    const measure = { id: '1', kind: 'orderedToCorrect', evidence: '', evidenceHash: '', recheckedOn: '', recheck: '' } as const;
    const measures = [{ ...measure, dueOn: '2026-03-12' }];
    valueOf(await office.api['followUps.save']({ id: rows[0]?.id ?? '', owner: '宁雨桐', measures }));
    const seen = await clocksFrom(office, '2026-03-02', 'followUpDeadline');
    expect(seen.map(({ left }) => left)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0, -1]);
    expect([...new Set(seen.map(({ band }) => band))]).toEqual(['ten', 'five', 'two', 'overdue']);
  });
});
