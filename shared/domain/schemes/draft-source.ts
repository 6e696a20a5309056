import type { AreaRule } from './area-rule.ts';
import type { DrawNumbers } from './predict.ts';

interface DraftParts extends DrawNumbers {
  readonly name: string;
  readonly itemIds: readonly string[];
  readonly area: AreaRule;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly overCap: { readonly keep: boolean; readonly reason: string; readonly approver: string };
  readonly reasons: readonly unknown[];
}

/**
 * A new draft with all that another scheme decided, but for what was said about that one alone: its days, the reasons for its findings, and the
 * approval to visit subjects above the cap.
 */
export const copiedDraft = <D extends DraftParts>(draft: D, name: string): D => ({
  ...draft,
  name,
  startsOn: '',
  endsOn: '',
  reasons: [],
  overCap: { keep: false, reason: '', approver: '' },
});

/** What a row of the year plan says of one task (R7-R9); a missing part leaves the draft as it is. */
export interface PlanRowSource<D extends DraftParts> {
  readonly name: string;
  readonly filter?: D extends { readonly filter: infer F } ? F : never;
  readonly itemIds?: D['itemIds'];
  readonly rates?: D['rates'];
  readonly quantity?: D['quantity'];
  readonly totalMinimum?: number;
  readonly startsOn?: string;
  readonly endsOn?: string;
}

/** The draft of a plan's task: what the row says in place of what the draft has. */
export const draftFromRow = <D extends DraftParts>(draft: D, row: PlanRowSource<D>): D => ({
  ...draft,
  ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
});
