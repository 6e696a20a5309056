import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { read as readWorkbook, type WorkBook } from 'xlsx';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { commitBoth, dice, freezeScheme, rollDice, holdDraw, voidDraw } from '../support/ceremony.ts';
import { madeCode } from '../support/made-code.ts';
import { rowsOf } from '../support/office-database.ts';
import { peopleOfDraw as people } from '../support/people-of-draw.ts';
import { bureau, importTable, preparedCounty, subjectRow } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const place = '局三楼会议室';

const exported = async (office: StartedOffice, serial: string, name = '记录'): Promise<ReadonlyMap<string, Uint8Array>> => {
  const folder = path.join(path.dirname(office.dataDir), name);
  mkdirSync(folder, { recursive: true });
  const dir = valueOf(await office.api['draws.exportRecord']({ serial, folder })).folder;
  return new Map(readdirSync(dir).map((file) => [file, new Uint8Array(readFileSync(path.join(dir, file)))]));
};

const textIn = (files: ReadonlyMap<string, Uint8Array>, name: string): string => new TextDecoder().decode(files.get(name));

describe('the people of a draw', () => {
  test('place and people can be written down at any step, and stand there when asked again', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    expect(valueOf(await office.api['draws.people']({ serial }))).toEqual({ place: '', people: [], savedAt: null });
    valueOf(await office.api['draws.savePeople']({ serial, place, people: people.slice(0, 2) }));
    await commitBoth(office, serial);
    valueOf(await office.api['draws.savePeople']({ serial, place, people: [...people] }));
    expect(valueOf(await office.api['draws.people']({ serial }))).toEqual({ place, people, savedAt: '2026-03-02T09:00:00+08:00' });
    expect(await office.api['draws.people']({ serial: '130123-2026-0099' })).toMatchObject({ error: { code: 'draw.notFound' } });
  });

  test('each saving leaves a row in the trail that says whether it came after the draw', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    office.setNow('2026-03-02T10:30:00+08:00');
    valueOf(await office.api['draws.savePeople']({ serial, place, people: [...people] }));
    const [row] = rowsOf(office, `select params from audit_rows where event = 'draws.peopleSaved'`);
    expect(JSON.parse(String(row?.['params']))).toEqual({ serial, place, late: true, people: people.map(({ name }) => name) });
    const files = await exported(office, serial);
    expect(textIn(files, '抽取记录.html')).toContain('（抽取后登记）');
  });

  test('a name that is missing or too long is refused before anything is written', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    const [host] = people;
    for (const name of ['', '  ', '长'.repeat(41)]) {
      const answer = await office.run('draws.savePeople', { serial, place, people: [{ ...host, name }] });
      expect(answer).toMatchObject({ error: { code: 'input.invalid' } });
    }
    expect(rowsOf(office, 'select * from draw_people')).toEqual([]);
  });
});

describe('the paper record', () => {
  test('is there when the draw is over and not before', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    expect(await office.api['draws.record']({ serial })).toMatchObject({ error: { code: 'draw.wrongState' } });
    valueOf(await office.api['draws.savePeople']({ serial, place, people: [...people] }));
    await commitBoth(office, serial);
    await rollDice(office, serial);
    expect(await office.api['draws.recordPage']({ serial })).toMatchObject({ error: { code: 'draw.wrongState' } });
  });

  test('splits the digits among those who rolled them and counts those who do not take part', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    valueOf(await office.api['draws.savePeople']({ serial, place, people: [...people] }));
    const facts = valueOf(await office.api['draws.record']({ serial }));
    expect(facts).toMatchObject({
      office: bureau.name,
      subjects: 40,
      excluded: [{ cause: 'status', subjects: 2 }],
      drawn: 5,
      teamSize: 2,
      roster: 6,
      recusals: 1,
      earlier: [],
      voided: null,
    });
    expect(facts.code.text.split('|')).toEqual([
      serial,
      expect.stringMatching(/^[\w-]{43}$/),
      dice,
      '40',
      '5',
      expect.stringMatching(/^[\w-]{43}$/),
    ]);
    const { html } = valueOf(await office.api['draws.recordPage']({ serial }));
    for (const text of [
      `戎思远 ${dice.slice(0, 10)}，费长安 ${dice.slice(10)}`,
      '监督方：县纪委监委 派驻纪检组 章怀远',
      '参加抽取 40 户；不参加的：登记状态不是存续 2 户。',
      '有小数的一律进一（向上取整），合计抽取 5 户',
      '本期第 1 次抽取，此前没有作废。',
      place,
    ])
      expect(html).toContain(text);
  });

  test('says what the scheme was frozen in spite of and why, and stays as it was signed when the event is made void', async () => {
    const office = prepared.start();
    const rates = (['A', 'B', 'C', 'D'] as const).map((stratum) => ({
      stratum,
      ratePpm: stratum === 'C' ? 300 : 30_000,
      minimum: 0,
      count: 0,
    }));
    const overCap = { keep: true, reason: '群众投诉较多', approver: '岳文启' };
    const serial = await holdDraw(office, { rates, overCap });
    const page = async (): Promise<string> => valueOf(await office.api['draws.recordPage']({ serial })).html;
    const { settings } = valueOf(await office.api['draws.record']({ serial }));
    expect(settings.accepted.map(({ code }) => code)).toContain('rateTiny');
    expect(await page()).toContain(`体检提示 ${settings.accepted.length} 处，写明理由后封存：（1）`);
    expect(await page()).toContain('理由：局务会已研究');
    expect(await page()).toContain('理由：群众投诉较多。岳文启批准。');
    const signed = await page();
    await voidDraw(office, serial, '名录导错了一个乡镇');
    expect(await page()).toBe(signed);
    expect(valueOf(await office.api['draws.record']({ serial })).voided).toMatchObject({ reason: '名录导错了一个乡镇' });
  });

  test('has no markup of its data and nothing that runs or loads', async () => {
    const office = prepared.start();
    await importTable(office, 'subjects', [subjectRow(3, { 名称: '<img src=x onerror=alert(1)>商行' })]);
    const serial = await holdDraw(office, { rates: [{ stratum: 'A', ratePpm: 1_000_000, minimum: 0, count: 0 }] });
    valueOf(await office.api['draws.savePeople']({ serial, place: '"><script>会议室', people: [] }));
    const { html } = valueOf(await office.api['draws.recordPage']({ serial }));
    expect(html).not.toMatch(/<script|<img|<link|<iframe|https?:/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;商行');
  });
});

describe('the record folder', () => {
  test('holds every file of the draw, the page, the lists, the notes and both checks, and all of it agrees', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const files = await exported(office, serial);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        '抽取记录.html',
        '名单.xlsx',
        '说明.txt',
        'verify.html',
        'verify.sh',
        'files.tsv',
        'record.tsv',
        'result.tsv',
      ]),
    );
    expect(valueOf(verifyRecord(files, nodeHash))).toMatchObject({ serial, recorded: true, listed: true, unchecked: [], visits: 5 });
    expect(textIn(files, '说明.txt').split('\r\n')[0]).toContain(serial);
  });

  test('has the same bytes whenever it is written', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const first = await exported(office, serial);
    office.setNow('2026-05-01T09:00:00+08:00');
    expect(await exported(office, serial, '另一处')).toEqual(first);
  });

  test('takes a PDF of the window into the folder and into its list', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const folder = path.dirname(office.dataDir);
    const pdf = path.join(folder, '抽取记录.pdf');
    expect(await office.api['draws.exportRecord']({ serial, folder, pdf })).toMatchObject({ error: { code: 'file.unreadable' } });
    expect(readdirSync(folder)).not.toContain(serial);
    writeFileSync(pdf, '%PDF-1.4 made elsewhere');
    const { files } = valueOf(await office.api['draws.exportRecord']({ serial, folder, pdf }));
    expect(files).toContain('抽取记录.pdf');
    expect(readFileSync(path.join(folder, serial, 'files.tsv'), 'utf8')).toContain('抽取记录.pdf\t23\t');
  });
});

const cellsOf = (book: WorkBook, sheet: string) => {
  const cells = book.Sheets[sheet] ?? {};
  return Object.entries(cells).flatMap(([at, cell]) =>
    at.startsWith('!') ? [] : [cell as { readonly t: string; readonly v: unknown; readonly f?: string }],
  );
};

describe('the readable lists', () => {
  test('name the drawn with their inspectors, the reserve in its order, and who does not take part and why', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const book = readWorkbook((await exported(office, serial)).get('名单.xlsx'));
    expect(book.SheetNames).toEqual(['抽中名单', '备选名单', '不参加抽取']);
    const rows = (sheet: string): number => new Set(Object.keys(book.Sheets[sheet] ?? {}).filter((at) => /^A\d/.test(at))).size - 1;
    expect(book.SheetNames.map(rows)).toEqual([5, 35, 2]);
    const excluded = cellsOf(book, '不参加抽取').map(({ v }) => v);
    expect(excluded).toEqual(expect.arrayContaining([madeCode(40), madeCode(41), '登记状态不是存续']));
  });

  test('a name that begins like a formula is a text and nothing else', async () => {
    const office = prepared.start();
    const names = ['=1+1', '+cmd', '-2', '@SUM(A1)'];
    await importTable(
      office,
      'subjects',
      names.map((名称, index) => subjectRow(index * 10, { 名称: `${名称}商行` })),
    );
    const serial = await holdDraw(office, { rates: [{ stratum: 'A', ratePpm: 1_000_000, minimum: 0, count: 0 }] });
    const cells = cellsOf(readWorkbook((await exported(office, serial)).get('名单.xlsx'), { cellFormula: true }), '抽中名单');
    for (const name of names) expect(cells).toContainEqual(expect.objectContaining({ t: 's', v: `${name}商行` }));
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
  });
});
