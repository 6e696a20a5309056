import { closeFaults, needsFollowUp, requirementsOf, type FollowedResult } from './requirements.ts';
import type { Measure } from './measures.ts';

/** Of a row in the ledger; lapsed = its result was changed and is no problem any more. */
export const followUpStates = ['open', 'closed', 'lapsed'] as const;
export type FollowUpState = (typeof followUpStates)[number];

export interface KnownRow {
  readonly state: FollowUpState;
  readonly measures: readonly Measure[];
}

/**
 * The state of a result's row once the result is approved or corrected, or null when it has and needs none. A problem result never has none and
 * never two: the row it has is opened again, and a closed one stays closed only if it meets what the result asks for now.
 */
export const stateAfterDecision = (result: FollowedResult, known: KnownRow | null, listable: boolean): FollowUpState | null => {
  const needed = needsFollowUp(result);
  if (known === null) return needed ? 'open' : null;
  if (!needed) return known.state === 'closed' ? 'closed' : 'lapsed';
  const met = known.state === 'closed' && closeFaults(requirementsOf(result, listable), known.measures).length === 0;
  return met ? 'closed' : 'open';
};
