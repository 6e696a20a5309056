import { afterEach, describe, expect, test } from 'vitest';
import { aScheme, freezeScheme, holdDraw } from '../support/ceremony.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const tryOut = async (office: StartedOffice, name = '第1期') => {
  const { id, draft } = await aScheme(office, { name });
  valueOf(await office.api['schemes.save']({ id, draft }));
  const { serial } = valueOf(await office.api['drills.run']({ schemeId: id }));
  return { id, serial, rows: valueOf(await office.api['drills.rows']({ serial, offset: 0, limit: 200 })).rows };
};

/** Everything that real events leave behind. */
const official = (office: StartedOffice) =>
  [
    'select * from draws',
    'select * from draw_files',
    'select * from drawn_subjects',
    'select * from assignments',
    'select * from frozen_subjects',
    'select code, drawn_this_year from subjects order by code',
    'select id, state, serial from schemes order by id',
  ].map((sql) => rowsOf(office, sql));

describe('a trial draw', () => {
  test('gives as many as the scheme predicts, with teams, under a number of its own and a seed that is shown', async () => {
    const office = prepared.start();
    const { id, serial, rows } = await tryOut(office);
    expect(serial).toBe('DRILL-130123-2026-0001');
    const drill = valueOf(await office.api['drills.get']({ serial }));
    expect(drill).toMatchObject({ serial, schemeId: id, drawn: 5, shortVisits: 0 });
    expect(drill.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(drill.strata.map(({ stratum, drawn }) => [stratum, drawn])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
      ['D', 2],
    ]);
    expect(rows.map(({ stratum }) => stratum)).toEqual(['A', 'B', 'C', 'D', 'D']);
    expect(rows.every(({ inspectors, name }) => inspectors.length === 2 && name.startsWith('正定县'))).toBe(true);
    const [row] = rowsOf(office, `select params from audit_rows where event = 'drills.ran'`);
    expect(JSON.parse(String(row?.['params']))).toEqual({ id, serial, seed: drill.seed, drawn: 5 });
  });

  test('leaves nothing where real events are: no number, no chain, no count, and the draft goes on', async () => {
    const office = prepared.start();
    await holdDraw(office);
    const { id, draft } = await aScheme(office, { name: '第2期' });
    valueOf(await office.api['schemes.save']({ id, draft }));
    const before = official(office);
    const first = valueOf(await office.api['drills.run']({ schemeId: id })).serial;
    const second = valueOf(await office.api['drills.run']({ schemeId: id })).serial;
    expect([first, second]).toEqual(['DRILL-130123-2026-0001', 'DRILL-130123-2026-0002']);
    expect(official(office)).toEqual(before);
    expect(valueOf(await office.api['drills.get']({ serial: first })).seed).not.toBe(
      valueOf(await office.api['drills.get']({ serial: second })).seed,
    );
    expect(await freezeScheme(office, { name: '第3期' })).toBe('130123-2026-0002');
  });

  test('can neither be changed nor become a draw, not even with a database tool', async () => {
    const office = prepared.start();
    const { serial } = await tryOut(office);
    await freezeScheme(office, { name: '第2期' });
    const byHand = (sql: string): string => runByHand(office.store.filePath, sql);
    expect(byHand(`update drills set seed = printf('%064d', 0)`)).toBe('a trial draw is not changed');
    expect(byHand(`update drill_rows set code = 'x'`)).toBe('a trial draw is not changed');
    const columns = rowsOf(office, `select name from pragma_table_info('draws')`).map(({ name }) => String(name));
    const copied = columns.map((name) => (name === 'serial' ? `'${serial}'` : name === 'id' ? `'x'` : name));
    expect(byHand(`insert into draws (${columns.join(', ')}) select ${copied.join(', ')} from draws`)).toBe(
      'a trial draw does not become a draw',
    );
    expect(byHand(`insert into drills select '130123-2026-0001', scheme_id, by, at, seed, facts from drills`)).toMatch(/CHECK constraint/);
    for (const call of ['draws.get', 'draws.drawn'] as const) {
      expect(await office.run(call, { serial, offset: 0, limit: 10 })).toMatchObject({ ok: false });
    }
    expect(await office.api['draws.get']({ serial })).toMatchObject({ error: { code: 'draw.notFound' } });
    expect(await office.api['draws.commit']({ serial, party: 'A', secret: '0123456789abcdef' })).toMatchObject({
      error: { code: 'draw.notFound' },
    });
  });

  test('needs somebody to draw, and a scheme that is a draft', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office, { itemIds: [] });
    valueOf(await office.api['schemes.save']({ id, draft }));
    expect(await office.api['drills.run']({ schemeId: id })).toMatchObject({ error: { code: 'scheme.notReady', params: { findings: 1 } } });
    await freezeScheme(office, { name: '第2期' });
    const [frozen] = valueOf(await office.api['schemes.list']({})).filter(({ state }) => state === 'frozen');
    expect(await office.api['drills.run']({ schemeId: frozen?.id ?? '' })).toMatchObject({ error: { code: 'scheme.frozen' } });
    expect(await office.api['drills.run']({ schemeId: 'x' })).toMatchObject({ error: { code: 'scheme.notFound' } });
    expect(await office.api['drills.get']({ serial: 'x' })).toMatchObject({ error: { code: 'draw.notFound' } });
  });
});
