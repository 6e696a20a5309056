import { afterEach, describe, expect, test } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { drawFiles } from '#electron/store/draws.ts';
import { finishDraw, freezeScheme, holdDraw, voidDraw } from '../support/ceremony.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const drawnRows = async (office: StartedOffice, serial: string) =>
  valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 100 })).rows;

const closed = (codes: readonly string[]) => codes.map((code) => ({ code, reason: 'closed' as const, evidence: '现场笔录第3号' }));

const resultOf = (office: StartedOffice, serial: string) =>
  new TextDecoder()
    .decode(drawFiles(office.store.read, serial).get('result.tsv'))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

describe('a replacement event', () => {
  test('draws as many of each stratum as are vacant from the reserve that is left, by a ceremony of its own', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const before = await drawnRows(office, serial);
    const reserve = new Set(resultOf(office, serial).flatMap(([, , mark, id = '']) => (mark === 'R' ? [id] : [])));
    const vacant = before.filter(({ stratum }) => stratum === 'A' || stratum === 'B').slice(0, 3);
    const frozen = await office.api['replacements.freeze']({ serial, vacancies: closed(vacant.map(({ code }) => code)) });
    const second = valueOf(frozen).serial;
    expect(second).not.toBe(serial);
    expect(valueOf(await office.api['replacements.list']({ serial }))).toEqual({
      events: [{ serial: second, state: 'frozen', vacancies: 3, drawn: 0 }],
      byCeremony: 0,
    });
    const { drawn } = await finishDraw(office, second);
    expect(drawn).toBe(3);
    const after = await drawnRows(office, second);
    const strata = (rows: typeof before) => rows.map(({ stratum }) => stratum).sort();
    expect(strata(after)).toEqual(strata(vacant));
    for (const { code } of after) expect(reserve.has(code)).toBe(true);
    expect(await drawnRows(office, serial)).toEqual(before);
    const files = drawFiles(office.store.read, second);
    const list = new TextDecoder().decode(files.get('vacancies.tsv'));
    for (const { code } of vacant) expect(list).toContain(`${code}\t${serial}\tclosed\t现场笔录第3号\n`);
    expect(valueOf(verifyRecord(files, nodeHash))).toMatchObject({ serial: second, visits: 3, recorded: true });
    // The list is pinned by the plan and with it by both commitments.
    const changed = new TextEncoder().encode(list.replace('第3号', '第4号'));
    expect(verifyRecord(new Map([...files, ['vacancies.tsv', changed]]), nodeHash)).toMatchObject({
      error: { what: 'hash', file: 'vacancies.tsv', namedIn: 'plan.tsv' },
    });
    expect(valueOf(await office.api['replacements.list']({ serial }))).toMatchObject({ byCeremony: 3 });
  });

  test('is refused while another event is open, for who was not drawn, and twice for the same vacancy', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [first = '', second = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    const notDrawn = resultOf(office, serial).find(([, , mark]) => mark === 'R')?.[3] ?? '';
    const wrong = await office.api['replacements.freeze']({ serial, vacancies: closed([notDrawn]) });
    expect(wrong).toEqual({ ok: false, error: { code: 'result.notDrawn', params: { code: notDrawn } } });
    const replacement = valueOf(await office.api['replacements.freeze']({ serial, vacancies: closed([first]) })).serial;
    const open = await office.api['replacements.freeze']({ serial, vacancies: closed([second]) });
    expect(open).toEqual({ ok: false, error: { code: 'replacement.drawOpen', params: { serial: replacement } } });
    await finishDraw(office, replacement);
    const twice = await office.api['replacements.freeze']({ serial, vacancies: closed([first]) });
    expect(twice).toEqual({ ok: false, error: { code: 'replacement.filledAlready', params: { code: first } } });
    expect(runByHand(office.store.filePath, 'delete from vacancies')).toBe('a vacancy is not deleted');
  });

  test('that was voided leaves its vacancy open for the next one', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [first = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    const vacancies = closed([first]);
    const voided = valueOf(await office.api['replacements.freeze']({ serial, vacancies })).serial;
    await voidDraw(office, voided);
    const next = valueOf(await office.api['replacements.freeze']({ serial, vacancies })).serial;
    await finishDraw(office, next);
    const { events, byCeremony } = valueOf(await office.api['replacements.list']({ serial }));
    expect(events.map((event) => [event.serial, event.state])).toEqual([
      [voided, 'void'],
      [next, 'drawn'],
    ]);
    expect(byCeremony).toBe(1);
  });

  test('says when the reserve of a stratum is used up, and freezes nothing', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 40 });
    const [first] = await drawnRows(office, serial);
    const schemes = rowsOf(office, 'select count(*) as n from schemes');
    const answer = await office.api['replacements.freeze']({ serial, vacancies: closed([first?.code ?? '']) });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'replacement.reserveEmpty', params: { stratum: first?.stratum, left: 0, needed: 1 } },
    });
    expect(rowsOf(office, 'select count(*) as n from schemes')).toEqual(schemes);
  });

  test('comes after the draw alone, and not for a joint event', async () => {
    const office = prepared.start();
    const early = await freezeScheme(office);
    const vacancies = closed(['91130199MA0000010X']);
    expect(await office.api['replacements.freeze']({ serial: early, vacancies })).toMatchObject({ error: { code: 'draw.wrongState' } });
    await finishDraw(office, early);
    const joint = await holdDraw(office, { joint: { everyItem: true, items: [] } });
    expect(await office.api['replacements.freeze']({ serial: joint, vacancies })).toMatchObject({
      error: { code: 'replacement.jointEvent' },
    });
  });
});
