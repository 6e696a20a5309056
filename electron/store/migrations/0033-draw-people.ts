import type { Migration } from '../migrate.ts';

/** Where a draw took place and who was there: 地点、主持人、操作员、监督方、见证人 (R29). The trail keeps every saving. */
export const drawPeopleTable: Migration = {
  name: '0033-draw-people',
  up: `
create table draw_people (
  serial text primary key references draws (serial),
  place text not null,
  people text not null check (json_valid(people)),
  saved_at text not null
) strict, without rowid;
create trigger draw_people_stay before delete on draw_people
begin select raise(abort, 'the people of a draw are never deleted'); end;
create trigger draw_people_of_void before update on draw_people
when (select state from draws where serial = old.serial) = 'void'
begin select raise(abort, 'the people of a void draw are not changed'); end;
`,
};
