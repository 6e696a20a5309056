import type { Migration } from '../migrate.ts';

/** 年度计划: a year has numbered versions, of which one at most is open. What was approved stays as it was; an adjustment is the next version (R8). */
export const planTables: Migration = {
  name: '0045-plans',
  up: `
create table plans (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  year integer not null check (year between 2019 and 2100),
  version integer not null check (version >= 1),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  -- Why the version before it was adjusted.
  reason text not null check ((reason = '') = (version = 1)),
  submitted_by text,
  submitted_by_name text,
  submitted_at text,
  approved_by text,
  approved_by_name text,
  approved_at text,
  -- What was said when it was sent back last.
  returned text not null default '',
  unique (year, version),
  check ((state = 'draft') = (submitted_by is null)),
  check ((state = 'approved') = (approved_by is not null)),
  check (approved_by is null or approved_by <> submitted_by)
) strict;
create unique index plans_open on plans (year) where state <> 'approved';
create index plans_by_seq on plans (seq);

create trigger plans_versions before update of id, office, year, version, reason on plans
begin select raise(abort, 'a version of a plan is not changed'); end;
create trigger plans_approved before update of state, submitted_by, submitted_by_name, submitted_at, approved_by, approved_by_name, approved_at, returned
on plans when old.state = 'approved'
begin select raise(abort, 'an approved plan is not changed'); end;
create trigger plans_in_order before update of state on plans when old.state = 'draft' and new.state = 'approved'
begin select raise(abort, 'a plan that was not submitted is not changed'); end;
create trigger plans_begin before insert on plans when new.state <> 'draft'
begin select raise(abort, 'a plan begins as a draft'); end;
create trigger plans_stay before delete on plans when old.state <> 'draft'
begin select raise(abort, 'a submitted plan is not deleted'); end;

create table plan_rows (
  plan_id text not null references plans (id),
  row_id text not null,
  position integer not null check (position >= 1),
  content text not null check (json_valid(content)),
  primary key (plan_id, row_id)
) strict, without rowid;
create trigger plan_rows_insert before insert on plan_rows when (select state from plans where id = new.plan_id) <> 'draft'
begin select raise(abort, 'a submitted plan is not added to'); end;
create trigger plan_rows_update before update on plan_rows
when (select state from plans where id = old.plan_id) <> 'draft' or new.plan_id <> old.plan_id
begin select raise(abort, 'a submitted plan is not changed'); end;
create trigger plan_rows_delete before delete on plan_rows when (select state from plans where id = old.plan_id) <> 'draft'
begin select raise(abort, 'a submitted plan is not changed'); end;

-- Reports and publications of an approved version; a later one of the same kind puts an earlier one right, with its reason.
create table plan_notices (
  plan_id text not null references plans (id),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('filed', 'published')),
  on_day text not null check (length(on_day) = 10),
  what text not null,
  reason text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (plan_id, number)
) strict, without rowid;
create trigger plan_notices_approved before insert on plan_notices when (select state from plans where id = new.plan_id) <> 'approved'
begin select raise(abort, 'a plan before its approval is not added to'); end;
create trigger plan_notices_immutable before update on plan_notices
begin select raise(abort, 'a notice of a plan is not changed'); end;
create trigger plan_notices_stay before delete on plan_notices
begin select raise(abort, 'a notice of a plan is not deleted'); end;

-- The number of 1 January that the shares of a year are counted on; a later one puts an earlier one right, with its reason.
create table plan_bases (
  year integer not null check (year between 2019 and 2100),
  number integer not null check (number >= 1),
  on_day text not null check (length(on_day) = 10),
  enterprises integer not null check (enterprises >= 0),
  subjects integer not null check (subjects >= enterprises),
  reason text not null check ((reason = '') = (number = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (year, number)
) strict, without rowid;
create trigger plan_bases_immutable before update on plan_bases
begin select raise(abort, 'a frozen base is not changed'); end;
create trigger plan_bases_stay before delete on plan_bases
begin select raise(abort, 'a frozen base is not deleted'); end;

-- Month and day; one row at most.
create table plan_settings (
  id integer primary key check (id = 1),
  last_end text not null check (last_end glob '[01][0-9]-[0-3][0-9]'),
  due_by text not null check (due_by glob '[01][0-9]-[0-3][0-9]')
) strict;
`,
};
