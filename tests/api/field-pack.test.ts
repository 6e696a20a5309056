import { afterEach, describe, expect, test } from 'vitest';
import { fieldPapers, type FieldPaper } from '#shared/contract/field-pack.ts';
import { sheetCode } from '#shared/domain/field-pack/sheet-code.ts';
import { finishDraw, freezeScheme, voidDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const drawnOffice = async () => {
  const office = prepared.start();
  const serial = await freezeScheme(office, { totalMinimum: 12 });
  await finishDraw(office, serial);
  return { office, serial };
};

const carriersOf = async ({ api }: StartedOffice, serial: string) => valueOf(await api['fieldPack.carriers']({ serial }));
const visitsOf = async ({ api }: StartedOffice, serial: string, staffNo: string) =>
  valueOf(await api['fieldPack.visits']({ serial, staffNo }));
/** What is to be read on the papers of these sheets. */
const textOf = async ({ api }: StartedOffice, serial: string, paper: FieldPaper, from = 1, to = 500): Promise<string> =>
  valueOf(await api['fieldPack.paper']({ serial, paper, from, to }))
    .html.replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, '\n');

describe('the visits of the field pack', () => {
  test('are all those of the draw, numbered through carrier after carrier', async () => {
    const { office, serial } = await drawnOffice();
    const carriers = await carriersOf(office, serial);
    const visits = (await Promise.all(carriers.map(({ staffNo }) => visitsOf(office, serial, staffNo)))).flat();
    const { drawn } = valueOf(await office.api['draws.get']({ serial })).result ?? {};
    expect(visits.map(({ number }) => number)).toEqual(Array.from({ length: drawn ?? 0 }, (_, index) => index + 1));
    const queue = valueOf(await office.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 }));
    expect(visits.map(({ code }) => code).toSorted()).toEqual(queue.rows.map(({ code }) => code).toSorted());
    for (const { first, last, towns } of carriers) expect(towns.reduce((sum, town) => sum + town.visits, 0)).toBe(last - first + 1);
    for (const { code, partners } of visits) {
      const [, ...others] = queue.rows.find((row) => row.code === code)?.inspectors ?? [];
      expect(partners).toEqual(others);
    }
  });

  test('stand in the order somebody gave them, and nothing that was drawn is touched', async () => {
    const { office, serial } = await drawnOffice();
    const carrier = (await carriersOf(office, serial)).find(({ first, last }) => last - first >= 1);
    if (!carrier) throw new Error('nobody carries two sheets');
    const codes = (await visitsOf(office, serial, carrier.staffNo)).map(({ code }) => code).toReversed();
    const before = valueOf(await office.api['draws.get']({ serial }));
    valueOf(await office.api['fieldPack.saveOrder']({ serial, staffNo: carrier.staffNo, codes }));
    const after = await visitsOf(office, serial, carrier.staffNo);
    expect(after.map(({ code }) => code)).toEqual(codes);
    expect(after.map(({ number }) => number)).toEqual(codes.map((_, index) => carrier.first + index));
    expect(await carriersOf(office, serial)).toContainEqual({ ...carrier, ordered: true, towns: expect.anything() as never });
    expect(valueOf(await office.api['draws.get']({ serial }))).toEqual(before);
    expect(valueOf(await office.api['audit.window']({ offset: 0, limit: 1 })).rows[0]).toMatchObject({ event: 'fieldPack.ordered' });
  });

  test('are not put in an order that misses one, and then nothing is written', async () => {
    const { office, serial } = await drawnOffice();
    const [carrier] = await carriersOf(office, serial);
    const staffNo = carrier?.staffNo ?? '';
    const codes = (await visitsOf(office, serial, staffNo)).map(({ code }) => code);
    const before = dumpHash(office.store.filePath);
    for (const wrong of [codes.slice(1).concat('nobody'), [...codes, ...codes]])
      expect(await office.api['fieldPack.saveOrder']({ serial, staffNo, codes: wrong })).toMatchObject({
        error: { code: 'fieldPack.otherVisits' },
      });
    expect(dumpHash(office.store.filePath)).toBe(before);
  });
});

describe('the papers of the field pack', () => {
  test('name every drawn subject once, and reach nothing outside themselves', async () => {
    const { office, serial } = await drawnOffice();
    const { rows } = valueOf(await office.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 }));
    for (const paper of fieldPapers) {
      const { html } = valueOf(await office.api['fieldPack.paper']({ serial, paper, from: 1, to: 500 }));
      expect(html).not.toMatch(/<script|<img|<link|<iframe|https?:/);
      const text = await textOf(office, serial, paper);
      for (const { code, name } of rows) {
        expect(text).toContain(name);
        if (paper === 'visitList' || paper === 'approval') expect(text.split(`\n${code}\n`)).toHaveLength(2);
        else expect(text.split(`\n${sheetCode({ serial, code })}\n`)).toHaveLength(2);
      }
      // The risk class is no business of whoever reads a form (DOMAIN 15).
      expect(text).not.toMatch(/风险|[ABCD]类/);
    }
  });

  test('give the team with its certificates, the items that apply and the materials', async () => {
    const { office, serial } = await drawnOffice();
    const { rows } = valueOf(await office.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 }));
    const carriers = await carriersOf(office, serial);
    const visits = (await Promise.all(carriers.map(({ staffNo }) => visitsOf(office, serial, staffNo)))).flat();
    for (const { number, code } of visits) {
      const { items } = valueOf(await office.api['results.visit']({ serial, code }));
      const form = await textOf(office, serial, 'form', number, number);
      for (const { name } of items) expect(form).toContain(name);
      expect(form.split('检查表 ')).toHaveLength(items.length + 1);
      for (const person of rows.find((row) => row.code === code)?.inspectors ?? [])
        expect(form).toMatch(new RegExp(`${person}（1301232021000\\d）`));
      expect(form).toContain(`第 ${String(number)} 份，共 ${String(visits.length)} 份`);
    }
  });

  test('can be had from any sheet on, and say when there is none', async () => {
    const { office, serial } = await drawnOffice();
    const all = await textOf(office, serial, 'form');
    const total = all.split('双随机抽查情况记录表').length - 1;
    expect((await textOf(office, serial, 'form', 3)).split('双随机抽查情况记录表')).toHaveLength(total - 1);
    expect(await office.api['fieldPack.paper']({ serial, paper: 'form', from: total + 1, to: 900 })).toMatchObject({
      error: { code: 'fieldPack.noSheets', params: { last: total } },
    });
  });

  test('are not made before the draw nor of a void event', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    expect(await office.api['fieldPack.paper']({ serial, paper: 'form', from: 1, to: 2 })).toMatchObject({
      error: { code: 'draw.wrongState' },
    });
    await finishDraw(office, serial);
    await voidDraw(office, serial);
    expect(await office.api['fieldPack.carriers']({ serial })).toMatchObject({ error: { code: 'draw.wrongState' } });
  });
});

describe('the code on a sheet', () => {
  test('opens its record and no other', async () => {
    const { office, serial } = await drawnOffice();
    const { rows } = valueOf(await office.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 }));
    for (const { code } of rows)
      expect(valueOf(await office.api['fieldPack.open']({ text: sheetCode({ serial, code }) }))).toEqual({ serial, code });
    const drawn = new Set(rows.map(({ code }) => code));
    const { rows: subjects } = valueOf(
      await office.api['subjects.window']({ filter: {}, sort: 'name', descending: false, offset: 0, limit: 100 }),
    );
    const other = subjects.find(({ code }) => !drawn.has(code))?.code ?? '';
    expect(await office.api['fieldPack.open']({ text: sheetCode({ serial, code: other }) })).toMatchObject({
      error: { code: 'result.notDrawn' },
    });
    expect(await office.api['fieldPack.open']({ text: sheetCode({ serial: '130123-2026-0999', code: other }) })).toMatchObject({
      error: { code: 'draw.notFound' },
    });
    expect(await office.api['fieldPack.open']({ text: `${sheetCode({ serial, code: other }).slice(0, -1)}*` })).toMatchObject({
      error: { code: 'fieldPack.notASheet' },
    });
  });
});
