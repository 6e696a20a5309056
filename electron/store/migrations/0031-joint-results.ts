import type { Migration } from '../migrate.ts';

/** The items of a joint event for which each subject was drawn. */
export const jointResults: Migration = {
  name: '0031-joint-results',
  up: `
create table drawn_items (
  serial text not null references draws (serial),
  item text not null,
  code text not null,
  stratum text not null,
  rank integer not null check (rank >= 1),
  primary key (serial, code, item),
  foreign key (serial, code) references drawn_subjects (serial, code)
) strict, without rowid;
create trigger drawn_items_immutable before update on drawn_items
begin select raise(abort, 'a drawn list is not changed'); end;
create trigger drawn_items_stay before delete on drawn_items
begin select raise(abort, 'a drawn list is not deleted'); end;
`,
};
