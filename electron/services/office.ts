import { ok } from '#shared/base/result.ts';
import type { Division, SystemState } from '#shared/contract/office.ts';
import { fail } from '#shared/contract/errors.ts';
import type { Role } from '#shared/contract/roles.ts';
import { passwordMinimum, passwordStrongEnough } from '#shared/domain/session/password-rule.ts';
import { normaliseRecoveryCode, recoveryCodeFrom } from '#shared/domain/session/recovery-code.ts';
import { hashPassword } from '#electron/platform/password.ts';
import { findOffice, insertOffice } from '#electron/store/office.ts';
import { insertPerson, saveRecoveryHash } from '#electron/store/people.ts';
import { databaseFacts } from '#electron/store/facts.ts';
import city from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import type { Handlers } from './context.ts';
import { fillUnits } from './org.ts';
import type { Session } from './session-state.ts';
import { singleStep } from './single-step.ts';

type Names = 'office.state' | 'office.divisions' | 'office.create' | 'system.state';

/** What only the composition root knows about the program that runs. */
export interface ProgramFacts {
  readonly version: string;
  readonly electron: string;
  readonly node: string;
  readonly dataDir: string;
}

const divisions: readonly Division[] = [
  { code: city.code, name: city.name, officeName: city.officeName, role: 'city' },
  ...counties.map(({ code, name, officeName }): Division => ({ code, name, officeName, role: 'county' })),
];

/** The first administrator may do everything but the auditor's part, until the bureau sets the roles apart (UX 18). */
const firstRoles: Readonly<Record<'county' | 'city', readonly Role[]>> = {
  county: ['clerk', 'reviewer', 'head', 'systemAdmin', 'securityAdmin'],
  city: ['clerk', 'reviewer', 'head', 'intake', 'systemAdmin', 'securityAdmin'],
};

export const officeHandlers = (program: ProgramFacts, session: Session): Handlers<Names> => ({
  'office.state': ({ db }) => {
    const office = findOffice(db);
    return ok(office ? { at: 'ready', office: { ...office, dataFolder: program.dataDir } } : { at: 'empty', dataFolder: program.dataDir });
  },

  'office.divisions': () => ok(divisions),

  'office.create': async ({ db, randomBytes }, { code, name, role, adminName, password }) => {
    const existing = findOffice(db);
    if (existing) return fail('office.exists', { name: existing.name });
    if (!passwordStrongEnough(password)) return fail('people.passwordWeak', { minimum: passwordMinimum });
    const passwordHash = await hashPassword(password);
    const recoveryCode = recoveryCodeFrom(randomBytes(64));
    const codeHash = await hashPassword(normaliseRecoveryCode(recoveryCode));
    return ok(
      singleStep((write) => {
        const current = findOffice(write.db);
        if (current) return fail('office.exists', { name: current.name });
        insertOffice(write.db, { code, name, role }, write.now);
        const admin = { id: write.newId(), name: adminName, roles: firstRoles[role] };
        insertPerson(write.db, { ...admin, passwordHash }, write.now);
        saveRecoveryHash(write.db, codeHash, write.now);
        fillUnits({ ...write, actor: { ...admin } }, { code, name, role }, 'office.create');
        // Who holds the folder at the command line stays who he or she is.
        if (session.actor() === null) session.signIn(admin, write.now);
        write.note({ code, name, role });
        return ok({ recoveryCode });
      }),
    );
  },

  'system.state': ({ db }) => {
    const facts = databaseFacts(db);
    const state: SystemState = {
      version: program.version,
      electron: program.electron,
      node: program.node,
      sqlite: facts.sqlite,
      schema: facts.schema,
      dataFolder: program.dataDir,
      databaseBytes: facts.bytes,
    };
    return ok(state);
  },
});
