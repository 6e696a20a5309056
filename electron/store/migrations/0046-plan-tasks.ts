import type { Migration } from '../migrate.ts';

/** Which row of which version a task was made from (R9); a task without a row is a 临时任务. */
export const planTaskTables: Migration = {
  name: '0046-plan-tasks',
  up: `
create table plan_tasks (
  scheme_id text primary key references schemes (id),
  plan_id text not null,
  row_id text not null,
  foreign key (plan_id, row_id) references plan_rows (plan_id, row_id)
) strict, without rowid;
create index plan_tasks_by_row on plan_tasks (plan_id, row_id);
create trigger plan_tasks_approved before insert on plan_tasks when (select state from plans where id = new.plan_id) <> 'approved'
begin select raise(abort, 'a plan before its approval is not added to'); end;
create trigger plan_tasks_immutable before update on plan_tasks
begin select raise(abort, 'the row of a task is not changed'); end;
create trigger plan_tasks_stay before delete on plan_tasks
begin select raise(abort, 'the row of a task is not deleted'); end;
`,
};
