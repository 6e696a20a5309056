import type { Migration } from '../migrate.ts';

export const conflictDecisions: Migration = {
  name: '0075-conflict-decisions',
  up: `
-- The second parent of a revision that joins two (BUNDLE-SPEC 10.1).
alter table results add column merged_hash text check (length(merged_hash) = 64);
alter table follow_ups add column merged_hash text check (length(merged_hash) = 64);

-- The change number under which it was noticed, 0 for older ones, and the revision that joined both at once, where they had changed other fields.
alter table row_conflicts add column seq integer not null default 0;
alter table row_conflicts add column joined_hash text check (length(joined_hash) = 64);

-- What an officer said of two revisions that do not follow one another (BUNDLE-SPEC 10.3): kept = the one that stood stays, taken = the other one
-- stands now, joined = a new revision names both, seen = what was joined at once was looked at.
create table conflict_decisions (
  office text not null,
  table_name text not null,
  record_id text not null,
  other_hash text not null,
  kept_hash text not null,
  choice text not null check (choice in ('kept', 'taken', 'joined', 'seen')),
  joined_hash text check (length(joined_hash) = 64),
  reason text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (office, table_name, record_id, other_hash),
  foreign key (office, table_name, record_id, other_hash) references row_conflicts (office, table_name, record_id, other_hash),
  check ((choice = 'joined') = (joined_hash is not null)),
  check (choice = 'seen' or reason <> '')
) strict, without rowid;
create trigger conflict_decisions_immutable before update on conflict_decisions
begin select raise(abort, 'a decision about a conflict is not changed'); end;
create trigger conflict_decisions_stay before delete on conflict_decisions
begin select raise(abort, 'a decision about a conflict is not deleted'); end;

-- Revisions of another office's records that were joined here: they go to that office as a correction (BUNDLE-SPEC 10.2).
create table joined_revisions (
  office text not null,
  table_name text not null,
  record_id text not null,
  row_hash text not null,
  seq integer not null,
  primary key (office, table_name, record_id, row_hash),
  foreign key (office, table_name, record_id, row_hash) references received_rows (office, table_name, record_id, row_hash)
) strict, without rowid;
create index joined_revisions_by_seq on joined_revisions (office, seq);
`,
};
