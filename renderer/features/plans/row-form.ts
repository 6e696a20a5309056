import { ppmOfPercent } from '#shared/domain/plans/parse-amount.ts';
import { blankPlanRow, contentOfRow, type PlanLevel, type PlanRow, type PlanRowContent } from '#shared/domain/plans/plan-row.ts';
import type { PlanRowInput } from '#shared/contract/plans.ts';

/** A row while somebody types it: ratio and number as texts. */
export interface RowForm {
  readonly row: PlanRowContent;
  readonly rate: string;
  readonly count: string;
}

/** A new row is started by `level`. */
export const formOf = (row: PlanRow | null, level: PlanLevel): RowForm => {
  const content = row ? contentOfRow(row) : { ...blankPlanRow, level };
  return {
    row: content,
    rate: content.ratePpm === null ? '' : String(content.ratePpm / 10_000),
    count: content.count === null ? '' : String(content.count),
  };
};

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s%,]/g, '');

/** Parts per million of the typed percentage; null for none, undefined for what is no number. */
export const typedRate = (text: string): number | null | undefined =>
  plain(text) === '' ? null : (ppmOfPercent(plain(text)) ?? undefined);

/** The typed number of subjects; null for none, undefined for what is no number. */
export const typedCount = (text: string): number | null | undefined => {
  if (plain(text) === '') return null;
  return /^\d{1,7}$/.test(plain(text)) ? Number(plain(text)) : undefined;
};

/** What the form says as a row; a text that is no number says nothing. */
export const rowOf = ({ row, rate, count }: RowForm): PlanRowInput => ({
  ...row,
  name: row.name.trim(),
  partners: [...row.partners],
  itemCodes: [...row.itemCodes],
  unread: { ...row.unread },
  ratePpm: typedRate(rate) ?? null,
  count: typedCount(count) ?? null,
});
