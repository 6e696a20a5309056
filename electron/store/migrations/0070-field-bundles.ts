import type { Migration } from '../migrate.ts';

export const fieldBundles: Migration = {
  name: '0070-field-bundles',
  up: `
-- Revisions that the computers of this office exchange among themselves. They count by themselves, because a revision that only another computer of
-- the office has seen is none for other offices.
create table own_revisions (
  table_name text not null,
  record_id text not null,
  rev integer not null check (rev >= 1),
  row_hash text not null check (length(row_hash) = 64),
  body text not null check (json_valid(body)),
  -- Whether another computer of the office signed it.
  came integer not null check (came in (0, 1)),
  primary key (table_name, record_id, rev)
) strict, without rowid;
create trigger own_revisions_immutable before update on own_revisions
begin select raise(abort, 'a revision is not changed'); end;
create trigger own_revisions_stay before delete on own_revisions
begin select raise(abort, 'a revision is not deleted'); end;

-- Drawn events that another computer of this office lent to this one: here results are typed and nothing else is done.
create table borrowed_tasks (
  serial text primary key references draws (serial),
  signer text not null check (length(signer) = 64),
  taken_at text not null
) strict, without rowid;
create trigger borrowed_tasks_immutable before update on borrowed_tasks
begin select raise(abort, 'a borrowed task is not changed'); end;
create trigger borrowed_tasks_stay before delete on borrowed_tasks
begin select raise(abort, 'a borrowed task is not deleted'); end;

-- Which event a sealed bundle lends to the other computers of this office.
create table lent_tasks (
  header_sha256 text primary key references sealed_bundles (header_sha256),
  serial text not null references draws (serial)
) strict, without rowid;
create trigger lent_tasks_immutable before update on lent_tasks
begin select raise(abort, 'a sealed bundle is not changed'); end;
create trigger lent_tasks_stay before delete on lent_tasks
begin select raise(abort, 'a sealed bundle is not deleted'); end;

-- Change number of this program under which a result came that another computer of the office entered; its own number is that of the other one.
alter table results add column arrived integer check (arrived >= 1);
create index results_due on results (coalesce(arrived, seq));
`,
};
