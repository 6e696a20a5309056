import type { Migration } from '../migrate.ts';

const uuid = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2)
  || '-' || hex(randomblob(6)))`;

/** What a city hands down needs the fields of an exchanged record: issued lists an id, a year's notice its revisions. */
export const handedDownRecords: Migration = {
  name: '0054-handed-down',
  up: `
alter table item_lists add column id text not null default '';
drop trigger item_lists_immutable;
update item_lists set id = ${uuid};
create trigger item_lists_immutable before update on item_lists
begin select raise(abort, 'an issued list is not changed'); end;
create unique index item_lists_by_id on item_lists (id);

create table calendar_years_next (
  year integer primary key check (year between 2019 and 2100),
  id text not null unique,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  -- A notice that was taken away stays, because a county may hold it; it counts no days any more.
  withdrawn integer not null check (withdrawn in (0, 1)),
  holidays text not null check (json_valid(holidays)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict;
insert into calendar_years_next (year, id, rev, prev_hash, withdrawn, holidays, by, by_name, at, seq)
select year, ${uuid}, 1, null, 0, holidays, '', by_name, at, (select change_seq from office) from calendar_years;
drop table calendar_years;
alter table calendar_years_next rename to calendar_years;
create index calendar_years_by_seq on calendar_years (seq);
`,
};
