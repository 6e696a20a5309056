import type { Migration } from '../migrate.ts';

/** 试抽: trial draws of a scheme, in tables of their own, so that no chain, count or figure of real events ever sees them. */
export const drillTables: Migration = {
  name: '0034-drills',
  up: `
create table drills (
  serial text primary key check (serial glob 'DRILL-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'),
  scheme_id text not null references schemes (id),
  by text not null,
  at text not null,
  seed text not null check (length(seed) = 64),
  facts text not null check (json_valid(facts))
) strict;

create table drill_rows (
  serial text not null references drills (serial),
  position integer not null check (position >= 1),
  code text not null,
  name text not null,
  town text not null,
  stratum text not null,
  ticket text not null check (length(ticket) = 64),
  inspectors text not null check (json_valid(inspectors)),
  primary key (serial, position)
) strict, without rowid;

create trigger drills_immutable before update on drills
begin select raise(abort, 'a trial draw is not changed'); end;

create trigger drill_rows_immutable before update on drill_rows
begin select raise(abort, 'a trial draw is not changed'); end;

create trigger draws_no_drill before insert on draws when exists (select 1 from drills where serial = new.serial)
begin select raise(abort, 'a trial draw does not become a draw'); end;
`,
};
