import { ok } from '#shared/base/result.ts';
import type { AppContract } from '#shared/contract/contract.ts';
import type { OutputOf } from '#shared/contract/define.ts';
import { fail } from '#shared/contract/errors.ts';
import { everyRole } from '#shared/contract/roles.ts';
import type { PersonView, SignInAnswer } from '#shared/contract/session.ts';
import { triesBeforeLock } from '#shared/domain/session/lockout.ts';
import { passwordMinimum, passwordStrongEnough } from '#shared/domain/session/password-rule.ts';
import { auditStandsApart } from '#shared/domain/session/role-rule.ts';
import { normaliseRecoveryCode, recoveryCodeFrom } from '#shared/domain/session/recovery-code.ts';
import { hashPassword, passwordMatches } from '#electron/platform/password.ts';
import { findAccount, findRecoveryHash, insertPerson, listPeople, saveRecoveryHash, updatePassword } from '#electron/store/people.ts';
import type { Handlers } from './context.ts';
import { countFailure, proveIdentity } from './second-person.ts';
import type { Session } from './session-state.ts';
import { singleStep } from './single-step.ts';

type RecoverAnswer = OutputOf<AppContract['session.recover']>;
type Names = 'session.current' | 'session.signIn' | 'session.signOut' | 'session.lock' | 'session.recover' | 'people.list' | 'people.add';

const viewOf = ({ id, name, roles }: PersonView): PersonView => ({ id, name, roles });

export const sessionHandlers = (session: Session): Handlers<Names> => ({
  'session.current': ({ now }) => {
    const actor = session.actor();
    return ok({ person: actor ? viewOf(actor) : null, locked: session.locked(now), idleMinutes: session.idleMinutes });
  },

  'session.signIn': async ({ db }, { name, password }) => {
    const prove = await proveIdentity(db, { name, password });
    return ok(
      singleStep((write) => {
        const proof = prove(write);
        switch (proof.at) {
          case 'proved':
            session.signIn(proof.person, write.now);
            write.note({ name, outcome: 'signedIn', failures: 0 });
            return ok<SignInAnswer>({ at: 'signedIn', person: proof.person });
          case 'lockedOut':
            write.note({ name, outcome: 'lockedOut', failures: findAccount(write.db, name)?.failures ?? 0 });
            return ok<SignInAnswer>({ at: 'lockedOut', minutesLeft: proof.minutesLeft });
          case 'refused':
            write.note({ name, outcome: 'refused', failures: proof.failures });
            return ok<SignInAnswer>({ at: 'refused', triesLeft: proof.triesLeft });
        }
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
