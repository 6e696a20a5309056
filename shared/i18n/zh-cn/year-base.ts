import { count, plainDayText } from './numbers.ts';

export const baseText = (frozenOn: string): string =>
  frozenOn === '' ? '基数还没冻结，用今天的存续数' : `基数为 ${plainDayText(frozenOn)} 冻结的存续数`;
export const baseNote = (enterprises: number, subjects: number, frozenOn: string): string =>
  `${baseText(frozenOn)}：企业 ${count(enterprises)} 户，全部主体 ${count(subjects)} 户。`;
