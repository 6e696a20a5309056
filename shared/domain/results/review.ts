/** Where a visit stands between the draw and the public: 未录入 待审核 退回 待公示 已公示 (R43). */
export const visitStates = ['todo', 'submitted', 'returned', 'approved', 'published'] as const;
export type VisitState = (typeof visitStates)[number];

export type ReviewFault =
  /** There is no result, or it is past review. */
  | 'notWaiting'
  /** It was entered again after the reviewer looked. */
  | 'changed'
  /** 录入 ≠ 审核: whoever entered a result does not review it. */
  | 'ownEntry';

export interface ReviewedVisit {
  readonly state: VisitState;
  /** Change number of the entry; 0 without one. */
  readonly entry: number;
}

/** Who entered a result; the id is that of an account on the computer where it was entered. */
export interface EnteredBy {
  readonly enteredBy: string;
  readonly enteredByName: string;
}

/**
 * Whether a person entered a result, here or on another computer of the office, where the same person has another account: an id that has no account
 * here (`known` is false) stands for whoever bears the name.
 */
export const isOwnEntry = (
  { enteredBy, enteredByName }: EnteredBy,
  known: boolean,
  person: { readonly id: string; readonly name: string },
): boolean => enteredBy === person.id || (!known && enteredByName !== '' && enteredByName === person.name);

/** Whether a person may decide about a result as he or she saw it. An approval may be taken back by a return until publication. */
export const reviewFault = (
  { state, entry }: ReviewedVisit,
  decision: 'approved' | 'returned',
  by: { readonly own: boolean; readonly seen: number },
): ReviewFault | null => {
  if (state !== 'submitted' && !(state === 'approved' && decision === 'returned')) return 'notWaiting';
  if (entry !== by.seen) return 'changed';
  return by.own ? 'ownEntry' : null;
};

/** Whether a return names a field of the form: one of the result's own, or an item of the visit as `item:<id>`. */
export const isReturnField = (field: string, itemIds: readonly string[]): boolean =>
  ['outcomes', 'methods', 'disposal', 'inspectedOn', 'visitCode', 'remark'].includes(field) || itemIds.some((id) => field === `item:${id}`);
