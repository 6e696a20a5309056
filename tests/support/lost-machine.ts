import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { addColleague, colleague, finishDraw, freezeScheme, voidDraw } from './ceremony.ts';
import { carryOut, enrol, importInto, rootPassphrase, sealReceipt, sealResults, startExchange, type Exchange } from './exchange.ts';
import { approvedPlan, planRow } from './plans.ts';
import { aResult, approve, codesOf, enter, giveBack, publish } from './review.ts';
import { startOffice, type StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

export const countyCode = '130123';

const redraw = async ({ api }: StartedOffice, serial: string, code: string): Promise<void> => {
  const { rows } = valueOf(await api['draws.drawn']({ serial, offset: 0, limit: 100 }));
  const leaving = rows.find((row) => row.code === code)?.inspectors[0]?.staffNo ?? '';
  valueOf(await api['teams.redraw']({ serial, leaving, subjects: [code], reason: 'leave', note: '' }));
};

const sendResults = async (exchange: Exchange): Promise<void> => {
  const { county, city } = exchange;
  const answer = await importInto(city, await sealResults(exchange));
  expect([answer.result, answer.records]).toMatchObject([{ outcome: 'ACCEPT' }, { refused: 0, conflict: 0 }]);
  expect((await importInto(county, await sealReceipt(exchange, countyCode))).result.outcome).toBe('ACCEPT');
};

/**
 * A county in the middle of a year: an event drawn and dispatched with results in every state, one returned and entered again, one published and
 * corrected, one followed up, teams changed before and after the first bundle; another event void. All of it is receipted.
 */
export const workingCounty = async (): Promise<Exchange & { readonly serial: string; readonly codes: readonly string[] }> => {
  const exchange = await startExchange();
  const { county, city, serial, stick } = exchange;
  await addColleague(county, ['head', 'reviewer']);
  const published = valueOf(await county.api['items.list']({})).find((item) => item.published)?.code ?? '';
  const plan = await approvedPlan(county, [planRow({ itemCodes: [published] })]);
  valueOf(await county.api['plans.note']({ id: plan, kind: 'filed', on: '2026-01-12', what: '1号', reason: '' }));
  valueOf(await county.api['tasks.dispatch']({ serial, on: '2026-03-02' }));
  valueOf(await county.api['draws.savePeople']({ serial, place: '三楼会议室', people: [] }));
  const codes = await codesOf(county, serial);
  const [problem = '', first = '', second = '', , returned = '', sixth = '', seventh = ''] = codes;
  await redraw(county, serial, seventh);
  await enter(county, serial, problem, { outcomes: ['UNREACHABLE'] });
  await enter(county, serial, returned);
  valueOf(await giveBack(county, serial, returned));
  await enter(county, serial, returned, { remark: '已补照片' });
  valueOf(await approve(county, serial, [problem, first, second]));
  valueOf(await publish(county, serial, [problem, first]));
  const result = await aResult(county, serial, first, { outcomes: ['NOT_OPERATING_ITEM'] });
  const asked = { serial, code: first, result, reason: '当日未开展经营', approver: colleague };
  expect(valueOf(await county.api['publication.correct'](asked))).toMatchObject({ at: 'corrected' });
  valueOf(await publish(county, serial, [first]));
  const [row] = valueOf(await county.api['followUps.list']({ serial, show: 'open', offset: 0, limit: 5 })).rows;
  valueOf(await county.api['followUps.save']({ id: row?.id ?? '', owner: '宁雨桐', measures: [] }));
  const itemIds = (await itemsInForce(county)).slice(0, 2);
  const voided = await freezeScheme(county, { name: '第2期 作废的抽查', itemIds });
  await finishDraw(county, voided);
  const library = await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'roster-data' })));
  expect((await importInto(city, library)).result.outcome).toBe('ACCEPT');
  await sendResults(exchange);
  const { id } = valueOf(await city.api['requests.make']({ county: countyCode, serial, code: problem, reason: '请核对登记住所' }));
  const request = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'correction', to: countyCode })));
  expect((await importInto(county, request)).result.outcome).toBe('ACCEPT');
  valueOf(await county.api['requests.decline']({ id, reason: '现场核对无误' }));
  await redraw(county, serial, sixth);
  await voidDraw(county, voided);
  valueOf(await county.api['draws.savePeople']({ serial, place: '二楼会议室', people: [] }));
  await sendResults(exchange);
  return { ...exchange, codes };
};

/** The machine is gone; the city closes its key, a new one is enrolled and takes the roster. */
export const newMachine = async ({ county, city, stick, rootDigits }: Exchange): Promise<StartedOffice> => {
  const [old] = valueOf(await city.api['keys.state']({})).trust?.offices[0]?.keys ?? [];
  const signer = old?.signer ?? '';
  valueOf(await city.api['chains.pause']({ signer, reason: '县局电脑被盗，先停收' }));
  valueOf(await city.api['trust.close']({ signer, reason: '县局电脑被盗，已电话核实', rootPassphrase }));
  county.close();
  rmSync(county.dataDir, { recursive: true });
  const next = startOffice({ seed: 'the new machine', dataDir: path.join(path.dirname(county.dataDir), 'next', 'data') });
  const office = { code: countyCode, name: '正定县市场监督管理局', role: 'county' as const, adminName: '阮砚宁', password: 'Zhaohe-2021' };
  valueOf(await next.api['office.create'](office));
  // What a bureau decides for itself is in no bundle and is typed again.
  valueOf(await next.api['org.saveCaps']({ caps: { all: 4 } }));
  await enrol(next, city, stick);
  const roster = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  expect(valueOf(await next.api['bundles.import']({ file: roster, rootDigits })).result.outcome).toBe('ACCEPT');
  return next;
};

export const giveAllBack = async ({ city, stick }: Exchange, kind: 'results' | 'roster-data'): Promise<string> =>
  carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind, to: countyCode, snapshot: true })));

/** The published items that every subject has. */
export const itemsInForce = async ({ api }: StartedOffice): Promise<string[]> =>
  valueOf(await api['items.list']({}))
    .filter(({ published, appliesToTag }) => published && appliesToTag === '')
    .map(({ id }) => id);
