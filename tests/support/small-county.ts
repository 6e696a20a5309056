import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { ImportBatch, ImportKind, ImportReport } from '#shared/contract/imports.ts';
import { writeWorkbook, type CellValue } from '#electron/tables/write-workbook.ts';
import { madeCode } from './made-code.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice, type StartOptions } from './start-office.ts';
import { valueOf } from './value-of.ts';

export const bureau = {
  code: '130123',
  name: '正定县市场监督管理局',
  role: 'county',
  adminName: '苏文岚',
  password: 'Yanlian-2021',
} as const;

/** One row of a table by the titles of its columns. */
export type MadeRow = Readonly<Record<string, CellValue>>;

/** Subjects 0-39 are in business: of ten, five of class A, two B, one without a class, one C, one D; every fourth sells food. */
export const subjectRow = (number: number, change: MadeRow = {}): MadeRow => ({
  统一社会信用代码: madeCode(number),
  名称: `正定县第${number}号商行`,
  主体类型: '企业',
  法定代表人: '黎青山',
  联系电话: '13800003456',
  住所: `正定县燕赵大街${number}号`,
  乡镇街道: number % 2 === 0 ? '正定镇' : '诸福屯街道',
  管辖单位: '城区市场监督管理所',
  登记状态: '存续',
  信用风险等级: ['A', 'A', 'A', 'A', 'A', 'B', 'B', '', 'C', 'D'][number % 10] ?? '',
  标签: number % 4 === 0 ? '食品经营' : '',
  ...change,
});

export const subjectRows: readonly MadeRow[] = [
  ...Array.from({ length: 40 }, (_, number) => subjectRow(number)),
  subjectRow(40, { 登记状态: '注销' }),
  subjectRow(41, { 登记状态: '吊销' }),
];

export const inspectorRow = (number: number, change: MadeRow = {}): MadeRow => ({
  工号: `ZD00${number}`,
  姓名: ['', '段光川', '宁雨桐', '柏承远', '岳清禾', '冉知行', '蓝亦舟', '费长安', '路明轩'][number] ?? '',
  所属单位: '正定县市场监督管理局',
  执法事项范围: number <= 4 ? '登记信用、食品' : '登记信用',
  执法证编号: `1301232021000${number}`,
  执法证有效期: '2028-12-31',
  状态: '有效',
  回避对象: '',
  ...change,
});

/** Six for every task, one whose certificate ends on 20 March, one who has left; ZD001 must not visit subject 9. */
export const inspectorRows: readonly MadeRow[] = [
  inspectorRow(1, { 回避对象: `${madeCode(9)}；配偶任职` }),
  ...[2, 3, 4, 5, 6].map((number) => inspectorRow(number)),
  inspectorRow(7, { 执法证有效期: '2026-03-20' }),
  inspectorRow(8, { 状态: '失效' }),
];

export const itemRow = (code: string, name: string, change: MadeRow = {}): MadeRow => ({
  抽查事项编号: code,
  抽查类别: '登记事项检查',
  抽查事项名称: name,
  事项类别: '一般检查事项',
  检查依据: '《企业信息公示暂行条例》',
  检查方式: '实地核查',
  检查内容及要求: '核对公示信息与实际是否一致',
  业务条线: '登记信用',
  是否公布: '是',
  适用标签: '',
  ...change,
});

export const itemRows: readonly MadeRow[] = [
  itemRow('TJ-01', '即时公示信息检查'),
  itemRow('TJ-02', '食品经营许可检查', { 业务条线: '食品', 适用标签: '食品经营' }),
  itemRow('TJ-03', '未公布的事项', { 是否公布: '否' }),
  itemRow('TJ-04', '特种设备使用检查', { 业务条线: '特种设备', 适用标签: '特种设备' }),
  itemRow('TJ-05', '计量器具检查', { 业务条线: '计量' }),
];

/** Writes a workbook beside the data folder; gives its path. */
export const writeTable = async (office: StartedOffice, fileName: string, rows: readonly MadeRow[]): Promise<string> => {
  const dir = path.join(path.dirname(office.dataDir), 'excel');
  mkdirSync(dir, { recursive: true });
  const filePath = path.join(dir, fileName);
  const header = Object.keys(rows[0] ?? {});
  const sheet = {
    name: 'Sheet1',
    state: 'visible' as const,
    columns: header.map(() => ({ width: 20, format: '@' })),
    headRows: [header],
    merges: [],
    rows: rows.map((row) => header.map((title) => row[title] ?? null)),
    validations: [],
  };
  valueOf(await writeWorkbook(filePath, [sheet], new Date('2026-03-02T00:00:00Z')));
  return filePath;
};

export const readTable = async (office: StartedOffice, kind: ImportKind, rows: readonly MadeRow[]): Promise<ImportReport> =>
  valueOf(await office.api['imports.read']({ kind, file: await writeTable(office, `${kind}.xlsx`, rows) }));

export const importTable = async (office: StartedOffice, kind: ImportKind, rows: readonly MadeRow[]): Promise<ImportBatch> => {
  const { stage } = await readTable(office, kind, rows);
  return valueOf(await office.api['imports.confirm']({ stage }));
};

export const createOffice = async (office: StartedOffice): Promise<string> =>
  valueOf(await office.api['office.create'](bureau)).recoveryCode;

export const fillLibrary = async (office: StartedOffice): Promise<void> => {
  await importTable(office, 'items', itemRows);
  await importTable(office, 'subjects', subjectRows);
  await importTable(office, 'inspectors', inspectorRows);
};

/** Makes once for a test file what many of its tests begin with; each `start` opens a copy in a folder of its own. */
export const preparedOffice = (
  prepare: (office: StartedOffice) => Promise<void>,
): { readonly start: (options?: StartOptions) => StartedOffice } => {
  let dir = '';
  beforeAll(async () => {
    dir = makeTempDir();
    const office = startOffice({ seed: 'prepared' });
    await prepare(office);
    office.store.copyTo(path.join(dir, 'prepared.db'));
    endOffices();
  });
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  return { start: (options = {}) => startOffice({ ...options, copyOf: path.join(dir, 'prepared.db') }) };
};

/** An office with the three libraries in it. */
export const preparedCounty = () =>
  preparedOffice(async (office) => {
    await createOffice(office);
    await fillLibrary(office);
  });
