import type { EnteredResult } from './check-result.ts';

interface WholeResult extends EnteredResult {
  readonly methods: readonly string[];
  readonly disposal: string;
  readonly remark: string;
}

const setKey = (values: readonly string[]): string => values.toSorted().join(' ');

/** What one says of an item; the text counts where there is a problem alone. */
const answerKey = (answer: EnteredResult['items'][number] | undefined): string =>
  answer === undefined ? '' : JSON.stringify([answer.check, answer.problem, answer.problem ? answer.text.trim() : '']);

/**
 * The fields in which two results of one visit differ, an item as `item:<id>`; the order of outcomes, methods and items says nothing. Empty
 * when both say the same.
 */
export const resultDifferences = (one: WholeResult, other: WholeResult): readonly string[] => {
  const itemIds = [...new Set([...one.items, ...other.items].map(({ itemId }) => itemId))];
  const answerIn = ({ items }: WholeResult, id: string) => answerKey(items.find(({ itemId }) => itemId === id));
  return [
    ...(setKey(one.outcomes) === setKey(other.outcomes) ? [] : ['outcomes']),
    ...itemIds.filter((id) => answerIn(one, id) !== answerIn(other, id)).map((id) => `item:${id}`),
    ...(setKey(one.methods) === setKey(other.methods) ? [] : ['methods']),
    ...(['disposal', 'inspectedOn', 'visitCode', 'remark'] as const).filter((field) => one[field].trim() !== other[field].trim()),
  ];
};
