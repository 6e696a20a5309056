import { err, ok, type Result } from '#shared/base/result.ts';
import type { VacancyReason } from '#shared/domain/draw/vacancies-file.ts';

/** What was found at one subject, as entered (R36, R42). Keys are the stable result keys of DOMAIN 4. */
export interface EnteredResult {
  readonly outcomes: readonly string[];
  readonly items: readonly { readonly itemId: string; readonly check: string; readonly problem: boolean; readonly text: string }[];
  readonly inspectedOn: string;
  readonly visitCode: string;
}

export type ResultFault =
  | { readonly fault: 'outcomeMissing' }
  | { readonly fault: 'outcomesExclude'; readonly first: string; readonly second: string }
  | { readonly fault: 'itemMissing'; readonly itemId: string }
  | { readonly fault: 'problemTextMissing'; readonly itemId: string }
  /** A problem at an item beside "no issue", or a finding outcome without any item that has a problem. */
  | { readonly fault: 'contradiction'; readonly outcome: string }
  | { readonly fault: 'dateInvalid' }
  /** The bureau asks for it at every visit that was made. */
  | { readonly fault: 'visitCodeMissing' };

/** The subject was not there to be inspected; such a state stands alone (R41). */
const statusOutcomes: ReadonlySet<string> = new Set([
  'UNREACHABLE',
  'NOT_OPERATING_ITEM',
  'CLOSED',
  'DEREG',
  'REVOKED',
  'CANCELLED',
  'MOVED',
]);

const vacancyOutcomes: ReadonlyMap<string, VacancyReason> = new Map([
  ['UNREACHABLE', 'unreachable'],
  ['CLOSED', 'closed'],
  ['DEREG', 'deregistered'],
  ['REVOKED', 'deregistered'],
  ['CANCELLED', 'deregistered'],
  ['MOVED', 'moved'],
]);

/** Why nobody could be inspected there, as the result says; undefined for a result of a visit that was made (R34). */
export const vacancyReasonOf = (outcomes: readonly string[]): VacancyReason | undefined => {
  const [only, ...others] = outcomes;
  return only === undefined || others.length > 0 ? undefined : vacancyOutcomes.get(only);
};

/** Whether a result says nothing but that the subject was not there to be inspected. */
export const isStatusAlone = (outcomes: readonly string[]): boolean =>
  outcomes.length > 0 && outcomes.every((outcome) => statusOutcomes.has(outcome));

const findingOutcomes: ReadonlySet<string> = new Set(['CORRECTED', 'PENDING']);

/**
 * The rules a result must keep before it is written: at least one outcome; NO_ISSUE excludes every other, a status excludes findings; every
 * item of the visit answered once; a problem has its text; the date is a real day not after today and not before the draw (R41, R42); the
 * supervision code of a visit that was made is there where the bureau requires it.
 */
export const checkResult = (
  result: EnteredResult,
  itemIds: readonly string[],
  rules: { readonly drawnOn: string; readonly today: string; readonly visitCodeRequired: boolean },
): Result<null, ResultFault> => {
  const excluded = exclusion(result.outcomes);
  if (result.outcomes.length === 0) return err({ fault: 'outcomeMissing' });
  if (excluded) return err({ fault: 'outcomesExclude', first: excluded[0], second: excluded[1] });
  const answers = new Map(result.items.map((item) => [item.itemId, item]));
  for (const itemId of itemIds) {
    const answer = answers.get(itemId);
    if (!answer) return err({ fault: 'itemMissing', itemId });
    if (answer.problem && answer.text.trim() === '') return err({ fault: 'problemTextMissing', itemId });
  }
  const hasProblem = result.items.some(({ problem }) => problem);
  if (hasProblem && result.outcomes.includes('NO_ISSUE')) return err({ fault: 'contradiction', outcome: 'NO_ISSUE' });
  const finding = result.outcomes.find((outcome) => findingOutcomes.has(outcome));
  if (finding !== undefined && !hasProblem) return err({ fault: 'contradiction', outcome: finding });
  if (!dateFits(result.inspectedOn, rules)) return err({ fault: 'dateInvalid' });
  const lacksCode = rules.visitCodeRequired && result.visitCode === '' && !isStatusAlone(result.outcomes);
  return lacksCode ? err({ fault: 'visitCodeMissing' }) : ok(null);
};

const exclusion = (outcomes: readonly string[]): readonly [string, string] | null => {
  if (outcomes.length < 2) return null;
  const alone = outcomes.find((outcome) => outcome === 'NO_ISSUE' || statusOutcomes.has(outcome));
  const other = outcomes.find((outcome) => outcome !== alone);
  return alone !== undefined && other !== undefined ? [alone, other] : null;
};

const dateFits = (date: string, { drawnOn, today }: { readonly drawnOn: string; readonly today: string }): boolean =>
  isDay(date) && date >= drawnOn && date <= today;

const isDay = (date: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
};
