import type { FieldTown } from '#shared/contract/field-pack.ts';
import { count } from './numbers.ts';

export const fieldPackWords = {
  title: '现场资料包',
  open: '现场资料包',
  toDraw: '回抽取现场',
  toResults: '去录结果',
  carriers: '领表人',
  carriersHint: '每户的表由小组里排在第一位的人领，份号按领表人、乡镇排。',
  visits: '走访顺序',
  visitsHint: '顺序只管路怎么走，不影响抽取结果。',
  orderKeys: 'Alt+↑ 前移，Alt+↓ 后移',
  byTown: '按乡镇排',
  byHand: '手工排过',
  entered: '已录',
  papers: '要打印的',
  range: '份号',
  from: '从第',
  to: '到第',
  sheetUnit: '份',
  whole: '全部',
  jam: '卡纸了不用全部重印：把起始份号改成没印好的那一份，再印一次。',
  making: '正在排版',
  cancelled: '已取消，没有写出文件，数据没有改动。',
  notMade: '没有写成文件，数据没有改动。请看磁盘空间够不够，再试一次。',
  print: '打印',
  savePdf: '存成 PDF',
  noVisits: '这次抽取没有要检查的对象。',
};

export const moveUpText = (name: string): string => `把 ${name} 往前移`;
export const moveDownText = (name: string): string => `把 ${name} 往后移`;
export const rangeText = (first: number, last: number): string =>
  first === last ? `第 ${count(first)} 份` : `第 ${count(first)}–${count(last)} 份`;
export const townsText = (towns: readonly FieldTown[]): string =>
  towns.map(({ town, visits }) => `${town === '' ? '乡镇未填' : town} ${count(visits)}`).join('，');
export const visitsText = (visits: number): string => `${count(visits)} 户`;
export const onlyOf = (name: string): string => `只要${name}的`;
export const withText = (partners: readonly string[]): string => (partners.length === 0 ? '' : `同行：${partners.join('、')}`);
export const sheetAction = (action: string, paper: string): string => `${action}${paper}`;
export const bookName = (serial: string, paper: string, first: number, last: number): string =>
  `${serial} ${paper} ${String(first)}-${String(last)}`;
