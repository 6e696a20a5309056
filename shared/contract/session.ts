import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole, type Role } from './roles.ts';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export type SignInAnswer =
  | { readonly at: 'signedIn'; readonly person: PersonView }
  /** Wrong name or password; how many tries are left before the account is locked. */
  | { readonly at: 'refused'; readonly triesLeft: number }
  | { readonly at: 'lockedOut'; readonly minutesLeft: number };

export interface SessionView {
  readonly person: PersonView | null;
  /** The person is known but must enter the password again. */
  readonly locked: boolean;
  readonly idleMinutes: number;
}

const name = z.string().trim().min(1).max(40);
const password = z.string().max(200);

/** Signing in (UX 18): a name and a scrypt password, five tries, lock after idle time, one recovery code. */
export const sessionContract = {
  'session.current': returns<SessionView>().query({ input: z.strictObject({}), errors: [], access: 'anyone', reads: ['session'] }),
  'session.signIn': returns<SignInAnswer>().job({
    input: z.strictObject({ name, password }),
    errors: [],
    access: 'anyone',
    changes: ['session'],
    audit: 'session.signedIn',
  }),
  'session.signOut': returns<null>().command({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    changes: ['session'],
    audit: 'session.signedOut',
  }),
  'session.lock': returns<null>().command({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    changes: ['session'],
    audit: 'session.locked',
  }),
  'session.recover': returns<
    { readonly at: 'recovered'; readonly recoveryCode: string } | { readonly at: 'refused'; readonly triesLeft: number }
  >().job({
    input: z.strictObject({ name, recoveryCode: z.string().max(60), password }),
    errors: ['people.passwordWeak'],
    access: 'anyone',
    changes: ['session', 'people'],
    audit: 'session.recovered',
  }),
  'people.list': returns<readonly PersonView[]>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['people'] }),
  'people.add': returns<PersonView>().job({
    input: z.strictObject({ name, roles: z.array(z.enum(everyRole)).min(1), password }),
    errors: ['people.nameTaken', 'people.passwordWeak', 'people.auditApart'],
    access: ['systemAdmin'],
    changes: ['people'],
    audit: 'people.added',
  }),
} as const;
