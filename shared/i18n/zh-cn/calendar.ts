import type { HolidayFault, HolidayFaultKind } from '#shared/domain/calendar/notice-fault.ts';
import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import { count, dayText, momentText } from './numbers.ts';

export const calendarWords = {
  title: '节假日',
  shipped: '程序自带',
  hint: '按国务院每年公布的放假调休填；没有安排的年份，工作日不猜。',
  change: '修改',
  save: '存好放假安排',
  remove: '删去填的',
  name: '节日',
  from: '放假从',
  to: '到',
  worked: '调休上班的日子',
  workedHint: '周末上班的日子，用空格或顿号隔开；没有就空着',
  dayHint: '如 2027-02-05',
  badDay: '不是日期',
  add: '再加一行',
  incomplete: '每行都要有节日名称和起止日期；不用的行请全部清空。',
  columns: { name: '节日', off: '放假', worked: '调休上班' },
  none: '没有',
};

/** As the notice names them, for a year that nobody has typed in yet. */
export const usualHolidays = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;

export const yearText = (year: number): string => `${year} 年`;
export const workdaysText = (workdays: number): string => `工作日 ${count(workdays)} 天`;
export const knownUntilText = (year: number): string => `放假安排到 ${year} 年`;
export const fillText = (year: number): string => `填写 ${year} 年`;
export const dialogTitle = (year: number): string => `填写 ${year} 年放假安排？`;
export const typedText = (byName: string, at: string): string => `${byName} 填写，${momentText(at)}`;

/** One holiday in a line: its days off, and the weekends worked instead. */
export const holidayLine = ({ name, from, to, worked }: Holiday): string => {
  const off = from === to ? dayText(from) : `${dayText(from)}至${dayText(to)}`;
  return `${name}：${off}${worked.length === 0 ? '' : `，${worked.map(dayText).join('、')}上班`}`;
};

const faultText: { readonly [F in HolidayFaultKind]: (day: string) => string } = {
  reversed: () => '放假的最后一天早于第一天',
  otherYear: (day) => `${day}不在这一年`,
  tooLong: () => '连放了十五天以上',
  overlap: (day) => `${day}与另一个节日重了`,
  workedWeekday: (day) => `${day}本来就要上班，不用写成调休`,
  workedOff: (day) => `${day}又放假又上班`,
  workedTwice: (day) => `${day}写了两遍`,
};

export const noticeFaultText = ({ holiday, fault, day }: HolidayFault): string =>
  `“${holiday}”：${faultText[fault](day === '' ? '' : dayText(day))}，没有保存。请对照国务院的通知改好。`;
