import type { Migration } from '../migrate.ts';

export const mailSettings: Migration = {
  name: '0091-mail-settings',
  up: `
-- The most that one file of a report by mail may have; no row means what is usual.
create table mail_settings (
  id integer primary key check (id = 1),
  limit_kib integer not null check (limit_kib between 256 and 2048000)
) strict;
`,
};
