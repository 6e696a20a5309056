import type { Migration } from '../migrate.ts';

/** That a county took a task of its city over: once, by one scheme, which a scheme that is held again follows. */
export const taskTakings: Migration = {
  name: '0064-task-takings',
  up: `
create table task_takings (
  id text primary key,
  office text not null,
  by text not null,
  at text not null,
  seq integer not null,
  task text not null unique,
  scheme_id text not null unique references schemes (id)
) strict;
create index task_takings_by_seq on task_takings (seq);
create trigger task_takings_immutable before update on task_takings
begin select raise(abort, 'a taking is not changed'); end;
create trigger task_takings_stay before delete on task_takings
begin select raise(abort, 'a taking is not deleted'); end;

-- A handed list is visited by one event; one that is held again begins when the former is void.
create unique index schemes_by_task on schemes (draft ->> '$.filter.task') where state <> 'void' and draft ->> '$.filter.task' is not null;
create trigger schemes_of_list before update of draft on schemes
when old.draft ->> '$.filter.task' is not new.draft ->> '$.filter.task'
begin select raise(abort, 'the list of a handed task is not changed'); end;
`,
};
