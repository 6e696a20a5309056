import type { TextEncoding } from '#shared/base/sheet.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import type { FoundTable } from '#shared/domain/imports/found-table.ts';
import { count } from './numbers.ts';

export const importsWords = {
  choose: '选择文件',
  chooseField: '要导入的 Excel 文件',
  dropLine:
    '支持 .xlsx、.xls、.et、.csv。标题行、空格、全角字符、合计行都能自动处理；检查完、您确认之前，不会写入任何内容。改好的问题表也拖到这里。',
  templateHint: '手里没有现成的表，就先下载模板来填：列和下拉框都备好了，导入时不用再对列。',
  back: '返回名录',
  cancel: '取消',
  rowUnit: '行',
  stop: '取消，不入库',
  another: '换一个文件',
  anotherImport: '再导一个文件',
  skipFile: '跳过这一份',
  cancelled: '已取消，没有改动任何数据。',
  all: '全部问题',
  noProblems: '没有发现问题，可以直接入库。',
  gridLabel: '问题清单',
  groupsLabel: '问题归类',
  wholeRow: '整行',
  columns: { row: '行号', column: '列', found: '原来的内容', problem: '问题', todo: '怎么办' },
  numbers: { read: '读到', importable: '可入库', fixed: '已改好', look: '请您看一眼', mustFix: '必须改' },
  nothing: '没有可以入库的行',
  nobody: '没有要新增或更新的内容',
  writing: '正在入库',
  reading: '正在检查',
  undoing: '正在撤销',
  doneTitle: '已入库',
  seeLibrary: '看名录',
  seeItems: '看清单',
  steps: { label: '导入的步骤', choose: '选择文件', header: '认标题行', columns: '对应列', check: '检查问题', confirm: '确认入库' },
  previous: '上一步',
  next: { header: '下一步：对应列', columns: '下一步：检查问题', check: '下一步：确认入库' },
  sheet: '工作表',
  hiddenSheet: '（隐藏）',
  headerHint: '标题行是写着“代码”“名称”这些列名的那一行。认得不对时，点一下正确的行。',
  headerLabel: '表格开头的内容',
  headerPick: '作标题行',
  headerNow: '标题行',
  columnsHint:
    '左边是文件里的列，右边是名录里的列；名录里没有的列原样留在备注，不想要的改成“不采用”。认得不对时改一下；下次再导标题相同的文件，会照您这次的对应。',
  columnsLabel: '文件里的列与名录的对应',
  fileColumn: '文件里的列',
  samples: '内容举例',
  libraryColumn: '名录里的列',
  sure: '怎么认出来的',
  leaveOut: '不采用',
  keepInNote: '留在备注里',
  keptHint: '名录里没有这一列，内容原样留在备注',
  identity: '身份证号用不着，不导入',
  required: '还缺必需的列：',
  accept: '采用',
  acceptAll: '同类全部采用建议',
  seenAll: '同类都没问题',
  recheck: '重新检查',
  problemFile: '下载问题表',
  problemFileTo: '存到别处',
  problemHint: '已标红标黄，改好后把它拖回来，只处理改过的行。',
  keys: '↓ 下一处　A 采用建议　I 不管它　E 修改',
  wordsTitle: '不认识的写法，选一次就行',
  wordsChoose: '选它的意思',
  edit: '改成',
  editSave: '改好这一处',
  ignore: '不管它',
  leaveRow: '这一行不导入',
  acceptOne: '采用建议',
  sides: '两行放在一起看',
  pending: { cell: '已改成', seen: '看过了', leaveRow: '这一行不导入' },
  effects: { added: '新增', updated: '更新', unchanged: '不变', missing: '疑似注销' },
  effectsLabel: '入库后会怎样',
  effectColumns: { key: '代码或编号', name: '名称', changes: '改动（原来 → 现在）' },
  missingHint: '名录里有、这个文件里没有。不会删除；勾选“这是全部名单”才会标为待核。',
  fullList: '这是全部名单：文件里没有的标为待核（不删除）',
  batches: '最近导入',
  undo: '撤销本批',
  undone: '已撤销',
  undoTitle: '撤销这一批导入吗？',
  undoText: '这一批新增的移出名录，更新的恢复成原来的内容；历史里留有记录。用在封存名单里的不能撤销。',
  undoConfirm: '撤销这一批',
  undoKeep: '留着不动',
  blank: '（空）',
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

/** 每月更新风险等级. */
export const riskRefreshText = {
  title: '更新风险等级',
  drop: '把本月风险等级名单的 Excel 拖到这里，有代码和风险等级两列就行',
  effect: '只更新风险等级和评定日期，其他内容一概不动；名录里没有的代码列为问题，不会新增。要连名称等一起导入，请在“对应列”里指定名称列。',
  ratedToday: '文件里没有评定日期，按今天记。',
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
    note: '备注',
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
    note: '备注',
  },
};

export const encodingText: { readonly [E in TextEncoding]: string } = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK',
  'utf-16le': 'Unicode',
  'utf-16be': 'Unicode',
};

export const fileFacts = (fileName: string, { sheetName, headerRow, encoding }: FoundTable): string =>
  [
    fileName,
    sheetName === '' ? '' : `工作表“${sheetName}”`,
    encoding === undefined ? '' : `文字编码 ${encodingText[encoding]}`,
    headerRow > 0 ? `标题在第 ${String(headerRow)} 行` : '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
export const rowsAmount = (rows: number): string => `${count(rows)} 行`;
/** Said before the long part of a very large table (DOMAIN 13.16). */
export const largeTableText = (rows: number, checkSeconds: number, writeSeconds: number): string =>
  `这个表有 ${count(rows)} 行左右，检查大约要 ${count(checkSeconds)} 秒，入库大约再要 ${count(writeSeconds)} 秒。可以先去做别的，随时可以取消；您确认之前不会写入任何内容。`;
export const largeWriteText = (seconds: number): string => `入库大约要 ${count(seconds)} 秒，中途可以取消`;
export const groupText = (rows: number): string => `${count(rows)} 处`;
export const exampleText = (example: string): string => `例：${example}`;
export const skippedText = (rows: number): string => `跳过 ${count(rows)} 行（标题、合计等）`;
export const waitingText = (names: readonly string[]): string =>
  `后面还有 ${count(names.length)} 份：${names.join('、')}。这一份入库以后接着导入下一份，每份各成一批。`;
export const nextFileText = (name: string): string => `接着导入“${name}”`;
export const hiddenText = (rows: number): string => `表格里有 ${count(rows)} 行是隐藏的，也导入`;
export const confidenceText = (confidence: number): string => {
  if (confidence > 100) return '您选的';
  if (confidence === 100) return '列名一致';
  return confidence === 90 ? '看内容或括号前的列名' : '列名相近，请看一眼';
};
export const quarantineText = (rows: number): string => `必须改的 ${count(rows)} 行留待处理，不入库`;
export const pendingText = (decisions: number): string => `已处理 ${count(decisions)} 处，重新检查后生效`;
export const confirmText = (rows: number, unit: string): string => `入库 ${count(rows)} ${unit}`;
export const confirmPartText = (rows: number, unit: string): string => `先入库 ${count(rows)} ${unit}，问题行留待处理`;
export const doneText = (fileName: string, added: number, updated: number, unchanged: number, unit: string): string =>
  `“${fileName}”已入库：新增 ${count(added)} ${unit}，更新 ${count(updated)} ${unit}，不变 ${count(unchanged)} ${unit}。`;
export const doneQuarantineText = (rows: number): string =>
  `还有 ${count(rows)} 行必须改，没有入库。在问题表或原表里改好后再导入一次即可。`;
export const doneMissingText = (records: number, unit: string): string =>
  `名录里有 ${count(records)} ${unit}不在这份全部名单里，已标为待核，没有删除。`;
export const undoneText = (restored: number, removed: number): string => `已撤销：恢复 ${count(restored)} 条，移出 ${count(removed)} 条。`;
export const problemFileName = (fileName: string): string => `问题表-${fileName.replace(/\.[^.]+$/u, '').slice(0, 80)}.xlsx`;
export const problemFileText = (fileName: string, problems: number, folder: string): string =>
  `“${fileName}”已写到“${folder}”，${count(problems)} 处问题。改好后把它拖回这里。`;
export const resumesText = (fileName: string, changedRows: number, removedRows: number): string =>
  `这是“${fileName}”的问题表，您改了 ${count(changedRows)} 行${removedRows > 0 ? `，删去 ${count(removedRows)} 行` : ''}。`;
export const resumesNotImportedText = (fileName: string): string =>
  `“${fileName}”里没有问题的行还没有入库。请先导入那个文件，再导入问题表。`;
export const untaggedText = (subjects: number): string =>
  `有 ${count(subjects)} 户已不在营业，入库时去掉它们的标签、移出专项库；撤销本批会恢复。`;
export const wordText = (column: string, word: string, cells: number): string => `“${column}”里的“${word}”（${count(cells)} 处）是`;
export const changeText = (field: string, before: string, after: string): string => `${field}：${before} → ${after}`;
export const batchText = (at: string, fileName: string, by: string): string => `${at.slice(0, 16).replace('T', ' ')} · ${fileName} · ${by}`;
export const batchCounts = (added: number, updated: number, unchanged: number): string =>
  `新增 ${count(added)} · 更新 ${count(updated)} · 不变 ${count(unchanged)}`;
export const sideText = (row: number): string => `第 ${count(row)} 行`;
