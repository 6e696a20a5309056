import { afterEach, describe, expect, test } from 'vitest';
import { figureKeys, figureParts, type FigureKey } from '#shared/domain/figures/figures.ts';
import { freezeScheme, holdDraw, voidDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, codesOf, enter, problemAt, publish } from '../support/review.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const asked = { year: 2026, until: '2026-03-02' } as const;

/** Two events, one of them void; of the other, results of every kind, all but two published, one problem followed up and one not. */
const workedYear = async () => {
  const office = prepared.start();
  const first = await freezeScheme(office, { name: '第1期 报废的任务' });
  await voidDraw(office, first);
  const serial = await holdDraw(office, { name: '第2期 年报抽查', totalMinimum: 10 });
  const codes = await codesOf(office, serial);
  const [pending = '', corrected = '', unreviewed = '', ...others] = codes;
  const todo = others.pop() ?? '';
  await enter(office, serial, pending, { outcomes: ['PENDING'], ...(await problemAt(office, serial, pending)), disposal: 'caseFiled' });
  await enter(office, serial, corrected, {
    outcomes: ['CORRECTED'],
    ...(await problemAt(office, serial, corrected)),
    disposal: 'orderedToCorrect',
  });
  await enter(office, serial, unreviewed);
  for (const code of others) await enter(office, serial, code);
  const published = [pending, corrected, ...others];
  valueOf(await approve(office, serial, published));
  valueOf(await publish(office, serial, published));
  return { office, serial, codes, published, pending, corrected, todo };
};

const figureOf = async ({ api }: StartedOffice, key: FigureKey) => {
  const { figures } = valueOf(await api['figures.year'](asked));
  const figure = figures.find((one) => one.key === key);
  if (!figure) throw new Error(`no figure ${key}`);
  return figure;
};

describe('the figures of a year', () => {
  test('are what SQL by itself counts in the tables', async () => {
    const { office } = await workedYear();
    const one = (sql: string): number => Number(rowsOf(office, sql)[0]?.['n']);
    const enterprises = one(`select count(*) as n from subjects where status = 'active' and kind = 'enterprise'`);
    const visits = one(`select count(*) as n from drawn_subjects d join draws w on w.serial = d.serial where w.state = 'drawn'`);
    const published = one('select count(*) as n from publications where correction = 0');
    const distinct = one(
      `select count(distinct p.subject) as n from publications p join frozen_subjects f on f.serial = p.serial and f.code = p.subject
       where p.correction = 0 and f.kind = 'enterprise'`,
    );
    const open = one(`select count(*) as n from follow_ups where state = 'open'`);
    const { base } = valueOf(await office.api['figures.year'](asked));
    expect(base).toEqual({ enterprises, subjects: one(`select count(*) as n from subjects where status = 'active'`), frozenOn: '' });
    expect(await figureOf(office, 'shareWhole')).toEqual({
      key: 'shareWhole',
      numerator: distinct,
      denominator: enterprises,
      reached: true,
    });
    expect(await figureOf(office, 'shareCounty')).toMatchObject({ numerator: distinct, reached: true });
    expect(await figureOf(office, 'shareCity')).toMatchObject({ numerator: 0, reached: false });
    expect(await figureOf(office, 'published')).toMatchObject({ numerator: published, denominator: visits, reached: false });
    expect(await figureOf(office, 'closed')).toMatchObject({ numerator: published - open, denominator: published, reached: false });
    expect(await figureOf(office, 'found')).toMatchObject({ numerator: 2, denominator: one('select count(*) as n from results') });
    expect(await figureOf(office, 'voided')).toMatchObject({
      numerator: 1,
      denominator: one('select count(*) as n from draws'),
      reached: false,
    });
    expect(await figureOf(office, 'tasksDone')).toMatchObject({ numerator: 0, denominator: 1, reached: false });
    expect(await figureOf(office, 'missedFollowUps')).toMatchObject({ numerator: 0, denominator: null, reached: true });
    expect(await figureOf(office, 'unplanned')).toMatchObject({ numerator: 1, denominator: 1, reached: null });
    expect(await figureOf(office, 'overCap')).toMatchObject({ numerator: 0, reached: null });
  });

  test('open onto exactly the lines they count', async () => {
    const { office } = await workedYear();
    const { figures } = valueOf(await office.api['figures.year'](asked));
    expect(figures.map(({ key }) => key)).toEqual(figureKeys);
    for (const { key, ...figure } of figures) {
      for (const part of figureParts) {
        const answer = await office.api['figures.lines']({ ...asked, figure: key, part, offset: 0, limit: 200 });
        if (answer.ok) {
          expect([key, part, answer.value.total]).toEqual([key, part, figure[part]]);
          expect(answer.value.rows).toHaveLength(answer.value.total);
          expect(JSON.stringify(answer.value.rows)).not.toContain('"risk"');
        } else expect(answer.error.code).toBe('figures.isBase');
      }
    }
  });

  test('do not know what came after the day they stand for', async () => {
    const { office } = await workedYear();
    const before = valueOf(await office.api['figures.year']({ year: 2026, until: '2026-03-01' }));
    expect(before.figures.filter(({ numerator }) => numerator > 0)).toEqual([]);
    expect(before.byTask).toEqual([]);
    for (const until of ['2026-03-03', '2025-12-31'])
      expect(await office.api['figures.year']({ year: 2026, until })).toMatchObject({ error: { code: 'figures.dayInvalid' } });
  });

  test('count nothing as late before its last day, and everything after it that is not published', async () => {
    const { office, published } = await workedYear();
    // 20 working days after 2 March 2026 is 30 March; what nobody inspected has until 20 working days after the task's end.
    for (const [today, late] of [
      ['2026-03-30T09:00:00+08:00', 0],
      ['2026-04-01T09:00:00+08:00', 1],
      ['2026-05-08T09:00:00+08:00', 2],
    ] as const) {
      office.setNow(today);
      const { figures } = valueOf(await office.api['figures.year']({ year: 2026, until: today.slice(0, 10) }));
      const of = (key: FigureKey) => figures.find((one) => one.key === key);
      expect(of('late')).toMatchObject({ numerator: late, reached: late === 0 });
      expect(of('inTime')).toMatchObject({ numerator: published.length, denominator: published.length + late });
    }
  });
});

describe('the tables of a year', () => {
  test('add up to the figures, and keep every unit though it has nothing', async () => {
    const { office, serial, codes, published } = await workedYear();
    const { units } = valueOf(await office.api['org.tree']({}));
    const parentId = units.find(({ kind }) => kind === 'bureau')?.id ?? null;
    const unit = { kind: 'station' as const, parentId, name: '城区市场监督管理所', code: '', formerNames: [] };
    valueOf(await office.api['org.save']({ id: null, unit, keepOldName: false }));
    const stationless = valueOf(await office.api['figures.year'](asked));
    expect(stationless.byMonth).toEqual([
      { month: 1, inspected: 0, published: 0 },
      { month: 2, inspected: 0, published: 0 },
      { month: 3, inspected: published.length + 1, published: published.length },
    ]);
    expect(stationless.byTask).toMatchObject([
      {
        key: serial,
        tasks: 1,
        visits: codes.length,
        published: published.length,
        problems: 2,
        disposals: { caseFiled: 1, orderedToCorrect: 1 },
      },
    ]);
    expect(stationless.byUnit.at(-1)).toMatchObject({ key: '', visits: codes.length });
    valueOf(await office.api['tasks.dispatch']({ serial, on: '2026-03-02' }));
    const { byUnit } = valueOf(await office.api['figures.year'](asked));
    expect(byUnit.reduce((sum, { visits }) => sum + visits, 0)).toBe(codes.length);
    expect(byUnit.some(({ visits }) => visits === 0)).toBe(true);
    expect(byUnit.every(({ key }) => key !== '')).toBe(true);
  });

  test('are written as a workbook whose row of the trail is there, and change nothing else', async () => {
    const { office } = await workedYear();
    const before = dumpHash(office.store.filePath, ['audit_rows', 'office']);
    const { visits } = valueOf(await office.api['figures.export']({ ...asked, folder: office.dataDir }));
    expect(visits).toBeGreaterThan(9);
    expect(dumpHash(office.store.filePath, ['audit_rows', 'office'])).toBe(before);
  });
});
