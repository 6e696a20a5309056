/** Five wrong passwords lock an account for fifteen minutes (UX 18). */
export const triesBeforeLock = 5;
export const lockMinutes = 15;

export interface AccountTries {
  readonly failures: number;
  /** ISO time, or null when the account is open. */
  readonly lockedUntil: string | null;
}

/** Whole minutes, rounded up, for which the account stays locked; 0 = it may be tried. */
export const minutesLocked = ({ lockedUntil }: AccountTries, now: string): number =>
  lockedUntil === null ? 0 : Math.max(0, Math.ceil((Date.parse(lockedUntil) - Date.parse(now)) / 60_000));

/** The account after one more wrong password; the fifth locks it and the count begins anew. A locked account stays locked as long as it was. */
export const afterFailure = (tries: AccountTries, now: string): AccountTries => {
  if (minutesLocked(tries, now) > 0) return tries;
  return tries.failures + 1 >= triesBeforeLock
    ? { failures: 0, lockedUntil: new Date(Date.parse(now) + lockMinutes * 60_000).toISOString() }
    : { failures: tries.failures + 1, lockedUntil: null };
};

/** How many more wrong passwords an account takes before it is locked; 0 = it is locked. */
export const triesLeft = (tries: AccountTries, now: string): number =>
  minutesLocked(tries, now) > 0 ? 0 : triesBeforeLock - tries.failures;
