import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { figureKeys, figureParts, type FigureKey } from '#shared/domain/figures/figures.ts';
import type { FigureLineView } from '#shared/contract/figures.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { colleague, freezeScheme, voidDraw } from '../support/ceremony.ts';
import { carryOut, importInto, sealReceipt, sealResults, startExchange, type Exchange } from '../support/exchange.ts';
import { runByHand } from '../support/office-database.ts';
import { aResult, approve, asColleague, codesOf, enter, problemAt, publish } from '../support/review.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const asked = { year: 2026, until: '2026-03-02' } as const;
const county = '130123';
const voidName = '第2期 报废的任务';

const someItems = async ({ api }: StartedOffice): Promise<string[]> =>
  valueOf(await api['items.list']({}))
    .filter(({ published, appliesToTag }) => published && appliesToTag === '')
    .slice(0, 2)
    .map(({ id }) => id);

/** A county with a void event and one in every state of its visits; the city has everything of it. */
const workedExchange = async () => {
  const exchange = await startExchange();
  const { county: office, city, serial, stick } = exchange;
  await voidDraw(office, await freezeScheme(office, { name: voidName, itemIds: await someItems(office) }));
  const codes = await codesOf(office, serial);
  const [pending = '', listed = '', corrected = '', ...others] = codes;
  const published = [pending, listed, corrected, ...others.slice(0, -2)];
  await enter(office, serial, pending, { outcomes: ['PENDING'], ...(await problemAt(office, serial, pending)), disposal: 'caseFiled' });
  await enter(office, serial, listed, { outcomes: ['UNREACHABLE'] });
  for (const code of others.slice(0, -1)) await enter(office, serial, code);
  valueOf(await approve(office, serial, published));
  valueOf(await publish(office, serial, published));
  const result = await aResult(office, serial, corrected, { outcomes: ['NOT_OPERATING_ITEM'] });
  valueOf(await office.api['publication.correct']({ serial, code: corrected, result, reason: '当日未开展经营', approver: colleague }));
  await importInto(city, await sealResults(exchange));
  await importInto(city, await carryOut(office, stick, valueOf(await office.api['bundles.seal']({ kind: 'roster-data' }))));
  return { ...exchange, codes, pending, listed, corrected, published };
};

const linesOf = async ({ api }: StartedOffice, key: FigureKey, part: (typeof figureParts)[number], code?: string) => {
  const answer = await api['figures.lines']({ ...asked, county: code, figure: key, part, offset: 0, limit: 200 });
  return answer.ok ? answer.value.rows.map(comparable) : answer.error.code;
};

/** What a county does not send: which unit has a visit. Names of events are compared, of subjects as well. */
const comparable = (line: FigureLineView) => (line.kind === 'visit' ? { ...line, unit: '' } : line);
const byCode = (lines: Awaited<ReturnType<typeof linesOf>>) =>
  typeof lines === 'string' ? lines : lines.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('what the city counts of a county', () => {
  test(
    'is what the county counts of itself: every figure, every line behind it, every row of the table',
    { timeout: 240_000 },
    async () => {
      const { county: office, city } = await workedExchange();
      const own = valueOf(await office.api['figures.year'](asked));
      const seen = valueOf(await city.api['figures.year']({ ...asked, county }));
      // How often a subject is visited at most a county does not send.
      const shared = figureKeys.filter((key) => key !== 'overCap');
      const figuresOf = ({ figures }: typeof own) => figures.filter(({ key }) => key !== 'overCap');
      expect(figuresOf(seen)).toEqual(figuresOf(own));
      expect(seen.base).toEqual(own.base);
      expect(seen.byTask).toEqual(own.byTask);
      expect(seen.byMonth).toEqual(own.byMonth);
      for (const key of shared)
        for (const part of figureParts)
          expect([key, part, byCode(await linesOf(city, key, part, county))]).toEqual([
            key,
            part,
            byCode(await linesOf(office, key, part)),
          ]);
      const figure = (key: FigureKey) => seen.figures.find((one) => one.key === key);
      // The facts are there at all, or nothing was compared.
      expect(figure('voided')).toMatchObject({ numerator: 1, denominator: 2 });
      expect(figure('missedFollowUps')?.numerator).toBe(0);
      expect(figure('found')?.numerator).toBe(2);
    },
  );

  test('stands in one row for each county, with its newest bundle and what it has not answered', { timeout: 240_000 }, async () => {
    const { city, serial, pending } = await workedExchange();
    const [row, ...others] = valueOf(await city.api['counties.standings'](asked));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ code: county, missing: 0, openRequests: 0 });
    expect(row?.lastBundleAt).toMatch(/^2026-03-02T/);
    expect(row?.subjects).toBeGreaterThan(100);
    expect(row?.figures).toEqual(valueOf(await city.api['figures.year']({ ...asked, county })).figures);
    valueOf(await city.api['requests.make']({ county, serial, code: pending, reason: '公示写错了结果' }));
    expect(valueOf(await city.api['counties.standings'](asked))[0]?.openRequests).toBe(1);
  });

  test('knows no county that is not in the roster, and no day still to come', { timeout: 240_000 }, async () => {
    const { city } = await startExchange();
    expect(await city.api['figures.year']({ ...asked, county: '130999' })).toMatchObject({ error: { code: 'county.unknown' } });
    expect(await city.api['counties.standings']({ year: 2026, until: '2026-03-03' })).toMatchObject({
      error: { code: 'figures.dayInvalid' },
    });
  });

  test('can be looked into down to one visit, and its draw can be held again', { timeout: 240_000 }, async () => {
    const { city, serial, corrected, codes, stick } = await workedExchange();
    const visit = valueOf(await city.api['counties.visit']({ county, serial, code: corrected }));
    expect(visit).toMatchObject({
      result: { outcomes: ['NOT_OPERATING_ITEM'], rev: 1 },
      corrections: [{ number: 1, reason: '当日未开展经营', approverName: colleague.name }],
      publications: [{ correction: 0, publishedOn: '2026-03-02' }],
    });
    expect(visit.name).not.toBe('');
    expect(visit.result?.items.every(({ name }) => name !== '')).toBe(true);
    expect(visit.inspectors.every((name) => name !== '' && !/^[0-9]/.test(name))).toBe(true);
    expect(valueOf(await city.api['counties.visit']({ county, serial, code: codes.at(-1) ?? '' })).result).toBeNull();
    const unknown = await city.api['counties.visit']({ county, serial, code: '91130123XXXXXXXXXX' });
    expect(unknown).toMatchObject({ error: { code: 'county.visitUnknown' } });

    const parent = path.join(stick, 'records');
    mkdirSync(parent);
    const { folder, files } = valueOf(await city.api['counties.exportRecord']({ county, serial, folder: parent }));
    const bytes = await Promise.all(files.map(async (name) => [name, new Uint8Array(await readFile(path.join(folder, name)))] as const));
    expect(verifyRecord(new Map(bytes), nodeHash)).toMatchObject({ ok: true, value: { serial, listed: true } });
    expect(files).toContain('verify.html');
    const missing = await city.api['counties.exportRecord']({ county, serial: '130123-2026-0099', folder: parent });
    expect(missing).toMatchObject({ error: { code: 'county.recordMissing' } });
  });
});

const openRequest = async (exchange: Exchange & { readonly serial: string }, code: string): Promise<string> => {
  const { county: office, city, serial, stick } = exchange;
  const { id } = valueOf(await city.api['requests.make']({ county, serial, code, reason: '公示的结果与笔录不一致' }));
  const bundle = valueOf(await city.api['bundles.seal']({ kind: 'correction', to: county }));
  expect(await importInto(office, await carryOut(city, stick, bundle))).toMatchObject({ result: { outcome: 'ACCEPT' } });
  return id;
};

const stateOf = async ({ api }: StartedOffice, id: string) => valueOf(await api['requests.list']({})).find((one) => one.id === id);

describe('what the city asks to have corrected', () => {
  test('reaches the county, changes nothing there, and is answered by the correction it makes', { timeout: 240_000 }, async () => {
    const exchange = await workedExchange();
    const { county: office, city, serial, listed } = exchange;
    const before = valueOf(await office.api['results.visit']({ serial, code: listed }));
    const id = await openRequest(exchange, listed);
    expect(await stateOf(office, id)).toMatchObject({ state: 'open', code: listed, reason: '公示的结果与笔录不一致', serial });
    expect(await stateOf(city, id)).toMatchObject({ state: 'open', sealed: true });
    expect(valueOf(await office.api['results.visit']({ serial, code: listed }))).toEqual(before);
    const again = await city.api['requests.make']({ county, serial, code: listed, reason: '再说一遍' });
    expect(again).toMatchObject({ error: { code: 'request.open' } });
    expect(await city.api['bundles.seal']({ kind: 'correction', to: county })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });

    const result = await aResult(office, serial, listed, { outcomes: ['NO_ISSUE'], remark: '已核对笔录' });
    valueOf(await office.api['publication.correct']({ serial, code: listed, result, reason: '核对笔录后更正', approver: colleague }));
    expect(await stateOf(office, id)).toMatchObject({ state: 'corrected' });
    expect(await stateOf(city, id)).toMatchObject({ state: 'open' });
    await importInto(city, await sealResults(exchange));
    expect(await stateOf(city, id)).toMatchObject({ state: 'corrected' });
    const receipt = await importInto(office, await sealReceipt(exchange, county));
    expect(receipt).toMatchObject({ result: { outcome: 'ACCEPT' } });
    expect(valueOf(await city.api['counties.visit']({ county, serial, code: listed }))).toMatchObject({ result: { remark: '已核对笔录' } });
  });

  test('may be declined with a reason, once, and taken back by the city', { timeout: 240_000 }, async () => {
    const exchange = await workedExchange();
    const { county: office, city, listed, pending, stick } = exchange;
    const id = await openRequest(exchange, listed);
    valueOf(await office.api['requests.decline']({ id, reason: '笔录与公示一致，照片另附' }));
    expect(await stateOf(office, id)).toMatchObject({ state: 'declined', answer: '笔录与公示一致，照片另附' });
    expect(await office.api['requests.decline']({ id, reason: '又一遍' })).toMatchObject({ error: { code: 'request.answered' } });
    await importInto(city, await sealResults(exchange));
    expect(await stateOf(city, id)).toMatchObject({ state: 'declined', answer: '笔录与公示一致，照片另附' });
    expect(await city.api['requests.withdraw']({ id, reason: '不用了' })).toMatchObject({ error: { code: 'request.answered' } });

    const second = await openRequest(exchange, pending);
    valueOf(await city.api['requests.withdraw']({ id: second, reason: '看错了户' }));
    expect(await stateOf(city, second)).toMatchObject({ state: 'withdrawn', answer: '看错了户', sealed: false });
    expect(await stateOf(office, second)).toMatchObject({ state: 'open' });
    const bundle = valueOf(await city.api['bundles.seal']({ kind: 'correction', to: county }));
    expect(await importInto(office, await carryOut(city, stick, bundle))).toMatchObject({ records: { applied: 1, conflict: 0 } });
    expect(await stateOf(office, second)).toMatchObject({ state: 'withdrawn', answer: '看错了户' });
  });

  test('is asked by the city alone, of a result that came, and answered by the county alone', { timeout: 240_000 }, async () => {
    const exchange = await workedExchange();
    const { county: office, city, serial, codes, listed } = exchange;
    const make = { county, serial, code: codes.at(-1) ?? '', reason: '没有录入' };
    expect(await city.api['requests.make'](make)).toMatchObject({ error: { code: 'request.noResult' } });
    expect(await city.api['requests.make']({ ...make, serial: '130123-2026-0077' })).toMatchObject({
      error: { code: 'county.visitUnknown' },
    });
    const byCounty = await asColleague(office, () => office.api['requests.make']({ ...make, code: listed }));
    expect(byCounty).toMatchObject({ error: { code: 'access.denied' } });
    expect(await office.api['requests.make']({ ...make, code: listed })).toMatchObject({ error: { code: 'office.roleOnly' } });
    const id = await openRequest(exchange, listed);
    expect(await city.api['requests.decline']({ id, reason: '代县局答复' })).toMatchObject({ error: { code: 'office.roleOnly' } });
    expect(await office.api['bundles.seal']({ kind: 'correction', to: '130100' })).toMatchObject({ error: { code: 'office.roleOnly' } });
    // Nor can who opens the file change what was asked, or take an answer back.
    expect(runByHand(city.store.filePath, `update correction_requests set reason = '改'`)).not.toBe('done');
    expect(runByHand(city.store.filePath, 'delete from correction_requests')).not.toBe('done');
    valueOf(await office.api['requests.decline']({ id, reason: '一致' }));
    expect(runByHand(office.store.filePath, 'delete from request_answers')).not.toBe('done');
  });
});
