import { afterEach, describe, expect, test } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { drawFiles } from '#electron/store/draws.ts';
import { finishDraw, freezeScheme, holdDraw, voidDraw } from '../support/ceremony.ts';
import { enterResult } from '../support/exchange.ts';
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

const days = { startsOn: '2026-03-02', endsOn: '2026-03-31' } as const;

const freeze = (office: StartedOffice, serial: string, vacancies: ReturnType<typeof closed>, change: Partial<typeof days> | object = {}) =>
  office.api['replacements.freeze']({ serial, ...days, vacancies, ...change });

describe('a replacement event', () => {
  test('draws as many of each stratum as are vacant from the reserve that is left, by a ceremony of its own', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const before = await drawnRows(office, serial);
    const reserve = new Set(resultOf(office, serial).flatMap(([, , mark, id = '']) => (mark === 'R' ? [id] : [])));
    const vacant = before.filter(({ stratum }) => stratum === 'A' || stratum === 'B').slice(0, 3);
    const frozen = await freeze(office, serial, closed(vacant.map(({ code }) => code)));
    const second = valueOf(frozen).serial;
    expect(second).not.toBe(serial);
    expect(valueOf(await office.api['replacements.list']({ serial }))).toEqual({
      events: [{ serial: second, state: 'frozen', vacancies: 3, drawn: 0 }],
      byCeremony: 0,
      fills: null,
    });
    const { drawn } = await finishDraw(office, second);
    expect(drawn).toBe(3);
    const after = await drawnRows(office, second);
    const strata = (rows: typeof before) => rows.map(({ stratum }) => stratum).sort();
    expect(strata(after)).toEqual(strata(vacant));
    for (const { code } of after) expect(reserve.has(code)).toBe(true);
    expect((await drawnRows(office, serial)).map((row) => ({ ...row, replacedBy: null }))).toEqual(before);
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
    const { fills } = valueOf(await office.api['replacements.list']({ serial: second }));
    expect(fills?.serial).toBe(serial);
    const told = vacant.map(({ code, name }) => ({ subject: code, name, reason: 'closed', evidence: '现场笔录第3号' }));
    expect(fills?.vacancies).toEqual(told.sort((a, b) => (a.subject < b.subject ? -1 : 1)));
  });

  test('is refused while another event is open, for who was not drawn, and twice for the same vacancy', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [first = '', second = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    const notDrawn = resultOf(office, serial).find(([, , mark]) => mark === 'R')?.[3] ?? '';
    const wrong = await freeze(office, serial, closed([notDrawn]));
    expect(wrong).toEqual({ ok: false, error: { code: 'result.notDrawn', params: { code: notDrawn } } });
    const replacement = valueOf(await freeze(office, serial, closed([first]))).serial;
    const open = await freeze(office, serial, closed([second]));
    expect(open).toEqual({ ok: false, error: { code: 'replacement.drawOpen', params: { serial: replacement } } });
    await finishDraw(office, replacement);
    const twice = await freeze(office, serial, closed([first]));
    expect(twice).toEqual({ ok: false, error: { code: 'replacement.filledAlready', params: { code: first } } });
    expect(runByHand(office.store.filePath, 'delete from vacancies')).toBe('a vacancy is not deleted');
  });

  test('that was voided leaves its vacancy open for the next one', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [first = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    const vacancies = closed([first]);
    const voided = valueOf(await freeze(office, serial, vacancies)).serial;
    await voidDraw(office, voided);
    const next = valueOf(await freeze(office, serial, vacancies)).serial;
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
    const answer = await freeze(office, serial, closed([first?.code ?? '']));
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
    expect(await freeze(office, early, vacancies)).toMatchObject({ error: { code: 'draw.wrongState' } });
    await finishDraw(office, early);
    const joint = await holdDraw(office, { joint: { everyItem: true, items: [] } });
    expect(await freeze(office, joint, vacancies)).toMatchObject({
      error: { code: 'replacement.jointEvent' },
    });
  });

  test('draws nobody who was drawn before, whichever event of the same list has a vacancy', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 30 });
    const first = await drawnRows(office, serial);
    const seen = new Set(first.map(({ code }) => code));
    const reserved = 20 - first.filter(({ stratum }) => stratum === 'A').length;
    const vacate = async (event: string): Promise<string> => {
      const row = (await drawnRows(office, event)).find(({ stratum, replacedBy }) => stratum === 'A' && replacedBy === null);
      const next = valueOf(await freeze(office, event, closed([row?.code ?? '']))).serial;
      await finishDraw(office, next);
      for (const { code } of await drawnRows(office, next)) {
        expect([next, seen.has(code)]).toEqual([next, false]);
        seen.add(code);
      }
      return next;
    };
    expect(reserved).toBeGreaterThan(3);
    // To the last of class A: a pool that forgets anybody draws him again.
    let event = serial;
    for (let time = 1; time <= reserved; time += 1) event = await vacate(time % 2 === 0 ? event : serial);
    const [row] = await drawnRows(office, event);
    expect(await freeze(office, event, closed([row?.code ?? '']))).toMatchObject({ error: { code: 'replacement.reserveEmpty' } });
    const reserve = rowsOf(
      office,
      `select excluded, excluded_reason, count(*) as n from frozen_subjects where serial = '${event}'
      group by excluded, excluded_reason order by excluded, n`,
    );
    expect(reserve).toContainEqual({ excluded: 'status', excluded_reason: '', n: 2 });
    expect(reserve.some(({ excluded, excluded_reason: reason }) => excluded === 'typed' && String(reason).endsWith('及其补抽已抽中'))).toBe(
      true,
    );
  });

  test('fills no vacancy of a visit that belongs to another event', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [first = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    const second = valueOf(await freeze(office, serial, closed([first]))).serial;
    await finishDraw(office, second);
    const [other = ''] = (await drawnRows(office, second)).map(({ code }) => code);
    expect(await freeze(office, serial, closed([other]))).toEqual({
      ok: false,
      error: { code: 'result.notDrawn', params: { code: other } },
    });
    expect((await drawnRows(office, serial)).find(({ code }) => code === first)?.replacedBy).toBe(second);
    expect(valueOf(await freeze(office, second, closed([other]))).serial).not.toBe(second);
  });

  test('comes too late for a visit that was made, and not for one that met nobody', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [made, gone, third] = (await drawnRows(office, serial)).filter(({ stratum }) => stratum === 'A');
    await enterResult(office, serial, made?.code ?? '', '');
    await enterResult(office, serial, gone?.code ?? '', '', 'UNREACHABLE');
    const refused = await freeze(office, serial, closed([made?.code ?? '']));
    expect(refused).toEqual({ ok: false, error: { code: 'replacement.visited', params: { code: made?.code } } });
    const candidates = async (text = '') => valueOf(await office.api['replacements.candidates']({ serial, text }));
    expect((await candidates())[0]).toMatchObject({ code: gone?.code, reason: 'unreachable' });
    expect((await candidates()).map(({ code }) => code)).not.toContain(made?.code);
    expect(await candidates(third?.name)).toMatchObject([{ code: third?.code, reason: null }]);
    valueOf(await freeze(office, serial, closed([gone?.code ?? ''])));
    expect((await candidates()).map(({ code }) => code)).not.toContain(gone?.code);
  });

  test('has days of its own that are not over, and people for its teams', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [first = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    office.setNow('2026-05-04T09:00:00+08:00');
    const refused = async (change: object, code: string): Promise<void> => {
      expect(await freeze(office, serial, closed([first]), change)).toMatchObject({
        error: { code: 'replacement.notReady', params: { code } },
      });
    };
    await refused({}, 'datesPast');
    await refused({ startsOn: '2026-05-20', endsOn: '2026-05-10' }, 'datesReversed');
    // Every certificate has run out by then.
    await refused({ startsOn: '2029-01-04', endsOn: '2029-01-10' }, 'inspectorsTooFew');
    const next = valueOf(await freeze(office, serial, closed([first]), { startsOn: '2026-05-04', endsOn: '2026-05-29' })).serial;
    const { schemeId } = valueOf(await office.api['draws.get']({ serial: next }));
    expect(valueOf(await office.api['schemes.get']({ id: schemeId })).draft).toMatchObject({
      ...{ startsOn: '2026-05-04', endsOn: '2026-05-29', quantity: 'count', totalMinimum: 0 },
    });
  });

  test('takes each vacancy once, with evidence that fits on one line', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10 });
    const [first = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    const [vacancy] = closed([first]);
    for (const vacancies of [
      [vacancy, vacancy],
      [{ ...vacancy, evidence: '笔录\t第3号' }],
      [{ ...vacancy, evidence: '笔录\n第3号' }],
      [{ ...vacancy, evidence: ' ' }],
      [],
    ])
      expect(await office.run('replacements.freeze', { serial, ...days, vacancies })).toMatchObject({ error: { code: 'input.invalid' } });
    expect(office.bugs).toEqual([]);
  });

  test('of a task with a long name has a name that still fits', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 10, name: '市'.repeat(80) });
    const [first = ''] = (await drawnRows(office, serial)).map(({ code }) => code);
    const next = valueOf(await freeze(office, serial, closed([first]))).serial;
    expect(valueOf(await office.api['draws.get']({ serial: next })).schemeName).toMatch(/^市+…（130123-2026-0001 补抽）$/);
  });
});
