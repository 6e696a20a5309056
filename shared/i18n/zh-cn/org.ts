import type { UnknownPlace } from '#shared/contract/org.ts';
import type { FormerName, UnitKind } from '#shared/domain/org/org-unit.ts';
import { count, dayText } from './numbers.ts';

export const unitKindText: { readonly [K in UnitKind]: string } = {
  bureau: '本局',
  zone: '功能区',
  section: '股室',
  station: '监管所',
  town: '乡镇街道',
};

export const orgWords = {
  title: '机构与乡镇',
  treeLabel: '机构树',
  search: '查名称、代码、曾用名',
  clearSearch: '清空查找',
  noneFound: '没有符合的单位。',
  add: '添加单位',
  empty: '还没有机构。先建立本局和所辖乡镇，名录里的代码就能显示成名称。',
  start: '建立机构',
  edit: '修改',
  close: '停用',
  reopen: '恢复使用',
  undo: '撤销上一次修改',
  closed: '已停用',
  factsTitle: '基本资料',
  peopleTitle: '检查人员',
  noPeople: '没有检查人员分在这里。',
  historyTitle: '变更记录',
  noHistory: '还没有变更。',
  blank: '未填',
  none: '没有',
  facts: {
    kind: '类别',
    code: '代码',
    parent: '上级',
    formerNames: '曾用名',
    people: '检查人员',
    subjects: '检查对象',
    towns: '所辖乡镇',
    looseTowns: '没归所的乡镇',
  },
  closeTitle: '停用这个单位吗？',
  closeText: '停用后不能再选它；已写着它名称的名录和名单照样认得。随时可以恢复。',
  keepOpen: '先不停用',
  inactivePerson: '不在岗',
  unknownTitle: '名录里有、这里没有的单位',
  addUnknown: '建进来',
  fill: '补上乡镇',
  capsTitle: '每户一年最多检查几次',
  capsHint: '按本局规定填写（国办发〔2024〕54号要求定年度频次上限）。空着表示不设；某一等级单独填了，就按它的数。',
  capsEdit: '修改上限',
  capsSave: '保存上限',
  capsDialog: '每户一年最多检查几次？',
  noCap: '不设',
  times: '次',
};

export const unitFormWords = {
  addTitle: '添加哪个单位？',
  editTitle: (name: string): string => `修改“${name}”？`,
  save: '保存单位',
  kind: '类别',
  name: '名称',
  nameMissing: '请填名称。',
  code: '代码',
  codeHint: { office: '六位，没有就空着', town: '九位区划代码，没有就空着' },
  parent: '上级',
  parentTown: '归哪个所管',
  parentMissing: '请选上级。',
  formerNames: '曾用名',
  formerNamesHint: '写一个按一次回车；旧名录里的这些名称都会认成这个单位',
  keepOldName: '原来的名称留作曾用名（改错别字时不用留）',
};

export const capScopeText: Readonly<Record<string, string>> = { all: '所有等级', A: 'A 级', B: 'B 级和未分类', C: 'C 级', D: 'D 级' };

export const capsText = (caps: Readonly<Partial<Record<string, number>>>): string => {
  const set = Object.entries(caps).filter(([, visits]) => visits !== undefined);
  return set.length === 0 ? '不设上限' : set.map(([scope, visits]) => `${capScopeText[scope] ?? scope} ${String(visits)} 次`).join('，');
};

export const activeText = (active: boolean): string => (active ? '在用' : orgWords.closed);
export const capText = (visits: number | undefined): string => (visits === undefined ? orgWords.noCap : `${visits} ${orgWords.times}`);
export const orgFacts = (stations: number, towns: number): string => `${count(stations)} 个所 · ${count(towns)} 个乡镇街道`;
export const peopleText = (people: number): string => `${count(people)} 人`;
export const subjectsText = (subjects: number): string => `${count(subjects)} 户`;
export const formerNameText = ({ name, until }: FormerName): string => (until === '' ? name : `${name}（到 ${dayText(until)}）`);
export const fillText = (towns: number): string => `区划里还有 ${count(towns)} 个乡镇没有建。`;

const unknownFieldText: { readonly [F in UnknownPlace['field']]: string } = {
  town: '检查对象的乡镇',
  station: '检查对象的管辖单位',
  unit: '检查人员的单位',
  department: '检查人员的业务部门',
};

export const unknownText = ({ field, records }: UnknownPlace): string =>
  `${unknownFieldText[field]}，${count(records)} ${field === 'town' || field === 'station' ? '户' : '人'}`;

export const unitFieldText: Readonly<Record<string, string>> = {
  kind: '类别',
  name: '名称',
  code: '代码',
  parentId: '上级',
  active: '使用',
  formerNames: '曾用名',
};
