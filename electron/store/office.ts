import type { OfficeRole } from '#shared/contract/office.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf } from './row.ts';

export interface Office {
  readonly code: string;
  readonly name: string;
  readonly role: OfficeRole;
}

export const findOffice = (db: ReadDb): Office | null => {
  const row = db.get('select code, name, role from office where id = 1');
  return row ? { code: textOf(row, 'code'), name: textOf(row, 'name'), role: oneOf(row, 'role', ['county', 'city']) } : null;
};

export const insertOffice = (db: WriteDb, office: Office, at: string): void => {
  db.run('insert into office (id, code, name, role, created_at) values (1, ?, ?, ?, ?)', office.code, office.name, office.role, at);
};

/** The number of this writing transaction; every exchanged record that it writes carries it. Zero before an office exists. */
export const takeChangeSeq = (db: WriteDb): number => {
  db.run('update office set change_seq = change_seq + 1 where id = 1');
  return lastChangeSeq(db);
};

/** Goes on behind a change number that records of this office bear already, because they were given back after a lost machine. */
export const raiseChangeSeq = (db: WriteDb, atLeast: number): void => {
  db.run('update office set change_seq = ? where id = 1 and change_seq < ?', atLeast, atLeast);
};

export const lastChangeSeq = (db: ReadDb): number => {
  const row = db.get('select change_seq from office where id = 1');
  return row ? integerOf(row, 'change_seq') : 0;
};
