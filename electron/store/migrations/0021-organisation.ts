import type { Migration } from '../migrate.ts';

export const organisationTables: Migration = {
  name: '0021-organisation',
  up: `
-- Towns stand in the tree as well, each below the station in charge. SQLite cannot widen a check, so the tables are made anew.
create table org_units_next (
  id text primary key,
  parent_id text references org_units_next (id),
  kind text not null check (kind in ('bureau', 'zone', 'section', 'station', 'town')),
  name text not null check (name <> ''),
  -- Six digits of GB/T 2260 or a statistical code, nine for a town; empty when the unit has none.
  code text not null check (length(code) in (0, 6, 9)),
  active integer not null check (active in (0, 1)),
  position integer not null,
  seq integer not null,
  check ((kind = 'bureau') = (parent_id is null)),
  check (code = '' or (kind = 'town') = (length(code) = 9))
) strict;
insert into org_units_next (id, parent_id, kind, name, code, active, position, seq)
select id, parent_id, kind, name, division_code, active, position, seq from org_units where kind = 'bureau' or parent_id is not null;
create table org_former_names_next (
  unit_id text not null references org_units_next (id),
  name text not null check (name <> ''),
  -- The last day the unit bore the name.
  until text not null,
  primary key (unit_id, name)
) strict, without rowid;
insert into org_former_names_next (unit_id, name, until)
select unit_id, name, until from org_former_names where unit_id in (select id from org_units_next);
drop table org_former_names;
drop table org_units;
alter table org_units_next rename to org_units;
alter table org_former_names_next rename to org_former_names;
create index org_former_names_by_name on org_former_names (name);
create unique index org_units_bureau on org_units (kind) where kind = 'bureau';
create unique index org_units_by_code on org_units (code) where code <> '';
create index org_units_by_parent on org_units (parent_id, position);

-- What people did to the organisation, old -> new, as library_changes does for the libraries.
create table org_changes (
  number integer primary key,
  unit_id text not null,
  seq integer not null,
  at text not null,
  by text not null,
  by_name text not null,
  source text not null check (source <> ''),
  before text check (json_valid(before)),
  after text check (json_valid(after)),
  check (before is not null or after is not null)
) strict;
create index org_changes_by_unit on org_changes (unit_id, number);
create trigger org_changes_immutable before update on org_changes
begin select raise(abort, 'a change of the organisation is not changed'); end;
create trigger org_changes_stay before delete on org_changes
begin select raise(abort, 'a change of the organisation is not deleted'); end;

-- How often a subject may be inspected in one year: 'all', or the number of one risk class, which then goes before it.
create table visit_caps (
  scope text primary key check (scope in ('all', 'A', 'B', 'C', 'D')),
  visits integer not null check (visits between 1 and 365)
) strict, without rowid;

-- Which items a visit has is decided by what the subject was when the list was frozen. A list frozen before takes what is known now.
alter table frozen_subjects add column kind text not null default '';
alter table frozen_subjects add column tags text not null default '[]' check (json_valid(tags));
drop trigger frozen_subjects_immutable;
update frozen_subjects set kind = s.kind, tags = s.tags from subjects s where s.code = frozen_subjects.code;
create trigger frozen_subjects_immutable before update on frozen_subjects
begin select raise(abort, 'a frozen list is not changed'); end;
`,
};
