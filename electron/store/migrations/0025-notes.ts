import type { Migration } from '../migrate.ts';

/** 备注 of subjects and inspectors; columns of a clerk's file that belong to no field are kept in it (UX 17). */
export const noteColumns: Migration = {
  name: '0025-notes',
  up: `
alter table subjects add column note text not null default '';

alter table inspectors add column note text not null default '';
`,
};
