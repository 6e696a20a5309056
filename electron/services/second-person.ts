import type { PersonView } from '#shared/contract/session.ts';
import { triesBeforeLock, afterFailure, minutesLocked, triesLeft } from '#shared/domain/session/lockout.ts';
import { passwordMatches } from '#electron/platform/password.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findAccount, updateTries, type Account } from '#electron/store/people.ts';
import type { CommandContext } from './context.ts';

export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** What a name and a password came to; `failures` counts wrong passwords in a row. */
export type Proof =
  | { readonly at: 'proved'; readonly person: PersonView }
  | { readonly at: 'refused'; readonly triesLeft: number; readonly failures: number }
  | { readonly at: 'lockedOut'; readonly minutesLeft: number };

type Writing = Pick<CommandContext<unknown>, 'db' | 'now'>;

/** Compared with when the name is unknown, so that a wrong name takes as long as a wrong password. */
const nobodysHash = `scrypt$32768$${'A'.repeat(22)}==$${'A'.repeat(43)}=`;

/**
 * Proves that someone is a person of this office, with the same tries and the same lock wherever a password is asked for: at the sign-in, or
 * within one step for a second person. The password is compared before the transaction, the answer is given within it.
 */
export const proveIdentity = async (db: ReadDb, { name, password }: Credentials): Promise<(write: Writing) => Proof> => {
  const account = findAccount(db, name);
  const matches = await passwordMatches(password, account?.passwordHash ?? nobodysHash);
  return (write) => {
    const current = findAccount(write.db, name);
    if (!current) return { at: 'refused', triesLeft: triesBeforeLock, failures: 0 };
    const minutesLeft = minutesLocked(current, write.now);
    if (minutesLeft > 0) return { at: 'lockedOut', minutesLeft };
    if (!matches || current.passwordHash !== account?.passwordHash) {
      return { at: 'refused', triesLeft: countFailure(write, current), failures: current.failures + 1 };
    }
    updateTries(write.db, current.id, { failures: 0, lockedUntil: null });
    const { id, roles } = current;
    return { at: 'proved', person: { id, name: current.name, roles } };
  };
};

/** One more wrong password; gives the tries that are left. */
export const countFailure = ({ db, now }: Writing, account: Account): number => {
  const tries = afterFailure(account, now);
  updateTries(db, account.id, tries);
  return triesLeft(tries, now);
};
