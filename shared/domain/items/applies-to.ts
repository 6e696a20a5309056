/** Whom an item is for: subjects with the tag and of one of the kinds; an empty tag and no kinds = every subject. */
export interface AppliesRule {
  readonly appliesToTag: string;
  readonly appliesToKinds: readonly string[];
}

export interface JudgedSubject {
  readonly kind: string;
  readonly tags: readonly string[];
}

/** Whether an item is inspected at a subject (R15, DRAW-SPEC 7). */
export const itemApplies = ({ appliesToTag, appliesToKinds }: AppliesRule, { kind, tags }: JudgedSubject): boolean =>
  (appliesToTag === '' || tags.includes(appliesToTag)) && (appliesToKinds.length === 0 || appliesToKinds.includes(kind));
