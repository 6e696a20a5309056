import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runDraw } from '#electron/cli/draw-command.ts';
import { commitBoth, dice, finishDraw, freezeScheme, holdDraw, reveal, rollDice } from '../support/ceremony.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { recomputedDraw } from '../support/recomputed-draw.ts';
import { importTable, inspectorRow, preparedCounty, subjectRow } from '../support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const exportRecord = async (office: StartedOffice, serial: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  const { folder, files } = valueOf(await office.api['draws.exportRecord']({ serial, folder: makeTempDir() }));
  expect((await readdir(folder)).sort()).toEqual([...files].sort());
  const contents = await Promise.all(files.map(async (name) => [name, new Uint8Array(await readFile(path.join(folder, name)))] as const));
  return new Map(contents);
};

describe('the drawn list', () => {
  test('is what anybody computes from the published files', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office, { totalMinimum: 17 });
    const outcome = await finishDraw(office, serial);
    const files = await exportRecord(office, serial);
    const again = recomputedDraw(files);
    const draw = valueOf(await office.api['draws.get']({ serial }));
    expect([again.prk, again.commitA, again.commitB]).toEqual([outcome.prk, draw.commitA, draw.commitB]);
    expect(Buffer.from(files.get('result.tsv') ?? []).toString('utf8')).toBe(again.result);
    expect(outcome).toMatchObject({
      resultHash: sha256(Buffer.from(again.result)),
      drawn: 17,
      shortVisits: 0,
      drawnAt: draw.result?.drawnAt,
    });
    const { rows, total } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
    const published = again.result
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
    const drawn = published.filter(([, , mark]) => mark === 'S');
    expect(total).toBe(17);
    expect(rows.map(({ stratum, rank, code, ticket }) => [stratum, String(rank), 'S', code, '1', ticket])).toEqual(drawn);
    expect(published).toHaveLength(40);
  });

  test('has the public value and the digits of another ceremony in its seed', async () => {
    const seeds = new Set<string>();
    for (const [publicValue, digits] of [
      ['', dice],
      ['20260302', dice],
      [' 20260302 ', dice],
      ['', dice.replace('3', '4')],
    ] as const) {
      const office = prepared.start();
      const serial = await freezeScheme(office);
      if (publicValue !== '') valueOf(await office.api['draws.announce']({ serial, what: '当天福彩3D开奖号码', known: '3月2日21时15分' }));
      await commitBoth(office, serial);
      await rollDice(office, serial, digits);
      seeds.add(valueOf(await office.api['draws.run']({ serial, ...reveal, publicValue })).prk);
      expect(recomputedDraw(await exportRecord(office, serial)).prk).toBe([...seeds].at(-1));
      endOffices();
    }
    expect(seeds.size).toBe(3);
  });

  test('gives each visit two inspectors who may go, and spreads the visits', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 40 });
    const { rows } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
    expect(rows).toHaveLength(40);
    for (const { inspectors } of rows) expect(new Set(inspectors.map(({ staffNo }) => staffNo)).size).toBe(2);
    const teams = new Map(rows.map(({ code, inspectors }) => [code, inspectors.map(({ staffNo }) => staffNo)]));
    expect(teams.get(madeCode(9))).not.toContain('ZD001');
    const food = ['ZD001', 'ZD002', 'ZD003', 'ZD004'];
    for (let number = 0; number < 40; number += 4)
      expect(teams.get(madeCode(number))?.some((staffNo) => food.includes(staffNo))).toBe(true);
    const loads = new Map<string, number>();
    for (const staffNo of [...teams.values()].flat()) loads.set(staffNo, (loads.get(staffNo) ?? 0) + 1);
    expect([...loads.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `ZD00${number}`));
    expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
  });

  test('comes in windows and shows names as they were frozen', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office, { totalMinimum: 40 });
    await importTable(office, 'subjects', [subjectRow(0, { 名称: '已改名的商行' })]);
    await finishDraw(office, serial);
    const window = async (offset: number, limit: number) => valueOf(await office.api['draws.drawn']({ serial, offset, limit })).rows;
    const all = await window(0, 200);
    expect([...(await window(0, 15)), ...(await window(15, 15)), ...(await window(30, 15))]).toEqual(all);
    expect(all.find(({ code }) => code === madeCode(0))).toMatchObject({ name: '正定县第0号商行', town: '正定镇', result: 'todo' });
    expect(await office.api['draws.drawn']({ serial, offset: 0, limit: 201 })).toMatchObject({ error: { code: 'input.invalid' } });
  });

  test('counts the visit of this year for those who were drawn', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const { rows } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
    const counted = rowsOf(office, 'select code from subjects where drawn_this_year = 1 order by code').map(({ code }) => code);
    expect(counted).toEqual(rows.map(({ code }) => code).sort());
  });

  test('shows the scheme as drawn, with its visits', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    expect(valueOf(await office.api['schemes.list']({}))).toMatchObject([{ state: 'drawn', serial, drawn: 5, entered: 0 }]);
  });
});

describe('the chain of events', () => {
  test('each record names the one before it, across the years', async () => {
    const office = prepared.start();
    const first = await holdDraw(office);
    const { recordHash } = valueOf(await office.api['draws.get']({ serial: first })).result ?? { recordHash: '' };
    expect(recordHash).toBe(sha256((await exportRecord(office, first)).get('record.tsv') ?? new Uint8Array(0)));
    office.setNow('2027-01-11T09:00:00+08:00');
    const second = await freezeScheme(office, { name: '第2期', startsOn: '2027-01-11', endsOn: '2027-02-05' });
    expect(second).toBe('130123-2027-0001');
    expect(valueOf(await office.api['draws.get']({ serial: second })).prev).toBe(recordHash);
    await finishDraw(office, second);
    expect(recomputedDraw(await exportRecord(office, second)).prk).toBe(
      valueOf(await office.api['draws.get']({ serial: second })).result?.prk,
    );
  });

  test('a record does not follow the time of a computer whose clock went back', async () => {
    const office = prepared.start();
    await holdDraw(office);
    const second = await holdDraw(office, { name: '第2期' });
    const { result } = valueOf(await office.api['draws.get']({ serial: second }));
    office.setNow('2026-03-01T09:00:00+08:00');
    const third = await freezeScheme(office, { name: '第3期' });
    await finishDraw(office, third);
    office.setNow('2026-03-02T08:00:00+08:00');
    const fourth = await freezeScheme(office, { name: '第4期' });
    const prevs = await Promise.all([third, fourth].map(async (serial) => valueOf(await office.api['draws.get']({ serial })).prev));
    expect(prevs).toEqual([result?.recordHash, valueOf(await office.api['draws.get']({ serial: third })).result?.recordHash]);
  });
});

describe('the record folder', () => {
  test('holds the stored bytes and passes draw verify', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office, { totalMinimum: 12 });
    const target = makeTempDir();
    const { folder } = valueOf(await office.api['draws.exportRecord']({ serial, folder: target }));
    expect(folder).toBe(path.join(target, serial));
    const stored = rowsOf(office, 'select name, sha256 from draw_files order by name');
    const written = await Promise.all(
      (await readdir(folder)).sort().map(async (name) => ({ name, sha256: sha256(await readFile(path.join(folder, name))) })),
    );
    const beside = ['files.tsv', 'verify.html', 'verify.sh', '名单.xlsx', '抽取记录.html', '说明.txt'];
    expect(written.filter(({ name }) => !beside.includes(name))).toEqual(stored);
    expect(written.map(({ name }) => name)).toEqual(expect.arrayContaining(beside));
    const said: string[] = [];
    const io = {
      out: (text: string) => said.push(text),
      err: (text: string) => said.push(text),
      now: () => new Date(0),
      prompt: () => Promise.resolve(''),
    };
    expect(await runDraw(['verify', folder, '--json'], io)).toBe(0);
    expect(JSON.parse(said.join(''))).toMatchObject({ ok: true, summary: { serial, recorded: true } });
  });

  test('is taken for written where it is whole, and never written over another folder', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const folder = makeTempDir();
    const first = valueOf(await office.api['draws.exportRecord']({ serial, folder }));
    expect(valueOf(await office.api['draws.exportRecord']({ serial, folder }))).toEqual(first);
    await writeFile(path.join(folder, serial, 'result.tsv'), 'changed');
    expect(await office.api['draws.exportRecord']({ serial, folder })).toEqual({
      ok: false,
      error: { code: 'file.exists', params: { name: serial } },
    });
    expect(await readdir(folder)).toEqual([serial]);
    expect(await readFile(path.join(folder, serial, 'result.tsv'), 'utf8')).toBe('changed');
  });

  test('that is cancelled leaves nothing behind', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const folder = makeTempDir();
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    expect(await office.api['draws.exportRecord']({ serial, folder }, { signal: stop.signal, onProgress })).toMatchObject({
      error: { code: 'job.cancelled' },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('that is cancelled where the record stands already leaves it standing', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const folder = makeTempDir();
    const { files } = valueOf(await office.api['draws.exportRecord']({ serial, folder }));
    const stop = new AbortController();
    const pending = office.api['draws.exportRecord']({ serial, folder }, { signal: stop.signal });
    stop.abort();
    expect(await pending).toMatchObject({ error: { code: 'job.cancelled' } });
    expect((await readdir(path.join(folder, serial))).sort()).toEqual([...files].sort());
  });

  test('into a folder that is not there says that it cannot be written', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const answer = await office.api['draws.exportRecord']({ serial, folder: path.join(makeTempDir(), '没有', '这里') });
    expect(answer).toMatchObject({ ok: false, error: { code: 'folder.notWritable' } });
  });
});

test('a visit that nobody else may make stays short and is counted', async () => {
  const office = prepared.start();
  const left = [2, 3, 4].map((number) => inspectorRow(number, { 状态: '失效' }));
  await importTable(office, 'inspectors', [inspectorRow(1, { 回避对象: `${madeCode(4)}；亲属任职` }), ...left]);
  const serial = await freezeScheme(office, { totalMinimum: 40 });
  expect(await finishDraw(office, serial)).toMatchObject({ drawn: 40, inspectors: 3, shortVisits: 1 });
  const { rows } = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 200 }));
  expect(rows.filter(({ inspectors }) => inspectors.length < 2).map(({ code }) => code)).toEqual([madeCode(4)]);
});
