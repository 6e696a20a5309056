import { missingFields, type Measure, type MeasureKind } from './measures.ts';

/** A result as the ledger sees it. */
export interface FollowedResult {
  readonly outcomes: readonly string[];
  readonly disposal: string;
  readonly items: readonly { readonly problem: boolean }[];
}

/** Outcomes that force a follow-up (DOMAIN 4), each with the kinds of which one must be done; no kinds = any will do. */
const forced: ReadonlyMap<string, readonly MeasureKind[]> = new Map<string, readonly MeasureKind[]>([
  ['NOT_DISCLOSED', ['orderedToCorrect', 'abnormalList']],
  ['FALSE_DISCLOSURE', ['abnormalList']],
  ['UNREACHABLE', ['abnormalList']],
  ['CORRECTED', ['orderedToCorrect']],
  ['UNCOOPERATIVE', []],
  ['PENDING', []],
]);

/** Outcomes that need proof in words or as a file beside what was done. */
const proved: ReadonlySet<string> = new Set(['CORRECTED', 'UNCOOPERATIVE']);

/** A problem result has a row in the ledger: an outcome that forces one, a problem at an item, or a disposal. */
export const needsFollowUp = ({ outcomes, disposal, items }: FollowedResult): boolean =>
  outcomes.some((outcome) => forced.has(outcome)) || disposal !== 'none' || items.some(({ problem }) => problem);

/** What a row needs before it may be closed. `because` is an outcome or, for a disposal, its own kind. */
export interface Requirement {
  readonly because: string;
  readonly kinds: readonly MeasureKind[];
  readonly proof: boolean;
}

/**
 * What the result of a row asks for. A subject that may not be listed (注销, 吊销, or listed this year for the same reason: R48) needs another
 * measure with proof in place of the listing.
 */
export const requirementsOf = (result: FollowedResult, listable: boolean): readonly Requirement[] => {
  const listed = (kinds: readonly MeasureKind[]): boolean => kinds.includes('abnormalList');
  const ofOutcomes = result.outcomes.flatMap((because): readonly Requirement[] => {
    const kinds = forced.get(because);
    if (!kinds) return [];
    const instead = !listable && listed(kinds);
    return [{ because, kinds: instead ? [...kinds, 'other'] : kinds, proof: proved.has(because) || instead }];
  });
  const { disposal } = result;
  const named = disposal !== 'none' && !ofOutcomes.some(({ kinds }) => kinds.length === 1 && kinds[0] === disposal);
  if (named) return [...ofOutcomes, { because: disposal, kinds: [disposal as MeasureKind], proof: false }];
  const problem = result.items.some((item) => item.problem);
  return ofOutcomes.length === 0 && problem ? [{ because: 'problem', kinds: [], proof: false }] : ofOutcomes;
};

export type CloseFault =
  /** Nothing that the result asks for is done. */
  | { readonly fault: 'measureMissing'; readonly because: string; readonly kinds: readonly MeasureKind[] }
  | { readonly fault: 'proofMissing'; readonly because: string }
  /** The measure at this place of the list, from 1, lacks a field. */
  | { readonly fault: 'fieldMissing'; readonly place: number; readonly kind: MeasureKind; readonly field: string }
  /** The subject did not correct it, and nothing harder was done. */
  | { readonly fault: 'notCorrected'; readonly place: number };

const harder: ReadonlySet<MeasureKind> = new Set(['caseFiled', 'transferred', 'abnormalList', 'judicial']);

/** A re-inspection that found the problem still there does not end it by itself. */
const isDone = (measure: Measure): boolean =>
  missingFields(measure).length === 0 && !(measure.kind === 'orderedToCorrect' && measure.recheck === 'notCorrected');

const hasProof = ({ evidence, evidenceHash }: Measure): boolean => evidence.trim() !== '' || evidenceHash !== '';

/** Everything that keeps a row open; empty = it may be closed. Every measure that was begun must be finished as well. */
export const closeFaults = (requirements: readonly Requirement[], measures: readonly Measure[]): readonly CloseFault[] => {
  const unfinished = measures.flatMap((measure, index): readonly CloseFault[] =>
    missingFields(measure).map((field) => ({ fault: 'fieldMissing', place: index + 1, kind: measure.kind, field })),
  );
  const done = measures.filter(isDone);
  const enforced = done.some(({ kind }) => harder.has(kind));
  const open = measures.flatMap((measure, index): readonly CloseFault[] =>
    measure.kind === 'orderedToCorrect' && measure.recheck === 'notCorrected' && !enforced
      ? [{ fault: 'notCorrected', place: index + 1 }]
      : [],
  );
  const unmet = requirements.flatMap(({ because, kinds, proof }): readonly CloseFault[] => {
    const answering = done.filter(
      ({ kind }) => kinds.length === 0 || kinds.includes(kind) || (enforced && harder.has(kind) && kinds.includes('orderedToCorrect')),
    );
    if (answering.length === 0) return [{ fault: 'measureMissing', because, kinds }];
    return proof && !answering.some(hasProof) ? [{ fault: 'proofMissing', because }] : [];
  });
  return [...unfinished, ...open, ...unmet];
};
