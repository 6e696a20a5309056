import type { Migration } from '../migrate.ts';

/** Visits that could not be made, each filled by the replacement event that froze it (DRAW-SPEC 8). */
export const vacancyTables: Migration = {
  name: '0037-vacancies',
  up: `
create table vacancies (
  event text not null,
  subject text not null,
  reason text not null check (reason in ('closed', 'moved', 'deregistered', 'unreachable', 'other')),
  evidence text not null check (evidence <> ''),
  filled_by text not null references draws (serial),
  primary key (event, subject, filled_by),
  foreign key (event, subject) references drawn_subjects (serial, code)
) strict, without rowid;
create trigger vacancies_immutable before update on vacancies
begin select raise(abort, 'a vacancy is not changed'); end;
create trigger vacancies_stay before delete on vacancies
begin select raise(abort, 'a vacancy is not deleted'); end;

-- How many of a list do not take part is read out in the ceremony.
create index frozen_subjects_left_out on frozen_subjects (serial, excluded) where excluded <> '';
`,
};
