import type { Migration } from '../migrate.ts';

export const subjectChecks: Migration = {
  name: '0026-subject-checks',
  up: `
-- SQLite makes a table of its own for each "in (...)" of a check, for each row that is written: a third of the time of an import. The same
-- rules as comparisons cost next to nothing, but a check cannot be altered, so that the table is made anew. What the indexes hold comes
-- first in a row, because SQLite reads a row from its beginning. What is unique is so by an index with a name, which a first import may make
-- from all rows at its end (subject-load.ts).
create table subjects_next (
  id integer primary key,
  uid text not null,
  code text not null,
  code_kind text not null check (code_kind = 'creditCode' or code_kind = 'registration15' or code_kind = 'legacy13'),
  name text not null,
  kind text not null check (
    kind = 'enterprise' or kind = 'soleTrader' or kind = 'cooperative' or kind = 'representativeOffice' or kind = 'branch' or kind = 'other'
  ),
  town text not null,
  station text not null,
  status text not null check (
    status = 'active' or status = 'deregistered' or status = 'revoked' or status = 'cancelled' or status = 'movedOut'
  ),
  industry text not null,
  risk text not null check (risk = '' or risk = 'A' or risk = 'B' or risk = 'C' or risk = 'D'),
  risk_on text not null,
  drawn_this_year integer not null default 0,
  phone text not null,
  legal_person text not null,
  address text not null,
  region text not null,
  authority text not null,
  established_on text not null,
  capital text not null,
  scope text not null,
  tags text not null check (tags = '[]' or json_valid(tags)),
  annual_report text not null,
  last_inspected_on text not null,
  -- Hash over the imported fields, so that a second import of the same file finds every row unchanged without comparing them one by one.
  content_hash text not null check (length(content_hash) = 64),
  batch_id text not null references import_batches (id),
  seq integer not null,
  note text not null default ''
) strict;
insert into subjects_next (id, uid, code, code_kind, name, kind, town, station, status, industry, risk, risk_on, drawn_this_year, phone,
  legal_person, address, region, authority, established_on, capital, scope, tags, annual_report, last_inspected_on, content_hash, batch_id,
  seq, note)
select id, uid, code, code_kind, name, kind, town, station, status, industry, risk, risk_on, drawn_this_year, phone,
  legal_person, address, region, authority, established_on, capital, scope, tags, annual_report, last_inspected_on, content_hash, batch_id,
  seq, note from subjects;
create table subject_tags_next (
  subject_id integer not null references subjects_next (id),
  tag text not null,
  primary key (tag, subject_id)
) strict, without rowid;
insert into subject_tags_next (subject_id, tag) select subject_id, tag from subject_tags order by tag, subject_id;
drop table subject_tags;
drop table subjects;
alter table subjects_next rename to subjects;
alter table subject_tags_next rename to subject_tags;
create index subject_tags_by_subject on subject_tags (subject_id);
create unique index subjects_one_code on subjects (code);
create unique index subjects_one_uid on subjects (uid);
create index subjects_by_code on subjects (code, id, status, risk, kind, town);
create index subjects_by_drawn on subjects (drawn_this_year, id, status, risk, kind, town);
create index subjects_by_industry on subjects (industry, id, status, risk, kind, town);
create index subjects_by_name on subjects (name, id, status, risk, kind, town);
create index subjects_by_risk on subjects (risk, id, status, kind, town);
create index subjects_by_risk_on on subjects (risk_on, id, status, risk, kind, town);
create index subjects_by_station on subjects (station, id, status, risk, kind, town);
create index subjects_by_status_risk on subjects (status, risk, kind, town);
create index subjects_by_town on subjects (town, id, status, risk, kind);
create trigger subjects_search_added after insert on subjects
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;
create trigger subjects_search_changed after update of name, code, phone on subjects
when old.name <> new.name or old.code <> new.code or old.phone <> new.phone
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;
create trigger subjects_search_removed after delete on subjects
begin insert into search_pending (block) select old.id / 512 where not exists (select 1 from search_pending where block = old.id / 512); end;
`,
};
