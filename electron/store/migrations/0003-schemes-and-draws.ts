import type { Migration } from '../migrate.ts';

export const schemeTables: Migration = {
  name: '0003-schemes-and-draws',
  up: `
create table schemes (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  name text not null,
  state text not null check (state in ('draft', 'frozen', 'drawn', 'void')),
  draft text not null check (json_valid(draft)),
  serial text unique
) strict;

create trigger schemes_frozen before update of name, draft on schemes when old.state <> 'draft'
begin select raise(abort, 'a frozen scheme is not changed'); end;

create table draws (
  serial text primary key,
  id text not null unique,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  scheme_id text not null references schemes (id),
  state text not null check (state in ('frozen', 'committed', 'diced', 'drawn', 'void')),
  frozen_at text not null,
  prev text not null check (length(prev) = 64),
  frame_sha256 text not null check (length(frame_sha256) = 64),
  plan_sha256 text not null check (length(plan_sha256) = 64),
  frame_rows integer not null,
  strata text not null check (json_valid(strata)),
  team_size integer not null check (team_size between 2 and 8),
  commit_a text check (length(commit_a) = 64),
  commit_b text check (length(commit_b) = 64),
  dice_kind text check (dice_kind in ('tenSided', 'sixSided')),
  dice text,
  prk text check (length(prk) = 64),
  result_sha256 text check (length(result_sha256) = 64),
  record_sha256 text unique check (length(record_sha256) = 64),
  drawn integer,
  inspectors integer,
  short_visits integer,
  drawn_at text,
  -- In this order only: freeze, commit, dice, draw.
  check (state not in ('committed', 'diced', 'drawn') or (commit_a is not null and commit_b is not null)),
  check (state not in ('diced', 'drawn') or dice is not null),
  check ((state = 'drawn') <= (prk is not null and result_sha256 is not null and record_sha256 is not null and drawn_at is not null))
) strict;

create trigger draws_frozen before update of serial, id, office, scheme_id, frozen_at, prev, frame_sha256, plan_sha256, frame_rows, strata, team_size on draws
begin select raise(abort, 'a frozen draw is not changed'); end;
create trigger draws_commit_once before update of commit_a, commit_b on draws
when (old.commit_a is not null and old.commit_a is not new.commit_a) or (old.commit_b is not null and old.commit_b is not new.commit_b)
begin select raise(abort, 'a commitment is not changed'); end;
create trigger draws_dice_once before update of dice, dice_kind on draws when old.dice is not null and old.dice is not new.dice
begin select raise(abort, 'the digits are not changed'); end;
create trigger draws_result_once before update of prk, result_sha256, record_sha256, drawn, inspectors, short_visits, drawn_at on draws
when old.prk is not null
begin select raise(abort, 'a drawn result is not changed'); end;
create trigger draws_stay before delete on draws
begin select raise(abort, 'a draw is never deleted'); end;

-- The bytes of the record folder as they were frozen or drawn.
create table draw_files (
  serial text not null references draws (serial),
  name text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes blob not null,
  primary key (serial, name)
) strict;
create trigger draw_files_immutable before update on draw_files
begin select raise(abort, 'a file of a draw is not changed'); end;
create trigger draw_files_stay before delete on draw_files
begin select raise(abort, 'a file of a draw is not deleted'); end;

-- Names and places as they were when the list was frozen; the frame file itself holds codes alone.
create table frozen_subjects (
  serial text not null references draws (serial),
  code text not null,
  name text not null,
  town text not null,
  primary key (serial, code)
) strict, without rowid;
create trigger frozen_subjects_immutable before update on frozen_subjects
begin select raise(abort, 'a frozen list is not changed'); end;
create trigger frozen_subjects_stay before delete on frozen_subjects
begin select raise(abort, 'a frozen list is not deleted'); end;

create table drawn_subjects (
  serial text not null references draws (serial),
  position integer not null check (position >= 1),
  code text not null,
  stratum text not null,
  rank integer not null check (rank >= 1),
  ticket text not null check (length(ticket) = 64),
  primary key (serial, position),
  unique (serial, code)
) strict, without rowid;
create trigger drawn_subjects_immutable before update on drawn_subjects
begin select raise(abort, 'a drawn list is not changed'); end;
create trigger drawn_subjects_stay before delete on drawn_subjects
begin select raise(abort, 'a drawn list is not deleted'); end;

create table assignments (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  serial text not null references draws (serial),
  subject text not null,
  inspectors text not null check (json_valid(inspectors)),
  unique (serial, subject)
) strict;
create trigger assignments_immutable before update on assignments
begin select raise(abort, 'an assignment is not changed'); end;
create trigger assignments_stay before delete on assignments
begin select raise(abort, 'an assignment is not deleted'); end;
`,
};
