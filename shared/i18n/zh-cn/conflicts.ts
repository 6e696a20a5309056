import type { Json } from '#shared/base/canonical-json.ts';
import type { ConflictDetail, ConflictField, ConflictHead, ConflictSide } from '#shared/contract/conflicts.ts';
import type { ConflictBar } from '#shared/domain/bundle/conflicts.ts';
import { disposalLine, methodsLine, outcomesLine } from './counties.ts';
import { measureText, rowStateText } from './follow-ups.ts';
import { fieldText as columnTitles } from './imports.ts';
import { count, momentText } from './numbers.ts';
import { itemCheckText, resultsWords } from './results.ts';

export const conflictWords = {
  title: '冲突与并行修改',
  none: '没有等着决定的冲突。',
  decide: '去决定',
  look: '看一眼',
  seen: '看过了',
  decidedTitle: '已经决定的',
  toSendTitle: '决定好的要发给县局',
  seal: '出更正包',
  drawerTitle: '两份不一样的记录',
  drawerParallel: '并行修改',
  parallelLead: '两份改的不是同一处，已经自动合成一份，两边改的都在。请看一眼合得对不对；不对就在记录里照常更正。',
  kept: '现在算数的',
  first: '先来的',
  other: '另外来的',
  base: '分开以前',
  noBase: '分开以前的那一份这里没有。',
  chooseKept: '整份用现在算数的',
  chooseTaken: '整份用另外来的',
  chooseFields: '逐项选',
  choose: '怎么定',
  useKept: '用现在的',
  useOther: '用另外来的',
  field: '内容',
  showSame: '相同的也列出来',
  same: '相同',
  differs: '不同',
  clashes: '两边都改了',
  reason: '为什么这样定',
  confirm: '就这样定',
  confirmLead: '定下来的会成为这条记录的新一稿，写明两份来源；原来两份都留存，不删除。',
  later: '先不定',
  here: '本机写的',
  placeKept: '本机的这个位置上是另一条记录，它不变。',
  blank: '未填',
  homeTitle: '有记录的两份对不上',
  homeWhy: '两份都留着，请定以哪一份为准',
  homeVerb: '去决定',
  choices: { kept: '用了原来算数的', taken: '用了另外来的', joined: '合成新的一稿', seen: '看过了' },
} as const;

const tableText: Readonly<Record<string, string>> = {
  plans: '抽查计划',
  schemes: '抽查方案',
  draws: '抽取',
  assignments: '检查组',
  results: '检查结果',
  publications: '公示',
  corrections: '更正',
  follow_ups: '后续处理',
  subjects: '检查对象',
  inspectors: '检查人员',
  item_versions: '抽查事项',
  item_lists: '事项清单',
  draw_people: '抽取现场人员',
  tasks: '下发任务',
  calendar: '放假安排',
  correction_requests: '更正要求',
};

export const conflictTableText = (table: string): string => tableText[table] ?? table;

/** What record it is, and at the city whose. */
export const conflictTitle = ({ officeName, table, what: { name, code, year, serial } }: ConflictHead, own: string): string => {
  const named = name !== '' ? name : code !== '' ? code : year !== null ? `${year} 年` : serial;
  return `${officeName === own ? '' : `${officeName}：`}${named === '' ? conflictTableText(table) : named}`;
};

export const conflictLine = ({ table, what: { serial, code, name }, parallel }: ConflictHead): string =>
  [parallel ? '已自动合成一份' : '两份改了同一处', conflictTableText(table), name === '' ? '' : code, serial]
    .filter((part) => part !== '')
    .join(' · ');

export const conflictAction = (verb: string, { what: { name, code }, table }: ConflictHead): string =>
  `${verb} ${name !== '' ? name : code !== '' ? code : conflictTableText(table)}`;

export const decisionLine = ({ decision }: ConflictHead): string =>
  decision === null
    ? ''
    : `${conflictWords.choices[decision.choice]}${decision.reason === '' ? '' : `：${decision.reason}`}（${decision.byName === '' ? '' : `${decision.byName} `}${momentText(decision.at)}）`;

export const conflictCountsText = (open: number, parallel: number): string =>
  open + parallel === 0
    ? ''
    : [open > 0 ? `${count(open)} 处等着决定` : '', parallel > 0 ? `${count(parallel)} 处并行修改` : '']
        .filter((part) => part !== '')
        .join('，');

export const toSendText = (officeName: string, records: number): string => `${officeName}：${count(records)} 条`;

/** Who wrote a revision when, and how it came here. */
export const sideText = ({ rev, byName, at, bundle }: ConflictSide): string => {
  const written = `第 ${count(rev)} 稿${byName === '' ? '' : `，${byName}`}${at === '' ? '' : `，${momentText(at)}`}`;
  return `${written}；${bundle === null ? conflictWords.here : `${bundle.fromName}第 ${count(bundle.seq)} 号包，${momentText(bundle.at)}收到`}`;
};

const barText: { readonly [B in ConflictBar]: string } = {
  published: '结果已经公示，公示过的只能由县局办更正、重新公示，不能在这里逐项合并。',
  place: '这个位置上已经有另一条记录，两条不是同一条，合不到一起。',
  library: '名录谁建立、谁管理，不能替它逐项合并。',
  city: '这是市局的记录，县局不改它，只定这里先以哪一份为准；市局再发来的会接着它。',
  fixed: '这类记录跟着抽取、派发或备案的材料走，不能逐项合并。',
};

/** What can be decided, and why no more. */
export const wayText = ({ way, bar }: Pick<ConflictDetail, 'way' | 'bar'>): string => {
  if (bar === null) return '不同的地方请逐项选，或者整份用一边的。';
  if (way === 'note') return `${barText[bar]}本机的记录不变，来的那一份留存备查；要采用它的内容，请在记录里照常修改。`;
  return `${barText[bar]}两份都是单位签过名的，请定这里以哪一份为准；不对的，请原单位改好再报。`;
};

const fieldText: Readonly<Record<string, string>> = {
  outcomes: '检查结果',
  items: '逐项结果',
  methods: '检查方式',
  disposal: '后续处理',
  inspected_on: '检查日期',
  visit_code: '入企码',
  remark: '备注',
  owner: '责任人',
  measures: '措施',
  state: '办理情况',
  closing_note: '办结说明',
  closed_on: '办结日期',
  serial: '任务编号',
  subject: '代码',
  result_id: '结果编号',
  notices: '备案和公示',
  inspectors: '检查人员',
  people: '人员',
  place: '地点',
  saved_at: '记录时间',
  year: '年份',
  version: '版次',
  rows: '计划内容',
  reason: '理由',
  name: '名称',
  current: '是否现行',
  withdrawn: '是否移出',
  holidays: '放假安排',
};

const camel = (field: string): string => field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const conflictFieldText = (table: string, field: string): string => {
  const titles: Readonly<Record<string, string>> =
    table === 'subjects' ? columnTitles.subjects : table === 'inspectors' ? columnTitles.inspectors : columnTitles.items;
  const isLibrary = table === 'subjects' || table === 'inspectors' || table === 'item_versions';
  return (isLibrary ? titles[camel(field)] : undefined) ?? fieldText[field] ?? titles[camel(field)] ?? field;
};

const plain = (value: Json): string => {
  if (value === null || value === '') return conflictWords.blank;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object') return String(value);
  const members: readonly Json[] = Array.isArray(value) ? value : Object.values(value);
  return members.length === 0 ? conflictWords.blank : members.map(plain).join('、');
};

const known = (words: Readonly<Record<string, string>>, value: Json): string => words[plain(value)] ?? plain(value);

const textsIn = (value: Json): readonly string[] => (Array.isArray(value) ? value.map(plain) : []);

type JsonObject = Readonly<Record<string, Json>>;

const objectOf = (value: Json): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const itemText = (item: Json, names: ConflictDetail['itemNames'], place: number): string => {
  const { itemId = null, check = null, problem = null, text = null } = objectOf(item);
  const said =
    problem === true
      ? `${resultsWords.problem}：${plain(text)}`
      : check === 'checked'
        ? resultsWords.noProblem
        : known(itemCheckText, check);
  return `${names[plain(itemId)] ?? `第 ${count(place)} 项`}：${said}`;
};

/** Which rows and files of this program a measure belongs to says nothing to a reader. */
const inside: ReadonlySet<string> = new Set(['id', 'kind', 'evidence']);

const measureLine = (measure: Json): string => {
  const told = Object.entries(objectOf(measure)).filter(([key, value]) => !inside.has(key) && value !== '' && value !== null);
  const name = known(measureText, objectOf(measure)['kind'] ?? null);
  return told.length === 0 ? name : `${name}（${told.map(([, value]) => plain(value)).join('，')}）`;
};

/** A value as a person reads it. */
export const conflictValueText = (field: string, value: Json, names: ConflictDetail['itemNames']): string => {
  if (value === null) return conflictWords.blank;
  switch (field) {
    case 'outcomes':
      return outcomesLine(textsIn(value));
    case 'methods':
      return textsIn(value).length === 0 ? conflictWords.blank : methodsLine(textsIn(value));
    case 'disposal':
      return disposalLine(plain(value));
    case 'items':
      return Array.isArray(value) ? value.map((item: Json, at) => itemText(item, names, at + 1)).join('；') : plain(value);
    case 'measures':
      return Array.isArray(value) && value.length > 0 ? value.map(measureLine).join('；') : conflictWords.blank;
    case 'state':
      return known(rowStateText, value);
    default:
      return plain(value);
  }
};

export const fieldMarkText = ({ differs, clashes }: ConflictField): string =>
  clashes ? conflictWords.clashes : differs ? conflictWords.differs : conflictWords.same;
