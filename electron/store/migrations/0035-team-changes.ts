import type { Migration } from '../migrate.ts';

/** Teams may change after the draw until a result is entered; each change stays, with the team before it (R33). */
export const teamChanges: Migration = {
  name: '0035-team-changes',
  up: `
create table team_changes (
  serial text not null references draws (serial),
  number integer not null check (number >= 1),
  subject text not null,
  kind text not null check (kind in ('redrawn', 'designated')),
  leaving text not null,
  joining text check ((joining is null) = (kind = 'redrawn')),
  run integer check ((run is null) = (kind = 'designated')),
  reason text not null check (reason in ('recusal', 'leave', 'moved', 'certificate', 'other')),
  note text not null,
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after)),
  -- The file of the record folder; it names the one before, so that the changes form a chain that begins at the record.
  bytes blob not null,
  by text not null,
  at text not null,
  seq integer not null,
  primary key (serial, number),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;
create trigger team_changes_immutable before update on team_changes
begin select raise(abort, 'a change of a team is not changed'); end;
create trigger team_changes_stay before delete on team_changes
begin select raise(abort, 'a change of a team is not deleted'); end;
create trigger team_changes_before_results before insert on team_changes
when exists (select 1 from results r where r.serial = new.serial and r.subject = new.subject)
begin select raise(abort, 'a visit with results is not changed'); end;

drop trigger assignments_immutable;
create trigger assignments_immutable before update of id, office, serial, subject on assignments
begin select raise(abort, 'an assignment is not changed'); end;
-- The team is always that of the newest change.
create trigger assignments_follow_changes before update of rev, prev_hash, by, at, seq, inspectors on assignments
when new.inspectors is not (
  select c.after from team_changes c where c.serial = old.serial and c.subject = old.subject order by c.number desc limit 1)
begin select raise(abort, 'an assignment is not changed'); end;
`,
};
