import type { DrawState, DrawSummary } from '#shared/contract/draws.ts';
import { voidSheetText } from './ceremony.ts';
import { count, preciseMomentText } from './numbers.ts';

/** The groups of the ledger by how far an event is. */
export const ledgerGroups = ['all', 'open', 'drawn', 'void'] as const;
export type LedgerGroup = (typeof ledgerGroups)[number];

export const ledgerWords = {
  title: '抽取台账',
  lead: '每个编号都在这里，作废的也在；没有编号能删掉。',
  back: '返回任务列表',
  gridLabel: '抽取台账',
  year: '年份',
  everyYear: '全部年份',
  group: '状态',
  groups: { all: '全部', open: '正在办', drawn: '已抽取', void: '已作废' } satisfies Record<LedgerGroup, string>,
  search: '查编号、任务名称',
  empty: '还没有抽取过。任务封存以后，它的编号就记在这里。',
  emptyFiltered: '没有符合条件的抽取。',
  clear: '清空筛选',
  columns: {
    state: '状态',
    serial: '编号',
    name: '任务',
    frozenAt: '封存',
    drawnAt: '抽取',
    subjects: '名录',
    drawn: '抽中',
    note: '说明',
  },
  none: '—',
};

export const drawStateText: Readonly<Record<DrawState, string>> = {
  frozen: '已封存',
  committed: '双方已承诺',
  diced: '已摇种子',
  drawn: '已抽取',
  void: '已作废',
};

export const ledgerMoment = (iso: string | null): string => (iso === null ? ledgerWords.none : preciseMomentText(iso).slice(0, 16));
export const ledgerHouseholds = (subjects: number): string => `${count(subjects)} 户`;

/** Why an event is void, and whose vacancies it fills. */
export const ledgerNote = ({ voided, fills }: Pick<DrawSummary, 'voided' | 'fills'>): string =>
  [fills === null ? '' : `补 ${fills} 的空缺。`, voided === null ? '' : voidSheetText(voided)].join('');

export const yearText = (year: string): string => `${year} 年`;
export const ledgerCountText = (events: number, shown: number): string =>
  events === shown ? `共 ${count(events)} 次` : `筛出 ${count(shown)} / ${count(events)} 次`;
export const ledgerVoidText = (voided: number, fills: number): string => `作废 ${count(voided)} 次，补抽 ${count(fills)} 次`;
