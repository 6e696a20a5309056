import { ok } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { AppContract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import { fail } from '#shared/contract/errors.ts';
import { everyRole } from '#shared/contract/roles.ts';
import type { PersonView, SignInAnswer } from '#shared/contract/session.ts';
import { afterFailure, minutesLocked, triesBeforeLock, triesLeft } from '#shared/domain/session/lockout.ts';
import { passwordMinimum, passwordStrongEnough } from '#shared/domain/session/password-rule.ts';
import { auditStandsApart } from '#shared/domain/session/role-rule.ts';
import { normaliseRecoveryCode, recoveryCodeFrom } from '#shared/domain/session/recovery-code.ts';
import { hashPassword, passwordMatches } from '#electron/platform/password.ts';
import {
  findAccount,
  findRecoveryHash,
  insertPerson,
  listPeople,
  saveRecoveryHash,
  updatePassword,
  updateTries,
  type Account,
} from '#electron/store/people.ts';
import type { CommandContext, Handlers } from './context.ts';
import type { Session } from './session-state.ts';
import { singleStep } from './single-step.ts';

type RecoverAnswer = OutputOf<AppContract['session.recover']>;
type Names = 'session.current' | 'session.signIn' | 'session.signOut' | 'session.lock' | 'session.recover' | 'people.list' | 'people.add';

const viewOf = ({ id, name, roles }: PersonView): PersonView => ({ id, name, roles });

/** Compared with when the name is unknown, so that a wrong name takes as long as a wrong password. */
const nobodysHash = `scrypt$32768$${'A'.repeat(22)}==$${'A'.repeat(43)}=`;

export const sessionHandlers = (session: Session): Handlers<Names> => ({
  'session.current': ({ now }) => {
    const actor = session.actor();
    return ok({ person: actor ? viewOf(actor) : null, locked: session.locked(now), idleMinutes: session.idleMinutes });
  },

  'session.signIn': async ({ db, now }, { name, password }) => {
    const account = findAccount(db, name);
    const matches = await passwordMatches(password, account?.passwordHash ?? nobodysHash);
    return ok(
      singleStep((write) => {
        const current = findAccount(write.db, name);
        if (!current) {
          write.note({ name, outcome: 'refused', failures: 0 });
          return ok<SignInAnswer>({ at: 'refused', triesLeft: triesBeforeLock });
        }
        const minutesLeft = minutesLocked(current, now);
        if (minutesLeft > 0) {
          write.note({ name, outcome: 'lockedOut', failures: current.failures });
          return ok<SignInAnswer>({ at: 'lockedOut', minutesLeft });
        }
        if (!matches || current.passwordHash !== account?.passwordHash) return ok<SignInAnswer>(refuse(write, current));
        updateTries(write.db, current.id, { failures: 0, lockedUntil: null });
        session.signIn(viewOf(current), write.now);
        write.note({ name, outcome: 'signedIn', failures: 0 });
        return ok<SignInAnswer>({ at: 'signedIn', person: viewOf(current) });
      }),
    );
  },

  'session.signOut': ({ actor, note }) => {
    note({ name: actor?.name ?? '' });
    session.signOut();
    return ok(null);
  },

  'session.lock': ({ actor, note }) => {
    note({ name: actor?.name ?? '' });
    session.lock();
    return ok(null);
  },

  'session.recover': async ({ db, randomBytes }, { name, recoveryCode, password }) => {
    if (!passwordStrongEnough(password)) return fail('people.passwordWeak', { minimum: passwordMinimum });
    const stored = findRecoveryHash(db);
    const matches = stored !== null && (await passwordMatches(normaliseRecoveryCode(recoveryCode), stored));
    const passwordHash = await hashPassword(password);
    const nextCode = recoveryCodeFrom(randomBytes(64));
    const nextHash = await hashPassword(normaliseRecoveryCode(nextCode));
    return ok(
      singleStep((write) => {
        const account = findAccount(write.db, name);
        if (!account || !matches) {
          write.note({ name, outcome: 'refused' });
          return ok<RecoverAnswer>({ at: 'refused', triesLeft: account ? countFailure(write, account) : triesBeforeLock });
        }
        updatePassword(write.db, account.id, passwordHash);
        saveRecoveryHash(write.db, nextHash, write.now);
        write.note({ name, outcome: 'recovered' });
        return ok<RecoverAnswer>({ at: 'recovered', recoveryCode: nextCode });
      }),
    );
  },

  'people.list': ({ db }) => ok(listPeople(db)),

  'people.add': async ({ db }, { name, roles, password }) => {
    if (!passwordStrongEnough(password)) return fail('people.passwordWeak', { minimum: passwordMinimum });
    if (!auditStandsApart(roles)) return fail('people.auditApart', {});
    if (findAccount(db, name)) return fail('people.nameTaken', { name });
    const passwordHash = await hashPassword(password);
    return ok(
      singleStep((write) => {
        if (findAccount(write.db, name)) return fail('people.nameTaken', { name });
        const person = { id: write.newId(), name, roles: everyRole.filter((role) => roles.includes(role)) };
        insertPerson(write.db, { ...person, passwordHash }, write.now);
        write.note({ name, roles: person.roles });
        return ok(person);
      }),
    );
  },
});

const refuse = (
  write: CommandContext<AuditParams['session.signedIn']>,
  account: Account,
): { readonly at: 'refused'; readonly triesLeft: number } => {
  write.note({ name: account.name, outcome: 'refused', failures: account.failures + 1 });
  return { at: 'refused', triesLeft: countFailure(write, account) };
};

const countFailure = ({ db, now }: Pick<CommandContext<unknown>, 'db' | 'now'>, account: Account): number => {
  const tries = afterFailure(account, now);
  updateTries(db, account.id, tries);
  return triesLeft(tries, now);
};
