import type { ImportKind } from '#shared/contract/imports.ts';
import { count } from './numbers.ts';

export const importsWords = {
  choose: '选择文件',
  chooseField: '要导入的 Excel 文件',
  dropLine: '支持 .xlsx。标题行、空格、全角字符、合计行都能自动处理；检查完、您确认之前，不会写入任何内容。',
  back: '返回名录',
  cancel: '取消',
  rowUnit: '行',
  notImported: '取消，不入库',
  another: '换一个文件',
  anotherImport: '再导一个文件',
  cancelled: '已取消，没有改动任何数据。',
  all: '全部问题',
  noProblems: '没有发现问题，可以直接入库。',
  gridLabel: '问题清单',
  groupsLabel: '问题归类',
  viewLabel: '看什么',
  mappingLabel: '文件里的列与名录的对应',
  field: '名录里的列',
  header: '文件里的列',
  ignored: '没有采用的列',
  wholeRow: '整行',
  columns: { row: '行号', column: '列', found: '原来的内容', problem: '问题', todo: '怎么办' },
  numbers: { read: '读到', importable: '可入库', fixed: '已改好', look: '请您看一眼', mustFix: '必须改' },
  quarantine: '必须改的行不入库，其余的行可以先入库；在表格里改好后再导入同一个文件即可。',
  nothing: '没有可以入库的行',
  nobody: '没有要新增或更新的内容',
  writing: '正在入库',
  reading: '正在检查',
  doneTitle: '已入库',
  seeLibrary: '看名录',
  seeItems: '看清单',
  unchangedFile: '原文件没有改动。',
};

interface KindWords {
  readonly title: string;
  readonly drop: string;
  readonly unit: string;
  readonly library: string;
}

export const importKindText: { readonly [K in ImportKind]: KindWords } = {
  items: { title: '导入抽查事项清单', drop: '把抽查事项清单的 Excel 拖到这里', unit: '项', library: '抽查事项清单' },
  subjects: { title: '导入检查对象名录', drop: '把登记系统导出的 Excel 拖到这里', unit: '户', library: '检查对象名录库' },
  inspectors: { title: '导入检查人员名录', drop: '把人员名录的 Excel 拖到这里', unit: '人', library: '检查人员名录库' },
};

export const fieldText: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  items: {
    code: '编号',
    category: '抽查类别',
    name: '抽查事项',
    subName: '子项',
    grade: '重点或一般',
    basis: '检查依据',
    method: '检查方式',
    content: '检查内容及要求',
    subjects: '检查对象',
    line: '业务条线',
    published: '是否公布',
    appliesToTag: '适用标签',
    appliesToKinds: '适用主体类型',
    origin: '清单来源',
    checklist: '检查表',
    note: '备注',
  },
  subjects: {
    code: '代码',
    name: '名称',
    kind: '主体类型',
    legalPerson: '法定代表人',
    phone: '联系电话',
    address: '住所',
    region: '行政区划',
    town: '乡镇街道',
    authority: '登记机关',
    station: '管辖单位',
    establishedOn: '成立日期',
    status: '登记状态',
    industry: '行业',
    capital: '注册资本',
    scope: '经营范围',
    risk: '风险等级',
    riskOn: '评定日期',
    tags: '标签',
    annualReport: '年报状态',
    lastInspectedOn: '上次抽查',
  },
  inspectors: {
    staffNo: '工号',
    name: '姓名',
    gender: '性别',
    phone: '手机号',
    education: '学历',
    major: '学历专业',
    unit: '单位',
    department: '业务部门',
    postCategory: '岗位类别',
    postSince: '从事本岗起始日期',
    qualifications: '岗位资质资格',
    expertise: '专长',
    lines: '业务条线',
    itemCodes: '可检查事项',
    certificateNo: '执法证号',
    certificateUntil: '执法证有效期',
    provinceCertificateNo: '省政府执法证号',
    provinceCertificateUntil: '省政府执法证有效期',
    level: '层级',
    post: '职务',
    expert: '是否专家',
    area: '地区',
    status: '状态',
    leaves: '请假',
    recusals: '回避对象',
  },
};

export const fileFacts = (fileName: string, sheetName: string): string => `${fileName} · 工作表“${sheetName}”`;
export const rowsAmount = (rows: number): string => `${count(rows)} 行`;
export const groupText = (rows: number): string => `${count(rows)} 处`;
export const exampleText = (example: string): string => `例：${example}`;
export const problemsTab = (problems: number): string => `问题 ${count(problems)} 处`;
export const mappingTab = (columns: number): string => `列的对应 ${count(columns)} 列`;
export const skippedText = (rows: number): string => `跳过 ${count(rows)} 行（标题、合计等）`;
export const effectText = (added: number, updated: number, unchanged: number): string =>
  `新增 ${count(added)} · 更新 ${count(updated)} · 不变 ${count(unchanged)}`;
export const quarantineText = (rows: number): string => `必须改的 ${count(rows)} 行留待处理，不入库`;
export const confirmText = (rows: number, unit: string): string => `入库 ${count(rows)} ${unit}`;
export const doneText = (fileName: string, added: number, updated: number, unchanged: number, unit: string): string =>
  `“${fileName}”已入库：新增 ${count(added)} ${unit}，更新 ${count(updated)} ${unit}，不变 ${count(unchanged)} ${unit}。`;
export const doneQuarantineText = (rows: number): string => `还有 ${count(rows)} 行必须改，没有入库。在表格里改好后再导入同一个文件即可。`;
