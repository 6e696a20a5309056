import { checkMethods, disposals, itemChecks, outcomeKeys } from '#shared/contract/results.ts';
import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import { disposalText, itemCheckText, methodText, outcomeText, publicText, resultsWords } from '#shared/i18n/zh-cn/results.ts';
import lines from '#resources/lines.json' with { type: 'json' };
import results from '#resources/vocabulary/results.json' with { type: 'json' };
import rows from '#resources/vocabulary/rows.json' with { type: 'json' };

type Book = Readonly<Record<string, readonly string[]>>;

/** A dictionary with the product's own word first. */
const bookOf = <K extends string>(keys: readonly K[], own: Readonly<Record<K, string>>, others: (key: K) => readonly string[]): Book =>
  Object.fromEntries(keys.map((key) => [key, [own[key], ...others(key)]]));

/** Outcomes that have a key of their own in the entry form, from 1. */
const keyed = 8;
const { words } = results;

const outcomeBook = bookOf(outcomeKeys, outcomeText, (key) => {
  const place = outcomeKeys.indexOf(key) + 1;
  return [publicText[key], ...(place <= keyed ? [String(place)] : []), ...words.outcomes[key]];
});

/** The columns of 现场结果表, and the words of the entry form with others that people write for them. */
export const resultVocabulary: ImportVocabulary = {
  kind: {
    columns: results.columns,
    words: {
      outcomes: outcomeBook,
      check: bookOf(itemChecks, itemCheckText, (key) => words.check[key]),
      problem: bookOf(['no', 'yes'], { no: resultsWords.noProblem, yes: resultsWords.problem }, (key) => words.problem[key]),
      methods: bookOf(checkMethods, methodText, (key) => words.methods[key]),
      disposal: bookOf(disposals, disposalText, (key) => words.disposal[key]),
    },
  },
  rows,
  lines,
};
