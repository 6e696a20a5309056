import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, jsonOf } from '../support/command-line.ts';
import { holdDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { editBook, openBook } from '../support/edit-workbook.ts';
import { madeCode } from '../support/made-code.ts';
import { runByHand } from '../support/office-database.ts';
import { createOffice, fillLibrary, subjectRow, subjectRows, writeTable } from '../support/small-county.ts';
import { endOffices, startOffice } from '../support/start-office.ts';

const serial = '130123-2026-0001';
let root = '';
let made = 0;
let data = '';
const excel: Record<'good' | 'bad' | 'items', string> = { good: '', bad: '', items: '' };

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), '命令行 '));
  const office = startOffice();
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office);
  excel.good = await writeTable(office, 'good.xlsx', subjectRows.slice(0, 5));
  excel.bad = await writeTable(office, 'bad.xlsx', [subjectRow(50), subjectRow(51, { 统一社会信用代码: '91130199MA0000001A' })]);
  excel.items = path.join(path.dirname(office.dataDir), 'excel', 'items.xlsx');
  for (const kind of ['good', 'bad', 'items'] as const) {
    const copy = path.join(root, `${kind}.xlsx`);
    await cp(excel[kind], copy);
    excel[kind] = copy;
  }
  office.store.copyTo(path.join(root, 'office.db'));
  endOffices();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const freshPath = (): string => {
  made += 1;
  return path.join(root, `新 ${made}`);
};

beforeEach(async () => {
  data = freshPath();
  await cp(path.join(root, 'office.db'), path.join(data, 'office.db'));
});

describe('init', () => {
  const order = (dir: string): readonly string[] => [
    ...['init', '--data', dir, '--office', '130123', '--name', '正定县市场监督管理局'],
    ...['--admin', '苏文岚', '--password', 'Yanlian-2021'],
  ];

  it('makes the data folder of an office and says the recovery code once', () => {
    const dir = freshPath();
    const { code, json } = jsonOf(order(dir));
    expect([code, json]).toEqual([
      0,
      {
        ok: true,
        code: '130123',
        name: '正定县市场监督管理局',
        role: 'county',
        recoveryCode: expect.stringMatching(/^(\w{4}-){5}\w{4}$/) as string,
      },
    ]);
    expect(existsSync(path.join(dir, 'office.db'))).toBe(true);
    const again = jsonOf(order(dir));
    expect(again).toMatchObject({ code: 1, json: { ok: false, error: { code: 'office.exists' } } });
  });

  it('asks for what was not given', () => {
    const dir = freshPath();
    const { code, out, err } = commandLine(
      ['init', '--data', dir, '--office', '130100', '--name', '市局', '--role', 'city', '--admin', '戎思远'],
      'Yanlian-2021\n',
    );
    expect([code, err]).toEqual([0, expect.stringContaining('密码')]);
    expect(out).toContain('恢复码');
  });

  it('takes no weak password', () => {
    expect(jsonOf([...order(freshPath()).slice(0, -1), 'weak'])).toMatchObject({
      code: 1,
      json: { error: { code: 'people.passwordWeak' } },
    });
  });
});

describe('import', () => {
  it('takes a sound list in and answers with report and batch; exit 0', () => {
    const { code, json } = jsonOf(['import', 'subjects', excel.good, '--data', data]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ ok: true, batch: { added: 0, unchanged: 5, quarantined: 0 } });
    expect(commandLine(['import', 'items', excel.items, '--data', data])).toMatchObject({
      code: 0,
      out: expect.stringContaining('不变 5') as string,
    });
  });

  it('takes the good rows in and answers no when others must be put right; exit 1', () => {
    const { code, json } = jsonOf(['import', 'subjects', excel.bad, '--data', data]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ ok: true, batch: { added: 1, quarantined: 1 } });
  });

  it('only looks with --dry-run: prints exactly what it found, writes the same problems out, and leaves every row of the database', () => {
    const database = path.join(data, 'office.db');
    const before = dumpHash(database);
    const problemsFile = path.join(root, '问题.xlsx');
    const order = ['import', 'subjects', excel.bad, '--data', data, '--dry-run'];
    const { code, json } = jsonOf([...order, '--problems', problemsFile]);
    const titles = ['统一社会信用代码', '名称', '主体类型', '法定代表人', '联系电话', '住所', '乡镇街道', '管辖单位', '登记状态'];
    const fields = ['code', 'name', 'kind', 'legalPerson', 'phone', 'address', 'town', 'station', 'status', 'risk', 'tags'];
    const mapping = [...titles, '信用风险等级', '标签'].map((header, index) => ({
      column: index + 1,
      header,
      field: fields[index],
      confidence: 100,
    }));
    const problem = {
      row: 3,
      column: '统一社会信用代码',
      code: 'E102',
      severity: 'error',
      value: '91130199MA0000001A',
      message: expect.stringMatching(/^“91130199MA0000001A”的校验位不对/) as string,
      suggestion: [],
    };
    expect([code, json]).toEqual([
      1,
      {
        sheet: 'Sheet1',
        headerRow: 1,
        mapping,
        read: 2,
        ready: 1,
        fixed: 0,
        warnings: 0,
        errors: 1,
        skipped: 0,
        problems: [problem],
      },
    ]);
    const { rows, titles: written } = openBook(problemsFile);
    expect(rows.map((cells) => [cells[3], cells[0]?.split('：')[0]])).toEqual([['3', '必须改 E102 统一社会信用代码']]);
    expect(written.slice(4)).toEqual(mapping.map(({ header }) => header));
    const mended = path.join(root, '改好.xlsx');
    editBook(problemsFile, mended, [{ row: 3, title: '统一社会信用代码', value: madeCode(51) }]);
    const again = jsonOf(['import', 'subjects', mended, '--data', data, '--dry-run']);
    expect(again).toMatchObject({ code: 0, json: { read: 1, ready: 1, errors: 0, problems: [] } });
    expect(dumpHash(database)).toBe(before);
    expect(commandLine(order)).toMatchObject({ code: 1, out: expect.stringContaining('没有入库') as string });
    expect(dumpHash(database)).toBe(before);
    expect(jsonOf(['import', 'subjects', excel.bad, '--data', data]).json).toMatchObject({ batch: { added: 1 } });
  });

  it('answers no to a file that is no list', async () => {
    const file = path.join(root, 'text.xlsx');
    await writeFile(file, 'hello');
    expect(jsonOf(['import', 'subjects', file, '--data', data])).toMatchObject({
      code: 1,
      json: { ok: false, error: { code: 'import.refused' } },
    });
    expect(jsonOf(['import', 'inspectors', excel.items, '--data', data])).toMatchObject({
      code: 1,
      json: { error: { code: 'import.wrongColumns' } },
    });
    expect(jsonOf(['import', 'subjects', `${file}.gone`, '--data', data])).toMatchObject({
      code: 1,
      json: { error: { code: 'file.unreadable' } },
    });
  });
});

describe('record export', () => {
  it('writes the record folder, which draw verify accepts', async () => {
    const out = freshPath();
    const { code, json } = jsonOf(['record', 'export', serial, '--data', data, '--out', out]);
    expect([code, json]).toMatchObject([0, { ok: true, folder: path.join(out, serial) }]);
    expect((await readdir(path.join(out, serial))).sort()).toEqual(json['files']);
    expect(jsonOf(['draw', 'verify', path.join(out, serial)])).toMatchObject({ code: 0, json: { ok: true, summary: { serial } } });
  });

  it('takes the same record there for written, and never writes over another one', async () => {
    const out = freshPath();
    const again = () => jsonOf(['record', 'export', serial, '--data', data, '--out', out]);
    expect(again().code).toBe(0);
    expect(again()).toMatchObject({ code: 0, json: { ok: true, folder: path.join(out, serial) } });
    const result = path.join(out, serial, 'result.tsv');
    await writeFile(result, 'changed');
    expect(again()).toMatchObject({ code: 1, json: { error: { code: 'file.exists' } } });
    expect(await readFile(result, 'utf8')).toBe('changed');
  });

  it('answers no to a number that was never drawn', () => {
    expect(jsonOf(['record', 'export', '130123-2026-0099', '--data', data, '--out', freshPath()])).toMatchObject({
      code: 1,
      json: { ok: false, error: { code: 'draw.notFound' } },
    });
  });
});

describe('doctor', () => {
  it('finds a sound folder sound', () => {
    const { code, json } = jsonOf(['doctor', '--data', data]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ ok: true, audit: { brokenAt: null }, system: { version: '1.0.0', dataFolder: data } });
    expect(commandLine(['doctor', '--data', data]).out).toContain('没有被改过');
  });

  it('names a file of evidence that nothing refers to, and removes it when asked to', async () => {
    const folder = path.join(data, 'attachments');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'a'.repeat(64)), 'left by a crash');
    expect(jsonOf(['doctor', '--data', data])).toMatchObject({
      code: 0,
      json: { ok: true, evidence: { files: 0, bad: [], strays: [{ name: 'a'.repeat(64), bytes: 15 }] } },
    });
    expect(commandLine(['doctor', '--data', data, '--clean']).out).toContain('已清理没有登记的现场材料 1 个');
    expect(await readdir(folder)).toEqual([]);
  });

  it('finds a trail that was edited by hand', () => {
    runByHand(path.join(data, 'office.db'), `drop trigger audit_rows_immutable; update audit_rows set by_name = '别人' where number = 3`);
    expect(jsonOf(['doctor', '--data', data])).toMatchObject({ code: 1, json: { ok: false, audit: { brokenAt: 3 } } });
    expect(commandLine(['doctor', '--data', data]).out).toContain('第 3 条');
  });

  it('makes no folder where there is none', () => {
    const dir = freshPath();
    expect(commandLine(['doctor', '--data', dir])).toMatchObject({ code: 1, out: '' });
    expect(existsSync(dir)).toBe(false);
  });
});

describe('wrong usage', () => {
  const data7 = ['--data', 'x'];
  it.each<[readonly string[]]>([
    [[]],
    [['redraw']],
    [['init', ...data7]],
    [['init', ...data7, '--office', '130123', '--name', '局', '--role', 'province']],
    [['init', 'extra', ...data7, '--office', '130123', '--name', '局']],
    [['import', 'subjects', ...data7]],
    [['import', 'people', 'x.xlsx', ...data7]],
    [['import', 'subjects', 'x.xlsx']],
    [['import', 'subjects', 'x.xlsx', ...data7, '--dryrun']],
    [['import', 'subjects', 'x.xlsx', '--data', '--json']],
    [['record', 'export', ...data7]],
    [['record', 'export', serial, ...data7]],
    [['record', 'delete', serial, ...data7, '--out', 'y']],
    [['doctor']],
    [['doctor', '--data']],
    [['doctor', ...data7, '--deep']],
    [['doctor', 'x', ...data7]],
    [['demo']],
    [['demo', '--out', 'x', '--subjects', 'many']],
    [['demo', '--out', 'x', '--subjects', '5']],
  ])('%j says how it is used, does nothing and ends with 2', (args) => {
    const { code, out, err } = commandLine(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^用法：/);
    expect(existsSync('x')).toBe(false);
  });
});
