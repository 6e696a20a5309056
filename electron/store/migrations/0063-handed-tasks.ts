import type { Migration } from '../migrate.ts';

/** Events whose people are drawn by the counties, and the tasks that the city makes of them, one for each county (BUNDLE-SPEC 10.2). */
export const handedTaskTables: Migration = {
  name: '0063-handed-tasks',
  up: `
-- Who keeps the record of the subject, as it was when the list was frozen; empty for lists from before, which are the office's own.
alter table frozen_subjects add column office text not null default '';

-- Who draws the people of an event: the office itself, or the counties that the drawn subjects are handed down to.
alter table draws add column people text not null default 'own' check (people in ('own', 'counties'));
create trigger draws_people before update of people on draws
begin select raise(abort, 'a frozen draw is not changed'); end;

create trigger results_of_counties before insert on results when (select people from draws where serial = new.serial) = 'counties'
begin select raise(abort, 'a visit that was handed down has its result at the county'); end;

create table handed_tasks (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null references draws (serial),
  county text not null check (length(county) = 6),
  level text not null check (level in ('province', 'city')),
  plan_row text not null,
  subjects integer not null check (subjects >= 1),
  note text not null,
  handed_on text not null,
  state text not null check (state in ('open', 'withdrawn')),
  reason text not null check ((reason = '') = (state = 'open')),
  unique (serial, county)
) strict;
create index handed_tasks_by_seq on handed_tasks (seq);
create trigger handed_tasks_drawn before insert on handed_tasks
when (select state || people from draws where serial = new.serial) <> 'drawncounties'
begin select raise(abort, 'only a drawn event is handed down'); end;
create trigger handed_tasks_immutable before update of id, office, serial, county, level, plan_row, subjects, note, handed_on on handed_tasks
begin select raise(abort, 'a handed task is not changed'); end;
create trigger handed_tasks_forward before update of state, reason on handed_tasks when old.state = 'withdrawn'
begin select raise(abort, 'a withdrawn task stays withdrawn'); end;
create trigger handed_tasks_stay before delete on handed_tasks
begin select raise(abort, 'a handed task is not deleted'); end;

create table handed_task_subjects (
  id text primary key,
  by text not null,
  at text not null,
  seq integer not null,
  task text not null references handed_tasks (id),
  serial text not null,
  subject text not null,
  unique (task, subject),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;
create trigger handed_task_subjects_complete before insert on handed_task_subjects
when (select count(*) from handed_task_subjects where task = new.task) >= (select subjects from handed_tasks where id = new.task)
begin select raise(abort, 'a handed list is not added to'); end;
create trigger handed_task_subjects_immutable before update on handed_task_subjects
begin select raise(abort, 'a handed list is not changed'); end;
create trigger handed_task_subjects_stay before delete on handed_task_subjects
begin select raise(abort, 'a handed list is not deleted'); end;

-- What a county looks its handed lists up by.
create index received_task_subjects on received_rows (body ->> '$.task') where table_name = 'task_subjects' and head = 1;
`,
};
