import type { UnconfirmedKind, UnconfirmedOffice, UnconfirmedRow } from '#shared/contract/unconfirmed.ts';
import { count, momentText } from './numbers.ts';

export const unconfirmedWords = {
  title: '待核记录',
  look: '去核',
  drawer: '待核记录',
  leadOwn: '本局最近导入的全部名单里没有这些记录。没有删除；下一次全部名单里有了，会自己从这里去掉。',
  leadOther: '这个县局最近报来的全部名录里没有这些记录。没有删除；下一次全部名录里有了，会自己从这里去掉。',
  keep: '保留',
  keepAll: '这一页都保留',
  ask: '请县局核实',
  asked: '已请县局核实',
  keepTitle: '先保留这些记录？',
  keepLead: '记录照旧留着，到这个单位的下一次全部名单为止；那一次还没有的话，会再列出来。',
  keepReason: '为什么保留',
  keepConfirm: '保留',
  askTitle: '请县局核实这条记录？',
  askLead: '这里的数据不会改动。要求随“更正要求包”发给县局；县局下一次报全部名录时带上，或者说明为什么没有。',
  askReason: '要核实什么',
  askConfirm: '登记要求',
  later: '先不了',
  none: '没有待核的记录。',
} as const;

const kindText: { readonly [K in UnconfirmedKind]: string } = { subjects: '检查对象', inspectors: '检查人员', items: '抽查事项' };

export const unconfirmedOfficeText = ({ waiting, kept }: UnconfirmedOffice): string =>
  [waiting > 0 ? `${count(waiting)} 条要核` : '', kept > 0 ? `${count(kept)} 条已保留` : ''].filter((part) => part !== '').join('，');

export const unconfirmedAction = (verb: string, name: string): string => `${verb} ${name}`;

export const unconfirmedLine = ({ kind, key, place, kept, asked }: UnconfirmedRow): string =>
  [
    kindText[kind],
    key,
    place,
    asked ? unconfirmedWords.asked : '',
    kept === null ? '' : `已保留：${kept.reason}（${kept.byName === '' ? '' : `${kept.byName} `}${momentText(kept.at)}）`,
  ]
    .filter((part) => part !== '')
    .join(' · ');

export const unconfirmedTotal = (shown: number, total: number): string =>
  shown < total ? `共 ${count(total)} 条，先列 ${count(shown)} 条` : `共 ${count(total)} 条`;
