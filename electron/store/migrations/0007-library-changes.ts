import type { Migration } from '../migrate.ts';

export const libraryChangeTables: Migration = {
  name: '0007-library-changes',
  up: `
-- What happened to a record of the library after it came in: who, when, by which call or import, old -> new. The import that first brought a
-- record writes nothing here, because before_batch_id of the first change, or else the record's own batch_id, already names it.
create table library_changes (
  number integer primary key,
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  -- uid of the subject or inspector, id of the item
  record text not null,
  -- change number of the transaction: all records that one command changed share it
  seq integer not null,
  at text not null,
  by text not null,
  by_name text not null,
  -- name of the call of the contract
  source text not null check (source <> ''),
  -- the import that did it
  batch_id text references import_batches (id),
  -- the import that the state before came from
  before_batch_id text references import_batches (id),
  -- the changed fields alone, by their names; null = the record was not there
  before text check (json_valid(before)),
  after text check (json_valid(after)),
  check (before is not null or after is not null)
) strict;
create index library_changes_by_record on library_changes (kind, record, number);
create index library_changes_by_seq on library_changes (seq);
create index library_changes_by_batch on library_changes (batch_id) where batch_id is not null;

create trigger library_changes_immutable before update on library_changes
begin select raise(abort, 'a change of the library is not changed'); end;
create trigger library_changes_stay before delete on library_changes
begin select raise(abort, 'a change of the library is not deleted'); end;

alter table import_batches add column seq integer not null default 0;
-- An undone batch stays listed.
-- How many records a full list did not hold; they were marked, not removed.
alter table import_batches add column missing integer not null default 0;
alter table import_batches add column undone_at text;
alter table import_batches add column undone_by_name text;

-- Records that a full list did not hold. They stay in the library and wait for a person to confirm them.
create table unconfirmed_records (
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  record text not null,
  batch_id text not null references import_batches (id),
  primary key (kind, record)
) strict, without rowid;

-- How a clerk mapped the columns of a header, for the next file with the same one.
create table import_mappings (
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  fingerprint text not null,
  columns text not null check (json_valid(columns)),
  at text not null,
  primary key (kind, fingerprint)
) strict, without rowid;

-- What a clerk decided that an unknown word of a dictionary means.
create table import_words (
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  field text not null,
  word text not null,
  value text not null,
  at text not null,
  primary key (kind, field, word)
) strict, without rowid;
`,
};
