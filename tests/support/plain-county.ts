import type { Cell } from '#shared/base/sheet.ts';
import type { ImportBatch, ImportKind } from '#shared/contract/imports.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { drawFiles } from '#electron/store/draws.ts';
import { anInspectorInput } from './library-builders.ts';
import { madeCode } from './made-code.ts';
import { makeTempDir, startOffice, type StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';
import { writeTable } from './write-table.ts';

const itemHeader = [
  '抽查类别',
  '事项编号',
  '抽查事项名称',
  '子项',
  '事项类别',
  '检查依据',
  '检查方式',
  '检查内容及要求',
  '业务条线',
  '是否公布',
];

/** A row of the item sheet with the columns of `itemHeader`. */
export const itemRow = (code: string, name: string, line: string, published = '是', sub: string | null = null): readonly Cell[] => [
  '登记事项检查',
  code,
  name,
  sub,
  '一般',
  '《市场主体登记管理条例》',
  '实地检查',
  '是否与登记一致',
  line,
  published,
];

export const importTable = async (
  { api }: StartedOffice,
  kind: ImportKind,
  rows: readonly (readonly Cell[])[],
  fileName = `${kind}.xlsx`,
): Promise<ImportBatch> => {
  const file = writeTable(makeTempDir(), fileName, { sheets: [{ rows }] });
  const { stage } = valueOf(await api['imports.read']({ kind, file }));
  return valueOf(await api['imports.confirm']({ stage }));
};

export const importItems = (office: StartedOffice, rows: readonly (readonly Cell[])[]): Promise<ImportBatch> =>
  importTable(office, 'items', [itemHeader, ...rows]);

/** A county with ten enterprises of class C and three items, two of them published; nobody inspects yet. */
export const startPlainCounty = async (signIn?: true): Promise<StartedOffice> => {
  const office = startOffice(signIn ? { signIn } : {});
  const answer = await office.api['office.create']({
    code: '130123',
    name: '正定县市场监督管理局',
    role: 'county',
    adminName: '苏文岚',
    password: 'Shuangsuiji-2026',
  });
  valueOf(answer);
  const subjects = Array.from({ length: 10 }, (_, index) => [madeCode(index + 1), `试验企业${String(index + 1)}`, '企业', '存续', 'C']);
  await importTable(office, 'subjects', [['统一社会信用代码', '企业名称', '主体类型', '登记状态', '信用风险等级'], ...subjects]);
  await importItems(office, [
    itemRow('0101', '营业执照的检查', '登记信用'),
    itemRow('0201', '食品销售的检查', '食品'),
    itemRow('0301', '药品储存的检查', '药品', '否'),
  ]);
  return office;
};

export const addInspector = async ({ api }: StartedOffice, staffNo: string, change: Partial<InspectorRow> = {}): Promise<number> => {
  const row = anInspectorInput({ staffNo, name: `检查员${staffNo}`, certificateNo: `CERT${staffNo}00`, ...change });
  return valueOf(await api['inspectors.save']({ id: null, row })).id;
};

/** Drafts a scheme over everybody from 2026-03-02 to 2026-04-01 and gives its id; `change` overrides. */
export const draftScheme = async ({ api }: StartedOffice, change: Partial<SchemeDraft> = {}): Promise<string> => {
  const { id } = valueOf(await api['schemes.create']({ name: '第一期抽查' }));
  const { draft } = valueOf(await api['schemes.get']({ id }));
  const items = valueOf(await api['items.list']({}));
  const filled = {
    ...draft,
    itemIds: items.filter(({ published }) => published).map((item) => item.id),
    rates: [{ stratum: 'C' as const, ratePpm: 1_000_000, minimum: 0, count: 0 }],
    startsOn: '2026-03-02',
    endsOn: '2026-04-01',
    ...change,
  };
  valueOf(await api['schemes.save']({ id, draft: filled }));
  return id;
};

/** The lines of a frozen file without its header. */
export const frozenLines = ({ store }: StartedOffice, serial: string, name: string): readonly string[] =>
  new TextDecoder().decode(drawFiles(store.read, serial).get(name)).trim().split('\n').slice(1);
