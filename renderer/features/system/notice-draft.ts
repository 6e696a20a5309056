import { isoDayOf } from '#renderer/ui/iso-day.ts';
import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';

/** One line as it stands in the form. */
export interface NoticeLine {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly worked: string;
}

export const lineOf = ({ name, from, to, worked }: Holiday): NoticeLine => ({ name, from, to, worked: worked.join('、') });

/** The lines that say something, or null while one of them is not whole. A line without days off is one that is not needed. */
export const holidaysOf = (lines: readonly NoticeLine[]): Holiday[] | null => {
  const holidays: Holiday[] = [];
  for (const line of lines) {
    const name = line.name.trim();
    const worked = line.worked.split(/[\s、，,；;]+/).filter((text) => text !== '');
    if (line.from === '' && line.to === '' && worked.length === 0) continue;
    const days = worked.map(isoDayOf);
    if (name === '' || line.from === '' || line.to === '' || days.includes(null)) return null;
    holidays.push({ name, from: line.from, to: line.to, worked: days.filter((day) => day !== null) });
  }
  return holidays.length === 0 ? null : holidays;
};
