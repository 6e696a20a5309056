import type { Migration } from '../migrate.ts';

export const officeTables: Migration = {
  name: '0001-office',
  up: `
-- One data folder is one office. change_seq numbers the writing transactions; exchanged records carry the number of theirs.
create table office (
  id integer primary key check (id = 1),
  code text not null check (length(code) = 6),
  name text not null,
  role text not null check (role in ('county', 'city')),
  created_at text not null,
  change_seq integer not null default 0 check (change_seq >= 0)
) strict;

create trigger office_identity before update of id, code, role, created_at on office
begin select raise(abort, 'an office keeps its identity'); end;
create trigger office_stays before delete on office
begin select raise(abort, 'an office is not deleted'); end;

create table people (
  id text primary key,
  name text not null unique,
  roles text not null check (json_valid(roles)),
  password_hash text not null,
  failures integer not null default 0,
  locked_until text,
  created_at text not null
) strict;

-- Printed once at first run; using it makes a new one.
create table recovery_code (
  id integer primary key check (id = 1),
  code_hash text not null,
  made_at text not null
) strict;

create table audit_rows (
  number integer primary key check (number >= 1),
  id text not null unique,
  seq integer not null,
  at text not null,
  office text not null,
  by text not null,
  by_name text not null,
  event text not null,
  params text not null check (json_valid(params)),
  previous_hash text not null check (length(previous_hash) = 64),
  hash text not null unique check (length(hash) = 64)
) strict;
create index audit_rows_by_seq on audit_rows (seq);

create trigger audit_rows_immutable before update on audit_rows
begin select raise(abort, 'an audit row is never changed'); end;
create trigger audit_rows_stay before delete on audit_rows
begin select raise(abort, 'an audit row is never deleted'); end;
`,
};
