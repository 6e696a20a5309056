import { asks, done, look, must } from './finding.ts';
import type { SchemeFinding } from './findings.ts';
import type { SchemeFacts } from './scheme-facts.ts';

/** What the rules about days look at. */
type DateFacts = Pick<SchemeFacts, 'startsOn' | 'endsOn' | 'today' | 'days'>;

/** When: chosen, in order, not over, and what the official calendar says of these days (R15, DOMAIN 10). */
export const dateFindings = ({ startsOn, endsOn, today, days }: DateFacts): readonly SchemeFinding[] => {
  if (startsOn === '' || endsOn === '') return [must('datesMissing')];
  if (startsOn > endsOn) return [must('datesReversed')];
  return [
    endsOn < today ? must('datesPast', { endsOn }) : done('datesOk'),
    ...(days?.workdays === 0 ? [asks('noWorkday')] : []),
    ...(days?.holidays ?? []).map((holiday) => look('holidayInside', { holiday: holiday.name, days: holiday.days }, holiday.name)),
    ...(days && days.unknownYear !== '' ? [look('calendarEnds', { year: days.unknownYear })] : []),
  ];
};
