import rows from '#resources/vocabulary/rows.json' with { type: 'json' };
import plans from '#resources/vocabulary/plans.json' with { type: 'json' };
import type { PlanWords } from '#shared/domain/plans/row-from-sheet.ts';

/** The words of the product's own vocabulary. */
export const planWords: PlanWords = {
  ...plans.words,
  period: { ...rows.dateMarks, ...plans.period, numberSigns: rows.numberSigns },
  amount: { ...plans.amount, numberSigns: rows.numberSigns },
};
