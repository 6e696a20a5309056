import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { holdDraw } from '../support/ceremony.ts';
import { aPdf, aPng } from '../support/evidence-files.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, codesOf, enter, publish } from '../support/review.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';
import { unzipped } from '../support/unzipped.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const year = { year: 2026, until: '2026-03-02', to: '石家庄市市场监督管理局' };
const name = '年度总结材料-2026年-截至2026-03-02';

/** An event with one problem, its evidence, and everything published. */
const workedYear = async () => {
  const office = prepared.start();
  const serial = await holdDraw(office, { totalMinimum: 6 });
  const codes = await codesOf(office, serial);
  const [first = '', ...others] = codes;
  const { items } = valueOf(await office.api['results.visit']({ serial, code: first }));
  const [item] = items;
  const add = (source: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }, itemId?: string) =>
    office.api['evidence.add']({
      place: itemId === undefined ? { about: 'visit', serial, code: first } : { about: 'item', serial, code: first, itemId },
      ...{ kind: 'photo', note: '', source },
    });
  valueOf(await add({ name: '=cmd|门头.png', bytes: new Uint8Array(aPng()) }));
  valueOf(await add({ name: '笔录.pdf', bytes: new Uint8Array(aPdf()) }, item?.id ?? ''));
  const found = items.map(({ id }) => ({ itemId: id, check: 'checked' as const, problem: true, text: '年报未公示' }));
  await enter(office, serial, first, { outcomes: ['PENDING'], items: found, disposal: 'orderedToCorrect' });
  for (const code of others) await enter(office, serial, code);
  valueOf(await approve(office, serial, codes));
  valueOf(await publish(office, serial, codes));
  return { office, serial, first };
};

const filesOf = (dir: string): ReadonlyMap<string, Uint8Array> =>
  new Map(readdirSync(dir).map((file) => [file, new Uint8Array(readFileSync(path.join(dir, file)))]));

/** Every text of a workbook, as it is to be read. */
const textOf = async (bytes: Uint8Array | undefined): Promise<string> => {
  const parts = await unzipped(bytes ?? new Uint8Array(0));
  return [...parts].map(([, part]) => Buffer.from(part).toString('utf8')).join('\n');
};

const write = (office: StartedOffice, folder: string) => office.api['yearPack.write']({ ...year, folder });

describe('the pack of a year', () => {
  test('is one folder with summary, figures, ledger, index of evidence and a list of them that is true', async () => {
    const { office, serial, first } = await workedYear();
    const folder = makeTempDir();
    const answer = valueOf(await write(office, folder));
    const files = filesOf(path.join(folder, name));
    expect(answer).toEqual({ folder: name, files: expect.arrayContaining([...files.keys()]) as unknown });
    for (const file of [/工作总结.* 2026-03-02\.docx$/, /^双随机统计-/, /^问题台账-2026-03-02/, /^现场材料索引-/, /^目录\.txt$/])
      expect([...files.keys()].filter((one) => file.test(one))).toHaveLength(1);
    expect(files.size).toBe(5);
    const list = Buffer.from(files.get('目录.txt') ?? []).toString('utf8');
    for (const [file, bytes] of files)
      if (file !== '目录.txt') expect([file, list.includes(file) && list.includes(sha(bytes))]).toEqual([file, true]);
    const index = await textOf(files.get('现场材料索引-2026年-截至2026-03-02.xlsx'));
    for (const text of [serial, first, '=cmd门头.png', '笔录.pdf', sha(aPng()), sha(aPdf()), '扫描件', '整户', '完好'])
      expect(index).toContain(text);
    expect(index).not.toContain('<f>');
    expect(await textOf(files.get('问题台账-2026-03-02.xlsx'))).toContain('年报未公示');
    const [row] = rowsOf(office, `select params from audit_rows where event = 'yearPack.written'`);
    expect(JSON.parse(String(row?.['params']))).toEqual({ year: 2026, until: '2026-03-02', folder: name, files: 5 });
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('comes out the same for the same data all day long, and counts as written where it stands already', async () => {
    const { office } = await workedYear();
    const [one, two] = [makeTempDir(), makeTempDir()];
    valueOf(await write(office, one));
    office.setNow('2026-03-02T17:45:59+08:00');
    valueOf(await write(office, two));
    const hashes = (dir: string) => [...filesOf(path.join(dir, name))].map(([file, bytes]) => [file, sha(bytes)]);
    expect(hashes(two)).toEqual(hashes(one));
    valueOf(await write(office, two));
    expect(rowsOf(office, `select 1 from audit_rows where event = 'yearPack.written'`)).toHaveLength(3);
  });

  test('covers nothing that somebody may have gone on writing', async () => {
    const { office } = await workedYear();
    const folder = makeTempDir();
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, '总结改好了.docx'), 'mine');
    expect(await write(office, folder)).toMatchObject({ ok: false, error: { code: 'file.exists', params: { name } } });
    expect(readdirSync(path.join(folder, name))).toEqual(['总结改好了.docx']);
    expect(readdirSync(folder)).toEqual([name]);
    expect(rowsOf(office, `select 1 from audit_rows where event = 'yearPack.written'`)).toEqual([]);
  });

  test('says of a file of evidence that it is missing', async () => {
    const { office } = await workedYear();
    rmSync(path.join(office.dataDir, 'attachments', sha(aPng())));
    const folder = makeTempDir();
    valueOf(await write(office, folder));
    expect(await textOf(filesOf(path.join(folder, name)).get('现场材料索引-2026年-截至2026-03-02.xlsx'))).toContain('缺少');
  });

  test('stopped in the middle leaves nothing, and a day that is still to come has none', async () => {
    const { office } = await workedYear();
    const folder = makeTempDir();
    const stop = new AbortController();
    const answer = await office.api['yearPack.write'](
      { ...year, folder },
      {
        signal: stop.signal,
        onProgress: () => {
          stop.abort();
        },
      },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
    expect(await office.api['yearPack.write']({ ...year, until: '2026-03-03', folder })).toMatchObject({
      error: { code: 'figures.dayInvalid' },
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(office.bugs).toEqual([]);
  });

  test('of a year without any work is there as well', async () => {
    const office = prepared.start();
    const folder = makeTempDir();
    expect(valueOf(await write(office, folder)).files).toHaveLength(5);
  });
});
