import type { VisitState } from '#shared/domain/results/review.ts';

/** Where the result stands that a file of evidence belongs to. */
export interface EvidenceStanding {
  readonly state: VisitState;
  /** Change number the result was submitted under; 0 without one. */
  readonly entry: number;
}

/**
 * Whether a file, added under a change number, stays for good: it belongs to a result as it was submitted, or was added to one that waits for
 * review or is past it. What was added since a return may be taken away until the result is submitted again.
 */
export const isKept = (seq: number, { state, entry }: EvidenceStanding): boolean =>
  state !== 'todo' && (seq <= entry || state !== 'returned');

/** What is added to a result that is out of the clerk's hands says why. */
export const needsNote = ({ state }: EvidenceStanding): boolean => state === 'submitted' || state === 'approved' || state === 'published';
