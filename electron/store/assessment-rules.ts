import { usualRules, type AssessmentRules } from '#shared/domain/figures/assessment.ts';
import type { ReadDb, WriteDb } from './db.ts';
import type { Stamp } from './plans.ts';
import { textOf } from './row.ts';

/** The rules that hold, and who set them; both texts are empty while the usual ones do. */
export interface RulesInForce {
  readonly rules: AssessmentRules;
  readonly byName: string;
  readonly at: string;
}

/** What this city set last, else what is usual. */
export const findRules = (db: ReadDb): RulesInForce => {
  const row = db.get('select rules, by_name, at from assessment_rules order by number desc limit 1');
  if (!row) return { rules: usualRules, byName: '', at: '' };
  // As the contract's schema let them in.
  return { rules: JSON.parse(textOf(row, 'rules')) as AssessmentRules, byName: textOf(row, 'by_name'), at: textOf(row, 'at') };
};

export const insertRules = (db: WriteDb, rules: AssessmentRules, byName: string, { by, at, seq }: Stamp): void => {
  db.run('insert into assessment_rules (rules, by, by_name, at, seq) values (?, ?, ?, ?, ?)', JSON.stringify(rules), by, byName, at, seq);
};
