import type { ReadDb, WriteDb } from './db.ts';
import { textOf } from './row.ts';

/** An event that another computer of the office lent to this one. */
export interface BorrowedTask {
  readonly serial: string;
  readonly name: string;
  readonly takenAt: string;
}

/** Every event that was lent to this computer, the last one first. */
export const listBorrowed = (db: ReadDb): readonly BorrowedTask[] =>
  db
    .all(
      `select b.serial, s.name, b.taken_at from borrowed_tasks b join draws d on d.serial = b.serial join schemes s on s.id = d.scheme_id
       order by b.taken_at desc, b.serial desc`,
    )
    .map((row) => ({ serial: textOf(row, 'serial'), name: textOf(row, 'name'), takenAt: textOf(row, 'taken_at') }));

/** Whether an event was lent to this computer, which then enters its results and does nothing else with it. */
export const isBorrowed = (db: ReadDb, serial: string): boolean =>
  db.get('select 1 as found from borrowed_tasks where serial = ?', serial) !== undefined;

/** Whether any event was lent to this computer: then it is one for the field, which neither draws nor reports to the city. */
export const isFieldComputer = (db: ReadDb): boolean => db.get('select 1 as found from borrowed_tasks limit 1') !== undefined;

/** Whether this computer began events of its own; it is then the one in the office, which lends tasks and borrows none. */
export const hasOwnDraws = (db: ReadDb): boolean =>
  db.get('select 1 as found from draws where serial not in (select serial from borrowed_tasks) limit 1') !== undefined;

/** Notes an event that came from another computer of the office, by the key that signed it. */
export const insertBorrowed = (db: WriteDb, serial: string, signer: string, takenAt: string): void => {
  db.run('insert into borrowed_tasks (serial, signer, taken_at) values (?, ?, ?)', serial, signer, takenAt);
};

/** An event that this computer lent, with the last time it did. */
export interface LentTask {
  readonly serial: string;
  readonly name: string;
  readonly sealedAt: string;
}

/** Every event that was lent to other computers of the office, the one lent last first. */
export const listLent = (db: ReadDb): readonly LentTask[] =>
  db
    .all(
      `select l.serial, s.name, max(b.sealed_at) as sealed_at from lent_tasks l join sealed_bundles b on b.header_sha256 = l.header_sha256
         join draws d on d.serial = l.serial join schemes s on s.id = d.scheme_id
       group by l.serial order by max(b.rowid) desc`,
    )
    .map((row) => ({ serial: textOf(row, 'serial'), name: textOf(row, 'name'), sealedAt: textOf(row, 'sealed_at') }));

/** Notes which event a sealed bundle lends. */
export const insertLent = (db: WriteDb, headerHash: string, serial: string): void => {
  db.run('insert into lent_tasks (header_sha256, serial) values (?, ?)', headerHash, serial);
};
