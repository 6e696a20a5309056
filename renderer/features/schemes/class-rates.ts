import type { ClassRate, SchemeDraft } from '#shared/contract/schemes.ts';
import { riskClasses } from '#shared/contract/subjects.ts';

/** One row for each class, in order; a class the draft does not name draws nobody. */
export const ratesOf = (draft: Pick<SchemeDraft, 'rates'>): readonly ClassRate[] =>
  riskClasses.map((stratum) => draft.rates.find((rate) => rate.stratum === stratum) ?? { stratum, ratePpm: 0, minimum: 0, count: 0 });

export const withRate = (rates: readonly ClassRate[], changed: ClassRate): ClassRate[] =>
  rates.map((rate) => (rate.stratum === changed.stratum ? changed : rate));
