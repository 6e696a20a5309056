import type { SchemeDraft } from '#shared/contract/schemes.ts';

type Exclusions = SchemeDraft['exclusions'];

const longestCode = 18;

/** Codes as people paste them: one in a line or with any sign between them, full-width characters as they are meant. */
export const codesIn = (typed: string): readonly string[] =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^0-9A-Z]+/)
    .filter((code) => code !== '' && code.length <= longestCode);

/** A code that is there already takes the new reason. */
export const withExclusions = (exclusions: Exclusions, codes: readonly string[], reason: string): Exclusions => {
  const added = new Set(codes);
  return [...exclusions.filter(({ code }) => !added.has(code)), ...[...added].map((code) => ({ code, reason }))];
};

/** Each code once, with the first reason it was given. */
export const withoutTwice = (exclusions: Exclusions): Exclusions =>
  exclusions.filter(({ code }, index) => exclusions.findIndex((other) => other.code === code) === index);

export const excludedByReason = (exclusions: Exclusions): readonly { readonly reason: string; readonly subjects: number }[] => {
  const byReason = new Map<string, number>();
  for (const { reason } of exclusions) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  return [...byReason].map(([reason, subjects]) => ({ reason, subjects }));
};
