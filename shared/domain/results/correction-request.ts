/** What a request asked about, and whether it stands. */
export interface AskedResult {
  readonly resultRev: number;
  readonly corrections: number;
  /** Why it is asked no longer; empty while it stands. */
  readonly withdrawn: string;
}

/** What there is of the result now. */
export interface ResultNow {
  readonly rev: number;
  readonly corrections: number;
  /** Why the county keeps it; empty while it has not said so. */
  readonly declined: string;
}

/**
 * Where a request to look at a result again stands. It is answered by what the county says next: another revision of the result or a correction
 * (R45), or the reason why it keeps it. Only what the county sent counts, so that both sides see the same (BUNDLE-SPEC 10.2).
 */
export const requestState = (asked: AskedResult, now: ResultNow): 'open' | 'corrected' | 'declined' | 'withdrawn' => {
  if (now.rev > asked.resultRev || now.corrections > asked.corrections) return 'corrected';
  if (now.declined !== '') return 'declined';
  return asked.withdrawn === '' ? 'open' : 'withdrawn';
};
