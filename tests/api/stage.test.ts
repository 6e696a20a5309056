import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { stageCalls } from '#shared/contract/stage.ts';
import { commitBoth, dice, freezeScheme, holdDraw, rollDice, voidDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { madeCode } from '../support/made-code.ts';
import { bureau, preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const rowsOf = async (office: StartedOffice, serial: string) =>
  valueOf(await office.api['stage.rows']({ serial, offset: 0, limit: 200 })).rows;

describe('the stage', () => {
  test('shows the stored list: same places, strata, ranks and tickets', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const { rows, total } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
    const shown = await rowsOf(office, serial);
    expect(shown).toHaveLength(total);
    expect(shown.map(({ position, stratum, rank, ticket }) => [position, stratum, rank, ticket])).toEqual(
      rows.map(({ stratum, rank, ticket }, index) => [index + 1, stratum, rank, ticket]),
    );
  });

  test('masks names until somebody decides otherwise, and the decision stands in the trail', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 40 });
    const names = new Set(valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 })).rows.map(({ name }) => name));
    for (const { label } of await rowsOf(office, serial)) expect(label).toMatch(/^第\*.*…[0-9A-Z]{3}$/);
    valueOf(await office.api['stage.saveSettings']({ objects: 'full', inspectors: true }));
    const whole = await rowsOf(office, serial);
    for (const [index, { label }] of whole.entries())
      expect(names.has(label)).toBe(
        !(valueOf(await office.api['draws.drawn']({ serial, offset: index, limit: 1 })).rows[0]?.code ?? '').startsWith('92'),
      );
    valueOf(await office.api['stage.saveSettings']({ objects: 'ticket', inspectors: false }));
    for (const { label, town } of await rowsOf(office, serial)) expect([label, town]).toEqual(['', '']);
    const { rows } = valueOf(await office.api['audit.window']({ offset: 0, limit: 5 }));
    expect(rows[0]).toMatchObject({ event: 'stage.settingsSaved' });
  });

  test('shows a recusal that fired with the refused ticket and those who go', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 40 });
    const { inspectors, recusals } = valueOf(await office.api['draws.teams']({ serial }));
    expect(inspectors.map(({ ticket }) => ticket)).toEqual([...inspectors.map(({ ticket }) => ticket)].sort());
    const { rows } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
    const at = rows.findIndex(({ code }) => code === madeCode(9));
    const team = rows[at]?.inspectors.map(({ staffNo }) => staffNo);
    expect(recusals).toEqual([expect.objectContaining({ position: at + 1, code: madeCode(9) })]);
    expect(recusals[0]?.refused.staffNo).toBe('ZD001');
    expect(recusals[0]?.team.map(({ staffNo }) => staffNo)).toEqual(team);
    const scene = valueOf(await office.api['stage.scene']({ serial }));
    expect(scene.recusals[0]?.refused).toEqual({ label: '段××', ticket: recusals[0]?.refused.ticket });
    expect(scene.recusals[0]?.team.map(({ ticket }) => ticket)).toEqual(recusals[0]?.team.map(({ ticket }) => ticket));
    expect(JSON.stringify(scene)).not.toContain('段光川');
  });

  test('tells the rules that were frozen, and how many of the list take part', async () => {
    const office = prepared.start();
    const typed = { code: madeCode(3), reason: '在查案件' };
    const serial = await freezeScheme(office, { rounding: 'halfUp', avoidLast: true, exclusions: [typed] });
    const { rules, subjects, strata } = valueOf(await office.api['stage.scene']({ serial }));
    expect(rules).toMatchObject({ quantity: 'ratio', rounding: 'halfUp', avoidLast: true, teamSize: 2, inspectorCap: 60 });
    expect(rules.leftOut).toEqual([
      { cause: 'status', subjects: 2 },
      { cause: 'typed', subjects: 1 },
    ]);
    expect(strata.reduce((sum, stratum) => sum + stratum.subjects, 0)).toBe(subjects - 3);
    expect(valueOf(await office.api['draws.get']({ serial })).rules).toEqual(rules);
  });

  test('never shows the hidden reading of the dice', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    valueOf(await office.api['draws.readFirst']({ serial, kind: 'tenSided', digits: dice }));
    const hidden = valueOf(await office.api['stage.scene']({ serial }));
    expect(hidden).toMatchObject({ hiddenDigits: 20, dice: null });
    expect(JSON.stringify(hidden)).not.toContain(dice);
    valueOf(await office.api['draws.dropReading']({ serial }));
    await rollDice(office, serial);
    expect(valueOf(await office.api['stage.scene']({ serial }))).toMatchObject({ hiddenDigits: 0, dice });
  });

  test('says that an event is void and what the next one follows', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const id = await voidDraw(office, serial, '方案里漏选了一个事项');
    expect(valueOf(await office.api['stage.scene']({ serial })).voided).toMatchObject({ reason: '方案里漏选了一个事项' });
    const next = valueOf(await office.api['schemes.freeze']({ id })).serial;
    expect(valueOf(await office.api['stage.scene']({ serial: next })).earlier).toMatchObject([{ serial }]);
  });
});

describe('the window of the stage', () => {
  test('goes on showing while the console is locked or nobody is signed in', async () => {
    const office = prepared.start({ signIn: true });
    valueOf(await office.api['session.signIn']({ name: bureau.adminName, password: bureau.password }));
    const serial = await holdDraw(office);
    valueOf(await office.api['session.lock']({}));
    expect(await office.run('stage.scene', { serial })).toMatchObject({ error: { code: 'session.locked' } });
    expect(await office.runOnStage('stage.scene', { serial })).toMatchObject({ ok: true, value: { serial } });
    office.session.signOut();
    expect(await office.runOnStage('stage.rows', { serial, offset: 0, limit: 5 })).toMatchObject({ ok: true });
  });

  test('may ask its two questions and nothing else of the contract, signed in or not', async () => {
    const office = prepared.start();
    await holdDraw(office);
    const before = dumpHash(office.store.filePath);
    for (const name of Object.keys(contract).filter((known) => !stageCalls.some((call) => call === known)))
      expect([name, await office.runOnStage(name, {})]).toEqual([name, { ok: false, error: { code: 'call.unknown', params: { name } } }]);
    for (const call of stageCalls) expect(contract[call].kind).toBe('query');
    expect(dumpHash(office.store.filePath)).toBe(before);
  });
});
