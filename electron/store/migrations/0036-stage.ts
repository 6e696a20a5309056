import type { Migration } from '../migrate.ts';

export const stageTables: Migration = {
  name: '0036-stage',
  up: `
-- How names are shown on the stage; no row means masked.
create table stage_settings (
  id integer primary key check (id = 1),
  objects text not null check (objects in ('full', 'masked', 'ticket')),
  inspectors integer not null check (inspectors in (0, 1))
) strict;
`,
};
