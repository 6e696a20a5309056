import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { HandedCalendar, RequirementTarget } from '#shared/contract/handed-down.ts';
import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import { compareRequirements, type RequirementState } from '#shared/domain/plans/requirement.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import { listTypedYears, type TypedYear } from '#electron/store/calendar-years.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listPlanRows, listVersions, type StoredPlan } from '#electron/store/plans.ts';
import type { HandedYear } from './handed-records.ts';
import { noticesOf } from './official-calendar.ts';

/** The requirements of a year beside the newest version of this office's own plan, whatever its state. */
export const compareWithPlan = (
  db: ReadDb,
  year: number,
  cityRows: readonly PlanRow[],
): { readonly own: StoredPlan | null; readonly rows: readonly RequirementState[]; readonly target: RequirementTarget } => {
  const own = listVersions(db, year)[0] ?? null;
  return { own, rows: compareRequirements(own ? listPlanRows(db, own.id) : [], cityRows), target: targetOf(own) };
};

const targetOf = (own: StoredPlan | null): RequirementTarget => {
  if (!own) return { at: 'create' };
  switch (own.state) {
    case 'draft':
      return { at: 'draft', version: own.version };
    case 'submitted':
      return { at: 'submitted', version: own.version };
    case 'approved':
      return { at: 'adjust', version: own.version + 1 };
  }
};

/** How a year of the city stands to what holds here, and who typed the year in here. */
export const compareYear = (
  db: ReadDb,
  { year, holidays, earlier }: HandedYear,
): { readonly state: HandedCalendar['state']; readonly typed: TypedYear | null } => {
  const typed = listTypedYears(db).find((one) => one.year === year) ?? null;
  if (holidays === null) return { state: 'unreadable', typed };
  if (sameDays(noticesOf(db)[String(year)] ?? [], holidays)) return { state: 'taken', typed };
  // What was taken over from the city before gives way to what the city says now.
  const ownWords = typed !== null && !earlier.some((former) => sameDays(former, typed.holidays));
  return { state: ownWords ? 'differs' : 'open', typed };
};

/** Whether two notices say the same of every day; what a holiday is called makes no difference. */
const sameDays = (a: readonly Holiday[], b: readonly Holiday[]): boolean => canonicalJson(a.map(daysOf)) === canonicalJson(b.map(daysOf));

const daysOf = ({ from, to, worked }: Holiday) => ({ from, to, worked: worked.toSorted() });
