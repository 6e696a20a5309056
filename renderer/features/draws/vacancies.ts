import type { VacancyCandidate } from '#shared/contract/replacements.ts';
import type { VacancyReason } from '#shared/domain/draw/vacancies-file.ts';
import { suggestedEvidence } from '#shared/i18n/zh-cn/replacements.ts';

/** A vacancy while the clerk writes it down. */
export interface TypedVacancy {
  readonly code: string;
  readonly name: string;
  readonly stratum: string;
  readonly reason: VacancyReason;
  readonly evidence: string;
}

/** What a result says already is taken over; the clerk may say more. */
export const typedFrom = ({ code, name, stratum, reason }: VacancyCandidate): TypedVacancy => ({
  ...{ code, name, stratum },
  reason: reason ?? 'closed',
  evidence: reason === null ? '' : suggestedEvidence(reason),
});

/** Whether there are vacancies and each has the paper that shows why. */
export const areVacanciesGiven = (vacancies: readonly TypedVacancy[]): boolean =>
  vacancies.length > 0 && vacancies.every(({ evidence }) => evidence.trim() !== '');
