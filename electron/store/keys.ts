import { oneOf, textOf } from './row.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';

export interface StoredKey {
  readonly signer: string;
  readonly label: string;
  readonly ed25519: string;
  readonly age: string;
  readonly fileName: string;
  readonly role: 'office' | 'root';
}

const keyFrom = (row: SqlRow): StoredKey => ({
  signer: textOf(row, 'signer'),
  label: textOf(row, 'label'),
  ed25519: textOf(row, 'ed25519'),
  age: textOf(row, 'age'),
  fileName: textOf(row, 'file_name'),
  role: oneOf(row, 'role', ['office', 'root']),
});

/** This program's keys of a role, the newest first. Rows stay for ever, so the order of their insertion is that of their making. */
export const listOwnKeys = (db: ReadDb, role: 'office' | 'root'): readonly StoredKey[] =>
  db.all('select signer, label, ed25519, age, file_name, role from own_keys where role = ? order by rowid desc', role).map(keyFrom);

/** This program's newest key of a role; null when there is none. */
export const findOwnKey = (db: ReadDb, role: 'office' | 'root'): StoredKey | null => listOwnKeys(db, role)[0] ?? null;

export const isOwnSigner = (db: ReadDb, signer: string): boolean =>
  db.get('select 1 as own from own_keys where signer = ?', signer) !== undefined;

export const insertOwnKey = (db: WriteDb, key: StoredKey, at: string): void => {
  db.run(
    'insert into own_keys (signer, label, ed25519, age, file_name, role, created_at) values (?, ?, ?, ?, ?, ?, ?)',
    key.signer,
    key.label,
    key.ed25519,
    key.age,
    key.fileName,
    key.role,
    at,
  );
};
