import type { Migration } from '../migrate.ts';

export const mergedLibrary: Migration = {
  name: '0052-merged-library',
  up: `
-- The city keeps the libraries of its counties in the same tables as its own, so that every record names the office that keeps it, and a code
-- or a staff number is unique within one office. A record of another office came in a bundle: it has the revision received last and no import.
-- Its content_hash is the row hash of that revision. SQLite can neither loosen a column nor drop its unique one, so the tables are made anew.
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
  office text not null,
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
  batch_id text references import_batches (id),
  seq integer not null,
  note text not null default '',
  -- Of a record of another office; null for the own ones.
  rev integer check (rev is null or rev >= 1),
  check (batch_id is not null or rev is not null)
) strict;
insert into subjects_next (id, uid, code, code_kind, name, kind, town, station, status, industry, risk, risk_on, drawn_this_year, office, phone,
  legal_person, address, region, authority, established_on, capital, scope, tags, annual_report, last_inspected_on, content_hash, batch_id,
  seq, note)
select id, uid, code, code_kind, name, kind, town, station, status, industry, risk, risk_on, drawn_this_year,
  coalesce((select code from office), ''), phone, legal_person, address, region, authority, established_on, capital, scope, tags, annual_report,
  last_inspected_on, content_hash, batch_id, seq, note from subjects;
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
create unique index subjects_one_code on subjects (office, code);
create unique index subjects_one_uid on subjects (uid);
create index subjects_by_code on subjects (code, id, status, risk, kind, town, office);
create index subjects_by_drawn on subjects (drawn_this_year, id, status, risk, kind, town, office);
create index subjects_by_industry on subjects (industry, id, status, risk, kind, town, office);
create index subjects_by_name on subjects (name, id, status, risk, kind, town, office);
create index subjects_by_risk on subjects (risk, id, status, kind, town, office);
create index subjects_by_risk_on on subjects (risk_on, id, status, risk, kind, town, office);
create index subjects_by_station on subjects (station, id, status, risk, kind, town, office);
create index subjects_by_status_risk on subjects (status, risk, kind, town, office);
create index subjects_by_town on subjects (town, id, status, risk, kind, office);
create index subjects_by_seq on subjects (seq);
create trigger subjects_search_added after insert on subjects
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;
create trigger subjects_search_changed after update of name, code, phone on subjects
when old.name <> new.name or old.code <> new.code or old.phone <> new.phone
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;
create trigger subjects_search_removed after delete on subjects
begin insert into search_pending (block) select old.id / 512 where not exists (select 1 from search_pending where block = old.id / 512); end;

create table inspectors_next (
  id integer primary key,
  uid text not null unique,
  office text not null,
  staff_no text not null,
  name text not null,
  gender text not null,
  phone text not null,
  education text not null default '',
  major text not null default '',
  unit text not null,
  department text not null,
  post_category text not null,
  post_since text not null default '',
  qualifications text not null default '[]' check (json_valid(qualifications)),
  expertise text not null default '[]' check (json_valid(expertise)),
  lines text not null check (json_valid(lines)),
  -- Codes of the items he or she may inspect; empty = every item of the lines.
  item_codes text not null default '[]' check (json_valid(item_codes)),
  certificate_no text not null,
  certificate_until text not null,
  province_certificate_no text not null default '',
  province_certificate_until text not null default '',
  -- The last day of the certificate that lasts longest (certifiedUntil in shared/domain/inspectors).
  certified_until text not null generated always as (max(
    case when certificate_no = '' then '' else certificate_until end,
    case when province_certificate_no = '' then '' else province_certificate_until end
  )) virtual,
  level text not null,
  post text not null,
  expert integer not null check (expert in (0, 1)),
  area text not null,
  status text not null check (status in ('active', 'inactive')),
  content_hash text not null check (length(content_hash) = 64),
  batch_id text references import_batches (id),
  seq integer not null,
  note text not null default '',
  -- Of a record of another office; null for the own ones.
  rev integer check (rev is null or rev >= 1)
) strict;
insert into inspectors_next (id, uid, office, staff_no, name, gender, phone, education, major, unit, department, post_category, post_since,
  qualifications, expertise, lines, item_codes, certificate_no, certificate_until, province_certificate_no, province_certificate_until, level,
  post, expert, area, status, content_hash, batch_id, seq, note)
select id, uid, coalesce((select code from office), ''), staff_no, name, gender, phone, education, major, unit, department, post_category,
  post_since, qualifications, expertise, lines, item_codes, certificate_no, certificate_until, province_certificate_no,
  province_certificate_until, level, post, expert, area, status, content_hash, batch_id, seq, note from inspectors;
create table recusals_next (
  inspector_id integer not null references inspectors_next (id),
  subject_code text not null,
  reason text not null,
  from_on text not null default '',
  to_on text not null default '',
  primary key (inspector_id, subject_code, from_on),
  check (to_on = '' or from_on <= to_on)
) strict, without rowid;
insert into recusals_next (inspector_id, subject_code, reason, from_on, to_on)
select inspector_id, subject_code, reason, from_on, to_on from recusals;
create table inspector_leaves_next (
  inspector_id integer not null references inspectors_next (id),
  from_on text not null check (length(from_on) = 10),
  -- Empty while nobody knows the day of return.
  to_on text not null,
  reason text not null,
  primary key (inspector_id, from_on),
  check (to_on = '' or from_on <= to_on)
) strict, without rowid;
insert into inspector_leaves_next (inspector_id, from_on, to_on, reason) select inspector_id, from_on, to_on, reason from inspector_leaves;
drop table recusals;
drop table inspector_leaves;
drop table inspectors;
alter table inspectors_next rename to inspectors;
alter table recusals_next rename to recusals;
alter table inspector_leaves_next rename to inspector_leaves;
create index inspectors_by_name on inspectors (name, id);
create index inspectors_by_unit on inspectors (unit, name, id);
create unique index inspectors_one_staff_no on inspectors (office, staff_no);
create index recusals_by_subject on recusals (subject_code);

-- A snapshot of another office marks as well; it is no import of this one.
create table unconfirmed_records_next (
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  record text not null,
  batch_id text references import_batches (id),
  primary key (kind, record)
) strict, without rowid;
insert into unconfirmed_records_next (kind, record, batch_id) select kind, record, batch_id from unconfirmed_records;
drop table unconfirmed_records;
alter table unconfirmed_records_next rename to unconfirmed_records;

-- Records that their office withdrew from its library: no longer listed here, but their head is kept, so that a bundle that comes twice changes
-- nothing and a later revision follows it.
create table withdrawn_records (
  table_name text not null check (table_name in ('subjects', 'inspectors')),
  record_id text not null,
  office text not null,
  rev integer not null check (rev >= 1),
  row_hash text not null check (length(row_hash) = 64),
  key text not null,
  name text not null,
  seq integer not null,
  primary key (table_name, record_id)
) strict, without rowid;
`,
};
