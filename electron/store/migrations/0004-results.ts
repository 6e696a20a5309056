import type { Migration } from '../migrate.ts';

export const resultTables: Migration = {
  name: '0004-results',
  up: `
create table results (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  outcomes text not null check (json_valid(outcomes)),
  items text not null check (json_valid(items)),
  methods text not null check (json_valid(methods)),
  disposal text not null,
  inspected_on text not null,
  remark text not null,
  unique (serial, subject),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;
create index results_by_seq on results (seq);

-- Every revision that was ever saved, as the canonical row it is exchanged as.
create table record_revisions (
  table_name text not null,
  record_id text not null,
  rev integer not null,
  row_hash text not null check (length(row_hash) = 64),
  body text not null,
  primary key (table_name, record_id, rev)
) strict, without rowid;
create trigger record_revisions_immutable before update on record_revisions
begin select raise(abort, 'a revision is not changed'); end;
create trigger record_revisions_stay before delete on record_revisions
begin select raise(abort, 'a revision is not deleted'); end;
`,
};
