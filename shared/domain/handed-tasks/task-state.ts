/**
 * Where a task of the city stands at its county: `open` is still to be taken over, `taken` is a task of the county's own by now; `withdrawn` was
 * taken back before anybody began it, `begun` after somebody had, so that a person decides; `unreadable` breaks the rules of its table.
 */
export const handedTaskStates = ['open', 'begun', 'taken', 'withdrawn', 'unreadable'] as const;
export type HandedTaskState = (typeof handedTaskStates)[number];

export interface HandedTaskFacts {
  /** Whether fields and list say what a task has to say. */
  readonly readable: boolean;
  readonly withdrawn: boolean;
  /** Whether a scheme of this office, not a void one, is about it. */
  readonly hasScheme: boolean;
}

/** Deterministic; a task that was taken back is told so whatever else is wrong with it. */
export const handedTaskState = ({ readable, withdrawn, hasScheme }: HandedTaskFacts): HandedTaskState => {
  if (withdrawn) return hasScheme ? 'begun' : 'withdrawn';
  if (!readable) return 'unreadable';
  return hasScheme ? 'taken' : 'open';
};
