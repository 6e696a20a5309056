import { afterEach, expect, it } from 'vitest';
import { isIndexCurrent } from '#electron/store/search-index.ts';
import { openStore } from '#electron/store/store.ts';
import { madeCode } from '#tests/support/made-code.ts';
import { createOffice, importTable, preparedOffice, subjectRow, writeTable } from '#tests/support/small-county.ts';
import { endOffices, nativeBinding, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import Database from 'better-sqlite3';

afterEach(endOffices);

const names = ['河北乐亭县粮油店', '蔚县剪纸社', '正定县曾家豆腐坊', '正定县仇记面馆', '尉迟五金（正定）有限公司', '藁城宫面厂', '星光KTV'];
const rows = names.map((名称, number) =>
  subjectRow(number, { 名称, 联系电话: number === 2 ? '0311-88881234、13912345678' : `1380000000${String(number)}` }),
);

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await importTable(office, 'subjects', rows);
});

const found = async (office: StartedOffice, text: string): Promise<readonly string[]> => {
  const query = { filter: { text }, sort: 'code', descending: false, offset: 0, limit: 200 } as const;
  const { rows: window } = valueOf(await office.api['subjects.window'](query));
  const { matching } = valueOf(await office.api['subjects.summary']({ filter: { text } }));
  expect(matching).toBe(window.length);
  return window.map(({ name }) => name).sort((a, b) => names.indexOf(a) - names.indexOf(b));
};

it.each([
  ['县', ['河北乐亭县粮油店', '蔚县剪纸社', '正定县曾家豆腐坊', '正定县仇记面馆']],
  ['面', ['正定县仇记面馆', '藁城宫面厂']],
  ['正定', ['正定县曾家豆腐坊', '正定县仇记面馆', '尉迟五金（正定）有限公司']],
  ['(正定)', ['尉迟五金（正定）有限公司']],
  ['无此', []],
  ['正定 豆腐', ['正定县曾家豆腐坊']],
  ['lt', ['河北乐亭县粮油店']],
  ['leting', ['河北乐亭县粮油店']],
  ['laoting', ['河北乐亭县粮油店']],
  ['yuxian', ['蔚县剪纸社']],
  ['zeng', ['正定县曾家豆腐坊']],
  ['ｑｊｍｇ', ['正定县仇记面馆']],
  ['ktv', ['星光KTV']],
  ['5678', ['正定县曾家豆腐坊']],
  ['1234', ['正定县曾家豆腐坊']],
  ['88881', []],
  [madeCode(5).slice(8).toLowerCase(), ['藁城宫面厂']],
  [madeCode(5), ['藁城宫面厂']],
])('“%s” finds these and no others', async (text, expected) => {
  expect(await found(prepared.start(), text)).toEqual(expected);
});

it('a subject is found by its new name and number as soon as a later import has changed them, and no longer by the old ones', async () => {
  const office = prepared.start();
  expect(await found(office, 'jz')).toEqual(['蔚县剪纸社']);
  await importTable(office, 'subjects', [subjectRow(1, { 名称: '蔚县皮影社', 联系电话: '13700009999' })]);
  expect(await found(office, '剪纸')).toEqual([]);
  expect(await found(office, 'pys')).toEqual(['蔚县皮影社']);
  expect(await found(office, '9999')).toEqual(['蔚县皮影社']);
});

it('an import that is cancelled while it writes leaves the index as it was', async () => {
  const office = prepared.start();
  const more = Array.from({ length: 900 }, (_, index) => subjectRow(100 + index, { 名称: `皮影${String(index)}社` }));
  const stop = new AbortController();
  const { stage } = valueOf(await office.api['imports.read']({ kind: 'subjects', file: await writeTable(office, '更多.xlsx', more) }));
  const onProgress = (): void => {
    stop.abort();
  };
  const answer = await office.api['imports.confirm']({ stage }, { signal: stop.signal, onProgress });
  expect(answer).toMatchObject({ error: { code: 'job.cancelled' } });
  expect(await found(office, 'py')).toEqual([]);
  expect(await found(office, 'jz')).toEqual(['蔚县剪纸社']);
});

it('an index made with other readings is made anew when the folder is opened', () => {
  const office = prepared.start();
  const { dataDir } = office;
  office.close();
  const raw = new Database(`${dataDir}/office.db`, { nativeBinding });
  raw.exec(`update search_state set made_with = 'another'; delete from search_blocks`);
  raw.close();
  const store = valueOf(openStore({ dataDir, nativeBinding, now: '2026-03-02T09:00:00+08:00' }));
  try {
    expect(isIndexCurrent(store.read)).toBe(true);
    expect(store.read.get('select count(*) as blocks from search_blocks')).toEqual({ blocks: 4 });
    expect(store.read.get('select count(*) as pending from search_pending')).toEqual({ pending: 0 });
  } finally {
    store.close();
  }
});

it('a part that most names of a large block hold is found in each of them, and a rare one in those alone', async () => {
  const office = prepared.start();
  const many = Array.from({ length: 700 }, (_, number) => `${number % 3 === 0 ? '藁城' : '正定'}县粮油县店${String(number)}`);
  await importTable(
    office,
    'subjects',
    many.map((名称, number) => subjectRow(number + 100, { 名称 })),
  );
  for (const text of ['县', '正定县', '油县', '店6', '店699', '县粮油县店1', '城县', '县城']) {
    const { matching } = valueOf(await office.api['subjects.summary']({ filter: { text } }));
    expect(matching, text).toBe([...names, ...many].filter((name) => name.includes(text)).length);
  }
});

it('what was read ahead is found though the disk has lost it, and what an import wrote since is found beside it', async () => {
  const office = prepared.start();
  await importTable(
    office,
    'subjects',
    Array.from({ length: 1100 }, (_, number) => subjectRow(number + 100, { 名称: `藁城粮油店${String(number)}` })),
  );
  await office.store.readAhead();
  await importTable(office, 'subjects', [subjectRow(1, { 名称: '蔚县皮影社', 联系电话: '13700009999' })]);
  const raw = new Database(office.store.filePath, { nativeBinding });
  raw.exec('update search_blocks set lines = zeroblob(length(lines)) where block > 0');
  raw.close();
  expect(await found(office, '剪纸')).toEqual([]);
  expect(await found(office, 'pys')).toEqual(['蔚县皮影社']);
  expect(valueOf(await office.api['subjects.summary']({ filter: { text: '粮油店' } })).matching).toBe(1100 + 1);
  expect(valueOf(await office.api['subjects.summary']({ filter: { text: '粮油店1099' } })).matching).toBe(1);
});

it('reading ahead ends where the folder is closed, and gives way to whoever asks meanwhile', async () => {
  const office = prepared.start();
  const read = office.store.readAhead();
  expect(await found(office, '面')).toEqual(['正定县仇记面馆', '藁城宫面厂']);
  const again = office.store.readAhead();
  office.close();
  await expect(Promise.all([read, again])).resolves.toBeDefined();
});
