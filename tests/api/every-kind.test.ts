import { afterEach, expect, test } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { drawFiles } from '#electron/store/draws.ts';
import { toHex } from '#shared/base/bytes.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { parseCeremony } from '#shared/domain/draw/ceremony-file.ts';
import { findingWords } from '#shared/i18n/zh-cn/scheme-findings.ts';
import { aScheme, finishDraw, holdDraw, itemIdsOf, reveal, voidDraw, withReasons } from '../support/ceremony.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const rates = (...ofClass: readonly [number, number, number, number]): SchemeDraft['rates'] =>
  (['A', 'B', 'C', 'D'] as const).map((stratum, index) => ({ stratum, ratePpm: ofClass[index] ?? 0, minimum: 0, count: 0 }));

const countsOf = async (office: StartedOffice, serial: string): Promise<Record<string, number>> => {
  const { rows } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 100 }));
  const counts: Record<string, number> = {};
  for (const { stratum } of rows) counts[stratum] = (counts[stratum] ?? 0) + 1;
  return counts;
};

const prevOf = ({ store }: StartedOffice, serial: string): string =>
  valueOf(parseCeremony(new TextDecoder().decode(drawFiles(store.read, serial).get('ceremony.tsv')))).prev;

const recordHashOf = ({ store }: StartedOffice, serial: string): string =>
  toHex(nodeHash.sha256(drawFiles(store.read, serial).get('record.tsv') ?? new Uint8Array()));

// 40 active subjects: 20 of class A, 12 of B (with those without a class), 4 of C, 4 of D.
test('one scheme of each kind in one year: every record recomputes, and each names the one before it', async () => {
  const office = prepared.start();
  const { api } = office;

  const fixed = await holdDraw(office, {
    ...{ name: '第1期 定数', quantity: 'count' },
    rates: rates(0, 0, 0, 0).map((rate) => ({ ...rate, count: 2 })),
  });
  expect(await countsOf(office, fixed)).toEqual({ A: 2, B: 2, C: 2, D: 2 });

  const byClass = await holdDraw(office, { name: '第2期 按等级', rates: rates(100_000, 250_000, 500_000, 1_000_000) });
  expect(await countsOf(office, byClass)).toEqual({ A: 2, B: 3, C: 2, D: 4 });

  const allOfD = await holdDraw(office, {
    ...{ name: '第3期 D类全查', rates: rates(50_000, 50_000, 50_000, 50_000) },
    takeAll: { classes: ['D'], tags: [] },
  });
  expect(await countsOf(office, allOfD)).toEqual({ A: 1, B: 1, C: 1, D: 4 });

  const [, food = ''] = await itemIdsOf(office, ['TJ-01', 'TJ-02']);
  const joint = await holdDraw(office, {
    ...{ name: '第4期 联合', rates: rates(100_000, 100_000, 100_000, 100_000) },
    joint: { everyItem: false, items: [{ itemId: food, rates: rates(500_000, 500_000, 500_000, 500_000), totalMinimum: 0 }] },
  });

  // Too few people of a business line: no event at all, but a sentence with the numbers.
  const few = await aScheme(office, { name: '第5期 人手不够', totalMinimum: 40, inspectorCap: 2 });
  valueOf(await api['schemes.save']({ id: few.id, draft: await withReasons(office, few.id, few.draft) }));
  expect(await api['schemes.freeze']({ id: few.id })).toMatchObject({ ok: false, error: { code: 'scheme.notReady' } });
  const { findings } = valueOf(await api['schemes.preview'](few));
  const bottleneck = findings.find(({ code, about }) => code === 'lineOver' && about === '食品');
  expect(bottleneck && findingWords(bottleneck).what).toBe('食品检查需 10 人次，仅 4 名持证人员、上限 8 人次，缺 2');

  const dropped = await holdDraw(office, { name: '第6期 作废', totalMinimum: 6 });
  const again = await voidDraw(office, dropped);
  const { draft } = valueOf(await api['schemes.get']({ id: again }));
  valueOf(await api['schemes.save']({ id: again, draft: await withReasons(office, again, { ...draft, totalMinimum: 12 }) }));
  const second = valueOf(await api['schemes.freeze']({ id: again })).serial;
  await finishDraw(office, second);

  const [visit] = valueOf(await api['draws.drawn']({ serial: second, offset: 0, limit: 1 })).rows;
  const leaving = visit?.inspectors[0]?.staffNo ?? '';
  const subjects = [visit?.code ?? ''];
  valueOf(await api['teams.redraw']({ serial: second, leaving, subjects, reason: 'recusal', note: '与该户负责人是近亲属' }));

  const [, gone] = valueOf(await api['draws.drawn']({ serial: second, offset: 0, limit: 2 })).rows;
  const vacancies = [{ code: gone?.code ?? '', reason: 'closed' as const, evidence: '现场笔录第3号' }];
  const days = { startsOn: '2026-03-02', endsOn: '2026-03-31' };
  const replacement = valueOf(await api['replacements.freeze']({ serial: second, ...days, vacancies })).serial;
  expect((await finishDraw(office, replacement)).drawn).toBe(1);

  const events = [fixed, byClass, allOfD, joint, dropped, second, replacement];
  const list = valueOf(await api['draws.list']({}));
  expect(list.map(({ serial }) => serial).toSorted()).toEqual(events);
  expect(list.filter(({ state }) => state === 'void').map(({ serial }) => serial)).toEqual([dropped]);
  expect(list.find(({ serial }) => serial === replacement)?.fills).toBe(second);
  for (const serial of events.filter((one) => one !== dropped)) {
    expect(valueOf(verifyRecord(drawFiles(office.store.read, serial), nodeHash))).toMatchObject({ serial, recorded: true });
    expect(await api['draws.run']({ serial, ...reveal })).toMatchObject({ ok: false });
  }
  // A void event keeps its list; the record that says so is what the next event names.
  expect(await countsOf(office, dropped)).not.toEqual({});
  for (const [index, serial] of events.entries()) {
    const before = events[index - 1];
    if (before !== undefined && before !== dropped) expect(prevOf(office, serial)).toBe(recordHashOf(office, before));
  }
});
