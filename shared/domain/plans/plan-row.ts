/** 不定向, 定向 (R9); empty while it is not said. */
export const planKinds = ['nonDirected', 'directed'] as const;
/** 发起层级: whose share of the year's 3 % a row counts towards (DOMAIN 5). */
export const planLevels = ['province', 'city', 'county'] as const;
/** 单部门, 部门内联合, 跨部门联合. */
export const planJoints = ['single', 'internal', 'cross'] as const;

export type PlanKind = (typeof planKinds)[number];
export type PlanLevel = (typeof planLevels)[number];
export type PlanJoint = (typeof planJoints)[number];

/** What one row of a year plan says (R7-R9, DOMAIN 7.5). Days are ISO days or empty; a month runs from its first to its last day. */
export interface PlanRowContent {
  /** 抽查计划编号, where a bureau gives one. */
  readonly planNo: string;
  readonly name: string;
  readonly kind: PlanKind | '';
  readonly level: PlanLevel;
  readonly joint: PlanJoint;
  readonly leadDept: string;
  readonly partners: readonly string[];
  /** 抽查模式, such as 县抽县查. */
  readonly mode: string;
  readonly from: string;
  readonly to: string;
  /** Parts per million; null = not said. Beside a number both are lower bounds. */
  readonly ratePpm: number | null;
  readonly count: number | null;
  /** 抽查频次 in words. */
  readonly frequency: string;
  /** Codes of the item list: a plan names the item, a scheme its version (R5). */
  readonly itemCodes: readonly string[];
  /** 对象范围 in words. */
  readonly range: string;
  readonly riskDemand: string;
  /** 检查主体. */
  readonly agency: string;
  /** 股室. */
  readonly section: string;
  readonly method: string;
  readonly note: string;
  /** Texts of a file that could not be read, until a person has filled the field in or dropped them. */
  readonly unread: UnreadTexts;
}

export interface UnreadTexts {
  readonly period: string;
  readonly amount: string;
  readonly items: string;
}

/** A row of one version; its id stays the same through all versions of the year. */
export interface PlanRow extends PlanRowContent {
  readonly id: string;
}

/** Stands for the id of a row that was not saved yet. */
export const unsavedRowId = 'new';

export const nothingUnread: UnreadTexts = { period: '', amount: '', items: '' };

/** A row that says nothing yet, as a county begins one. */
export const blankPlanRow: PlanRowContent = {
  planNo: '',
  name: '',
  kind: '',
  level: 'county',
  joint: 'single',
  leadDept: '',
  partners: [],
  mode: '',
  from: '',
  to: '',
  ratePpm: null,
  count: null,
  frequency: '',
  itemCodes: [],
  range: '',
  riskDemand: '',
  agency: '',
  section: '',
  method: '',
  note: '',
  unread: nothingUnread,
};

/** How long the texts of a row may be, in characters. */
export const planTextLimits = {
  planNo: 60,
  name: 100,
  leadDept: 100,
  mode: 60,
  frequency: 60,
  range: 500,
  riskDemand: 500,
  agency: 100,
  section: 100,
  method: 100,
  note: 2000,
} as const satisfies Partial<Record<keyof PlanRowContent, number>>;

/** Longest text of one partner, and of what could not be read. */
export const planPartnerLimit = 60;
export const planUnreadLimits = { period: 100, amount: 300, items: 2000 } as const satisfies Record<keyof UnreadTexts, number>;

/** The fields in the order people read them. */
export const planRowFields = [
  'name',
  'planNo',
  'kind',
  'level',
  'joint',
  'leadDept',
  'partners',
  'mode',
  'from',
  'to',
  'ratePpm',
  'count',
  'frequency',
  'itemCodes',
  'range',
  'riskDemand',
  'agency',
  'section',
  'method',
  'note',
  'unread',
] as const satisfies readonly (keyof PlanRowContent)[];

export type PlanRowField = (typeof planRowFields)[number];

/** What the row says, without its id; every field has its own value, which TypeScript cannot follow by name. */
export const contentOfRow = (row: PlanRowContent): PlanRowContent =>
  Object.fromEntries(planRowFields.map((field) => [field, row[field]])) as unknown as PlanRowContent;

/** A text of the file is kept only while its field is empty: what a person filled in stands for itself. */
export const withoutReadTexts = (row: PlanRowContent): PlanRowContent => ({
  ...row,
  unread: {
    period: row.from === '' || row.to === '' ? row.unread.period : '',
    amount: row.ratePpm === null && row.count === null ? row.unread.amount : '',
    items: row.unread.items,
  },
});

const inYear = (day: string, year: number): string => {
  if (day === '') return '';
  const moved = `${year}${day.slice(4)}`;
  // The 29th of February ends its month in every year.
  return moved.endsWith('-02-29') && !isLeap(year) ? `${year}-02-28` : endOfFebruary(day, moved, year);
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const endOfFebruary = (day: string, moved: string, year: number): string =>
  day.endsWith('-02-28') && !isLeap(Number(day.slice(0, 4))) && isLeap(year) ? `${year}-02-29` : moved;

/** The row in another year's plan: the same words and months; a year inside the texts is for a person to change. */
export const rowOfYear = (row: PlanRowContent, year: number): PlanRowContent => ({
  ...contentOfRow(row),
  from: inYear(row.from, year),
  to: inYear(row.to, year),
});
