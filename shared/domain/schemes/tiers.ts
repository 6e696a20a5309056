import type { Tier } from '#shared/domain/draw/frame-file.ts';

/** Why a subject stands in the frozen list and cannot be drawn. */
export type ExclusionCause = 'status' | 'cap' | 'typed';

export interface TierRules {
  /** Left out one by one: the reason by code. */
  readonly exclusions: ReadonlyMap<string, string>;
  /** Left out because the year's visits have reached the bureau's cap. */
  readonly atCap: ReadonlySet<string>;
  readonly takeAllClasses: ReadonlySet<string>;
  readonly takeAllTags: readonly string[];
  readonly deferred: ReadonlySet<string>;
}

interface TieredSubject {
  readonly code: string;
  readonly stratum: string;
  readonly active: boolean;
  readonly tags: readonly string[];
}

export interface TierDecision {
  readonly tier: Tier;
  /** Set for tier 9; `reason` is what a person wrote, if one did. */
  readonly excluded?: { readonly cause: ExclusionCause; readonly reason: string };
}

/** The tier of one subject (DRAW-SPEC 2). Left out goes before take-all, take-all before deferral. */
export const tierOf = ({ code, stratum, active, tags }: TieredSubject, rules: TierRules): TierDecision => {
  if (!active) return { tier: 9, excluded: { cause: 'status', reason: '' } };
  const reason = rules.exclusions.get(code);
  if (reason !== undefined) return { tier: 9, excluded: { cause: 'typed', reason } };
  if (rules.atCap.has(code)) return { tier: 9, excluded: { cause: 'cap', reason: '' } };
  if (rules.takeAllClasses.has(stratum) || tags.some((tag) => rules.takeAllTags.includes(tag))) return { tier: 0 };
  return { tier: rules.deferred.has(code) ? 2 : 1 };
};

interface TierDraft {
  readonly exclusions: readonly { readonly code: string; readonly reason: string }[];
  readonly takeAll: { readonly classes: readonly string[]; readonly tags: readonly string[] };
  readonly deferVisited: boolean;
  readonly overCap: { readonly keep: boolean };
}

/** A scheme's rules together with what is known of the year: who was visited, and whose visits have reached the cap. */
export const tierRulesFrom = (
  { exclusions, takeAll, deferVisited, overCap }: TierDraft,
  year: { readonly visited: readonly string[]; readonly atCap: readonly string[] },
): TierRules => ({
  exclusions: new Map(exclusions.map(({ code, reason }) => [code, reason])),
  atCap: new Set(overCap.keep ? [] : year.atCap),
  takeAllClasses: new Set(takeAll.classes),
  takeAllTags: takeAll.tags,
  deferred: new Set(deferVisited ? year.visited : []),
});
