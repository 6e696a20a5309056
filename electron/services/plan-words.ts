import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import type { PlanWords } from '#shared/domain/plans/row-from-sheet.ts';
import lines from '#resources/lines.json' with { type: 'json' };
import plans from '#resources/vocabulary/plans.json' with { type: 'json' };
import rows from '#resources/vocabulary/rows.json' with { type: 'json' };

/** The header words of plan tables. */
export const planVocabulary: ImportVocabulary = { kind: { columns: plans.columns, words: {} }, rows, lines };

/** What the words in their cells mean. */
export const planWords: PlanWords = {
  ...plans.words,
  period: { ...rows.dateMarks, ...plans.period, numberSigns: rows.numberSigns },
  amount: { ...plans.amount, numberSigns: rows.numberSigns },
};
