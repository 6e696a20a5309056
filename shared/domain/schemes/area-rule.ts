import { compareUtf8 } from '#shared/base/bytes.ts';

export interface AreaRule {
  readonly rule: 'any' | 'same' | 'cross';
  /** With `cross`: the towns between which people go; they count as one. */
  readonly areas: readonly string[];
}

/** Towns that count as one stand in the frozen files under the name of the first of them. */
const joined = (town: string, { rule, areas }: AreaRule): string =>
  rule === 'cross' && areas.includes(town) ? (areas.toSorted(compareUtf8)[0] ?? town) : town;

/** The area cell of a subject in `items.tsv`; `*` = anybody may come. A subject without a town cannot be matched and is open to all. */
export const subjectArea = (town: string, rule: AreaRule): string => (rule.rule === 'any' || town === '' ? '*' : joined(town, rule));

/** The area cell of an inspector in `roster.tsv`; `*` = he or she goes everywhere. */
export const inspectorArea = (town: string, rule: AreaRule): string => (town === '' || town === '*' ? '*' : joined(town, rule));
