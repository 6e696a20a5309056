import { mailLimitKiB } from '#shared/domain/bundle/mail-limit.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf } from './row.ts';

/** The mail limit of this office in KiB: what it set last, else what is usual (BUNDLE-SPEC 7.1). */
export const findMailLimit = (db: ReadDb): number => {
  const row = db.get('select limit_kib from mail_settings where id = 1');
  return row ? integerOf(row, 'limit_kib') : mailLimitKiB.usual;
};

/** Sets the mail limit of this office, in KiB; the table refuses what lies outside the bounds. */
export const saveMailLimit = (db: WriteDb, limitKiB: number): void => {
  db.run(
    `insert into mail_settings (id, limit_kib) values (1, ?)
     on conflict (id) do update set limit_kib = excluded.limit_kib`,
    limitKiB,
  );
};
