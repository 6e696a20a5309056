import { itemApplies, type AppliesRule } from '#shared/domain/items/applies-to.ts';
import type { PlanRowContent } from './plan-row.ts';

/** Whom a row is about, as far as its words and its items tell: kinds and tags of subjects; none of either = every one. */
export interface RowTarget {
  readonly kinds: readonly string[];
  readonly tags: readonly string[];
}

/** Words for kinds of subjects by kind, and the tags that the library has. */
export interface TargetWords {
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly tags: readonly string[];
}

/**
 * What 对象范围 names: kinds by their words, tags by their names. A text that names neither is about everybody its items apply to. A person
 * narrows it down in the scheme; the plan only estimates.
 */
export const targetOf = ({ range }: Pick<PlanRowContent, 'range'>, { kinds, tags }: TargetWords): RowTarget => ({
  kinds: Object.entries(kinds).flatMap(([kind, words]) => (words.some((word) => word.length > 1 && range.includes(word)) ? [kind] : [])),
  tags: tags.filter((tag) => tag !== '' && range.includes(tag)),
});

/** Subjects of the library that are alike in kind and in the tags that matter. */
export interface TargetGroup {
  readonly kind: string;
  readonly tags: readonly string[];
  readonly count: number;
}

/** Whether a row is about subjects like these: named by its range, and one of its items applies. */
export const isAbout = ({ kinds, tags }: RowTarget, items: readonly AppliesRule[], group: TargetGroup): boolean =>
  (kinds.length === 0 || kinds.includes(group.kind)) &&
  (tags.length === 0 || tags.some((tag) => group.tags.includes(tag))) &&
  (items.length === 0 || items.some((item) => itemApplies(item, group)));
