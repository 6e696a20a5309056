import { done, must } from './finding.ts';
import type { SchemeFinding } from './findings.ts';
import type { SchemeFacts } from './scheme-facts.ts';

/** When: chosen, in order and not over. Holidays are not judged: without the official calendar nobody knows them. */
export const dateFindings = ({ startsOn, endsOn, today }: SchemeFacts): readonly SchemeFinding[] => {
  if (startsOn === '' || endsOn === '') return [must('datesMissing')];
  if (startsOn > endsOn) return [must('datesReversed')];
  return [endsOn < today ? must('datesPast', { endsOn }) : done('datesOk')];
};
