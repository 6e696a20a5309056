import type { Migration } from '../migrate.ts';

export const finalSteps: Migration = {
  name: '0013-no-way-back',
  up: `
-- The contents of a frozen scheme and of a draw were final already; their steps, and what belongs to them, are final too.
create trigger schemes_forward before update of state on schemes
when old.state is not new.state
  and not ((old.state = 'draft' and new.state in ('frozen', 'void'))
    or (old.state = 'frozen' and new.state in ('drawn', 'void'))
    or (old.state = 'drawn' and new.state = 'void'))
begin select raise(abort, 'a frozen scheme is not opened again'); end;

create trigger schemes_serial_once before update of serial on schemes when old.serial is not null and old.serial is not new.serial
begin select raise(abort, 'the number of a scheme is not changed'); end;

create trigger schemes_stay before delete on schemes when old.state <> 'draft'
begin select raise(abort, 'a frozen scheme is not deleted'); end;

create trigger draws_forward before update of state on draws
when old.state is not new.state
  and not ((old.state = 'frozen' and new.state in ('committed', 'void'))
    or (old.state = 'committed' and new.state in ('diced', 'void'))
    or (old.state = 'diced' and new.state in ('drawn', 'void'))
    or (old.state = 'drawn' and new.state = 'void'))
begin select raise(abort, 'a step of a draw is not taken back'); end;

create trigger draws_dice_kind_once before update of dice_kind on draws when old.dice_kind is not null and old.dice_kind is not new.dice_kind
begin select raise(abort, 'the kind of dice is not changed'); end;

create trigger frozen_subjects_complete before insert on frozen_subjects
when coalesce((select state from draws where serial = new.serial), '') <> 'frozen'
begin select raise(abort, 'a frozen list is not added to'); end;

create trigger drawn_subjects_complete before insert on drawn_subjects
when coalesce((select state from draws where serial = new.serial), '') <> 'diced'
begin select raise(abort, 'a drawn list is not added to'); end;

create trigger draw_files_complete before insert on draw_files
when coalesce((select state from draws where serial = new.serial), '') not in ('frozen', 'diced')
begin select raise(abort, 'the files of a draw are not added to'); end;

create trigger received_rows_stay before delete on received_rows
begin select raise(abort, 'a received row is not deleted'); end;
`,
};
