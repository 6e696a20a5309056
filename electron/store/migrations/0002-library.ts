import type { Migration } from '../migrate.ts';

export const libraryTables: Migration = {
  name: '0002-library',
  up: `
create table import_batches (
  id text primary key,
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  file_name text not null,
  file_sha256 text not null check (length(file_sha256) = 64),
  at text not null,
  by text not null,
  by_name text not null,
  added integer not null,
  updated integer not null,
  unchanged integer not null,
  quarantined integer not null
) strict;

-- Rows that must be put right first stay here, outside the library (DOMAIN 13.7).
create table quarantine_rows (
  batch_id text not null references import_batches (id),
  row_number integer not null,
  column_name text not null,
  code text not null,
  found text not null,
  primary key (batch_id, row_number, column_name, code)
) strict, without rowid;

create table subjects (
  id integer primary key,
  uid text not null unique,
  code text not null unique,
  code_kind text not null check (code_kind in ('creditCode', 'registration15', 'legacy13')),
  name text not null,
  kind text not null check (kind in ('enterprise', 'soleTrader', 'cooperative', 'representativeOffice', 'branch', 'other')),
  legal_person text not null,
  phone text not null,
  address text not null,
  region text not null,
  town text not null,
  authority text not null,
  station text not null,
  established_on text not null,
  status text not null check (status in ('active', 'deregistered', 'revoked', 'cancelled', 'movedOut')),
  industry text not null,
  capital text not null,
  scope text not null,
  risk text not null check (risk in ('A', 'B', 'C', 'D', '')),
  risk_on text not null,
  tags text not null check (json_valid(tags)),
  annual_report text not null,
  last_inspected_on text not null,
  drawn_this_year integer not null default 0,
  -- Hash over the imported fields, so that a second import of the same file finds every row unchanged without comparing them one by one.
  content_hash text not null check (length(content_hash) = 64),
  batch_id text not null references import_batches (id),
  seq integer not null
) strict;
create index subjects_by_name on subjects (name, id);
create index subjects_by_town on subjects (town, id);
create index subjects_by_industry on subjects (industry, id);
create index subjects_by_status_risk on subjects (status, risk, kind, town);
create index subjects_by_risk on subjects (risk, id);
create index subjects_by_drawn on subjects (drawn_this_year, id);

create table subject_tags (
  subject_id integer not null references subjects (id),
  tag text not null,
  primary key (tag, subject_id)
) strict, without rowid;
create index subject_tags_by_subject on subject_tags (subject_id);

create table inspectors (
  id integer primary key,
  uid text not null unique,
  staff_no text not null unique,
  name text not null,
  gender text not null,
  phone text not null,
  unit text not null,
  department text not null,
  post_category text not null,
  lines text not null check (json_valid(lines)),
  certificate_no text not null,
  certificate_until text not null,
  level text not null,
  post text not null,
  expert integer not null check (expert in (0, 1)),
  area text not null,
  status text not null check (status in ('active', 'inactive')),
  content_hash text not null check (length(content_hash) = 64),
  batch_id text not null references import_batches (id),
  seq integer not null
) strict;
create index inspectors_by_name on inspectors (name, id);

-- Declared relations only; nothing is ever inferred.
create table recusals (
  inspector_id integer not null references inspectors (id),
  subject_code text not null,
  reason text not null,
  primary key (inspector_id, subject_code)
) strict, without rowid;

create table items (
  id text primary key,
  code text not null unique,
  category text not null,
  name text not null,
  grade text not null check (grade in ('key', 'ordinary')),
  basis text not null,
  method text not null,
  content text not null,
  subjects text not null,
  line integer not null check (line between 0 and 31),
  published integer not null check (published in (0, 1)),
  applies_to_tag text not null,
  note text not null,
  content_hash text not null check (length(content_hash) = 64),
  batch_id text not null references import_batches (id),
  seq integer not null
) strict;
`,
};
