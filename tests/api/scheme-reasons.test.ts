import { afterEach, describe, expect, test } from 'vitest';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { findDraw } from '#electron/store/draws.ts';
import { aScheme, holdDraw, itemIdsOf } from '../support/ceremony.ts';
import { rowsOf } from '../support/office-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const everywhere = (ratePpm: number): SchemeDraft['rates'] =>
  (['A', 'B', 'C', 'D'] as const).map((stratum) => ({ stratum, ratePpm, minimum: 0, count: 0 }));

describe('a finding that asks for a reason', () => {
  const tiny: Partial<SchemeDraft> = { rates: everywhere(30_000).map((rate) => (rate.stratum === 'C' ? { ...rate, ratePpm: 300 } : rate)) };

  test('holds the freeze up until the reason is written, and the reason stays with the event', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office, tiny);
    valueOf(await office.api['schemes.save']({ id, draft }));
    expect(await office.api['schemes.freeze']({ id })).toMatchObject({ error: { code: 'scheme.reasonMissing', params: { findings: 1 } } });
    const reason = 'C类去年全查过';
    valueOf(await office.api['schemes.save']({ id, draft: { ...draft, reasons: [{ code: 'rateTiny', about: 'C', reason }] } }));
    const { serial } = valueOf(await office.api['schemes.freeze']({ id }));
    const accepted = [{ code: 'rateTiny', about: 'C', facts: { stratum: 'C', item: '', ratePpm: 300 }, reason }];
    expect(valueOf(await office.api['schemes.get']({ id })).accepted).toEqual(accepted);
    expect(findDraw(office.store.read, serial)?.settings.accepted).toEqual(accepted);
    const [row] = rowsOf(office, `select params from audit_rows where event = 'schemes.frozen'`);
    expect(JSON.parse(String(row?.['params']))).toMatchObject({ serial, reasons: [{ code: 'rateTiny', reason }] });
  });

  test('names the visits that another task still owes, so that they can be left out together', async () => {
    const office = prepared.start();
    const before = await holdDraw(office, { totalMinimum: 6 });
    const { draft } = await aScheme(office, { name: '第2期', filter: { risks: ['A', 'B'] } });
    const asked = async (change: Partial<SchemeDraft>) =>
      valueOf(await office.api['schemes.preview']({ draft: { ...draft, ...change } })).findings.find(({ code }) => code === 'openTask')
        ?.facts;
    const waiting = valueOf(await office.api['schemes.waiting']({ draft, serial: before }));
    expect(await asked({})).toEqual({ serial: before, subjects: waiting.length });
    expect(waiting.length).toBeGreaterThan(0);
    expect(await asked({ exclusions: waiting.map((code) => ({ code, reason: '同期其他任务已抽' })) })).toBeUndefined();
    expect(await asked({ itemIds: await itemIdsOf(office, ['TJ-05']) })).toBeUndefined();
  });
});

test('a copy takes everything over but days, approvals and reasons', async () => {
  const office = prepared.start();
  const approved = { keep: true, reason: '投诉集中', approver: '苏文岚' };
  const { id, draft } = await aScheme(office, {
    teamSize: 3,
    overCap: approved,
    reasons: [{ code: 'riskStale', about: '', reason: '照用' }],
  });
  valueOf(await office.api['schemes.save']({ id, draft }));
  const copy = valueOf(await office.api['schemes.create']({ name: '第2期', copyOf: id }));
  expect(valueOf(await office.api['schemes.get']({ id: copy.id })).draft).toEqual({
    ...draft,
    name: '第2期',
    startsOn: '',
    endsOn: '',
    overCap: { keep: false, reason: '', approver: '' },
    reasons: [],
  });
  expect(await office.api['schemes.create']({ name: '第3期', copyOf: 'x' })).toMatchObject({ error: { code: 'scheme.notFound' } });
});
