import type { Migration } from '../migrate.ts';

/** A mapping of columns is remembered for plan tables as well; the check of a table is only changed by building it anew. */
export const planMappings: Migration = {
  name: '0047-plan-mappings',
  up: `
create table import_mappings_of_all (
  kind text not null check (kind in ('items', 'subjects', 'inspectors', 'plans')),
  fingerprint text not null,
  columns text not null check (json_valid(columns)),
  at text not null,
  primary key (kind, fingerprint)
) strict, without rowid;
insert into import_mappings_of_all (kind, fingerprint, columns, at) select kind, fingerprint, columns, at from import_mappings;
drop table import_mappings;
alter table import_mappings_of_all rename to import_mappings;
`,
};
