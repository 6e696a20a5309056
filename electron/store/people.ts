import type { PersonView } from '#shared/contract/session.ts';
import { everyRole, type Role } from '#shared/contract/roles.ts';
import type { AccountTries } from '#shared/domain/session/lockout.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, stringsOf, textOf, textOrNull } from './row.ts';

export interface Account extends PersonView, AccountTries {
  readonly passwordHash: string;
}

const personFrom = (row: SqlRow): PersonView => {
  const roles = stringsOf(row, 'roles');
  return { id: textOf(row, 'id'), name: textOf(row, 'name'), roles: everyRole.filter((role) => roles.includes(role)) };
};

export const listPeople = (db: ReadDb): readonly PersonView[] =>
  db.all('select id, name, roles from people order by created_at, name').map(personFrom);

/** Whether somebody has an account on this computer. */
export const hasAccount = (db: ReadDb, id: string): boolean => db.get('select 1 as found from people where id = ?', id) !== undefined;

export const findAccount = (db: ReadDb, name: string): Account | null => {
  const row = db.get('select id, name, roles, password_hash, failures, locked_until from people where name = ?', name);
  return row
    ? {
        ...personFrom(row),
        passwordHash: textOf(row, 'password_hash'),
        failures: integerOf(row, 'failures'),
        lockedUntil: textOrNull(row, 'locked_until'),
      }
    : null;
};

export const insertPerson = (
  db: WriteDb,
  person: { readonly id: string; readonly name: string; readonly roles: readonly Role[]; readonly passwordHash: string },
  at: string,
): void => {
  db.run(
    'insert into people (id, name, roles, password_hash, created_at) values (?, ?, ?, ?, ?)',
    person.id,
    person.name,
    JSON.stringify(person.roles),
    person.passwordHash,
    at,
  );
};

export const updateTries = (db: WriteDb, id: string, { failures, lockedUntil }: AccountTries): void => {
  db.run('update people set failures = ?, locked_until = ? where id = ?', failures, lockedUntil, id);
};

export const updatePassword = (db: WriteDb, id: string, passwordHash: string): void => {
  db.run('update people set password_hash = ?, failures = 0, locked_until = null where id = ?', passwordHash, id);
};

export const findRecoveryHash = (db: ReadDb): string | null => {
  const row = db.get('select code_hash from recovery_code where id = 1');
  return row ? textOf(row, 'code_hash') : null;
};

export const saveRecoveryHash = (db: WriteDb, codeHash: string, at: string): void => {
  db.run(
    'insert into recovery_code (id, code_hash, made_at) values (1, ?, ?) on conflict (id) do update set code_hash = excluded.code_hash, made_at = excluded.made_at',
    codeHash,
    at,
  );
};
