import type { Migration } from '../migrate.ts';

export const ceremonyColumns: Migration = {
  name: '0032-ceremony',
  up: `
-- What is announced at the freeze and known only later, a lottery result or a closing price (DRAW-SPEC 3 step 4).
alter table draws add column public_what text;
alter table draws add column public_known text;
-- The dice as the first person read them, hidden until a second person has read the same.
alter table draws add column first_reading text;
alter table draws add column first_kind text check (first_kind in ('tenSided', 'sixSided'));
alter table draws add column first_reader text;
alter table draws add column first_reader_name text;
alter table draws add column first_read_at text;
alter table draws add column second_reader text;
alter table draws add column second_reader_name text;
alter table draws add column diced_at text;
alter table draws add column witnesses text check (json_valid(witnesses));
alter table draws add column reading_log text not null default '[]' check (json_valid(reading_log));
-- Made void: the event stays with everything it had.
alter table draws add column void_from text check (void_from in ('frozen', 'committed', 'diced', 'drawn'));
alter table draws add column void_reason text check (length(void_reason) between 4 and 200);
alter table draws add column void_by text;
alter table draws add column void_by_name text;
alter table draws add column void_approver text;
alter table draws add column void_approver_name text;
alter table draws add column voided_at text;
-- The scheme that a void one is held again with.
alter table schemes add column again_of text references schemes (id);

create trigger schemes_again_once before update of again_of on schemes when old.again_of is not new.again_of
begin select raise(abort, 'the scheme that is held again is not changed'); end;

create trigger draws_begin before insert on draws
when new.state <> 'frozen' or new.commit_a is not null or new.commit_b is not null or new.dice is not null or new.prk is not null
  or new.record_sha256 is not null or new.first_reading is not null or new.voided_at is not null
begin select raise(abort, 'a draw is not begun in the middle'); end;
create trigger draws_one_open before insert on draws when exists (select 1 from draws where state in ('frozen', 'committed', 'diced'))
begin select raise(abort, 'a draw is not begun beside an open one'); end;
create trigger draws_one_next before insert on draws when exists (select 1 from draws where prev = new.prev)
begin select raise(abort, 'a record is not continued twice'); end;

create trigger draws_announced before update of public_what, public_known on draws
when (old.public_what is not new.public_what or old.public_known is not new.public_known)
  and (old.public_what is not null or old.state <> 'frozen' or old.commit_a is not null or old.commit_b is not null)
begin select raise(abort, 'an announcement is not changed'); end;

create trigger draws_reading before update of first_reading, first_kind, first_reader, first_reader_name, first_read_at on draws
when old.state <> 'committed' and (old.first_reading is not new.first_reading or old.first_kind is not new.first_kind
  or old.first_reader is not new.first_reader or old.first_reader_name is not new.first_reader_name or old.first_read_at is not new.first_read_at)
begin select raise(abort, 'a reading is not changed'); end;
create trigger draws_reading_kept before update of first_reading on draws
when old.first_reading is not null and new.first_reading is not null and old.first_reading is not new.first_reading
begin select raise(abort, 'a reading is not changed'); end;
create trigger draws_two_readers before update of dice, state on draws
when new.dice is not null and old.dice is null
  and (new.first_reading is not new.dice or new.first_kind is not new.dice_kind or new.first_reader is null or new.second_reader is null
    or new.first_reader = new.second_reader)
begin select raise(abort, 'the digits of one person alone are not taken'); end;
create trigger draws_second_once before update of second_reader, second_reader_name, diced_at, witnesses on draws
when old.dice is not null and (old.second_reader is not new.second_reader or old.second_reader_name is not new.second_reader_name
  or old.diced_at is not new.diced_at or old.witnesses is not new.witnesses)
begin select raise(abort, 'who read the dice is not changed'); end;
create trigger draws_log_grows before update of reading_log on draws
when json_array_length(new.reading_log) < json_array_length(old.reading_log)
  or substr(new.reading_log, 1, length(old.reading_log) - 1) <> substr(old.reading_log, 1, length(old.reading_log) - 1)
begin select raise(abort, 'what happened at the dice is not changed'); end;

create trigger draws_record_once before update of record_sha256 on draws
when old.record_sha256 is not null and old.record_sha256 is not new.record_sha256
begin select raise(abort, 'a record is not changed'); end;
create trigger draws_record_last before update of record_sha256, state on draws
when new.record_sha256 is not null and new.state not in ('drawn', 'void')
begin select raise(abort, 'the record of an open draw is not changed'); end;
create trigger draws_void_by_two before update of state on draws
when new.state = 'void' and old.state <> 'void'
  and (new.void_reason is null or new.void_by is null or new.void_approver is null or new.void_by = new.void_approver or new.voided_at is null
    or new.void_from is not old.state or new.record_sha256 is null)
begin select raise(abort, 'a draw that two people have not made void is not changed'); end;
create trigger draws_void_once before update of void_from, void_reason, void_by, void_by_name, void_approver, void_approver_name, voided_at on draws
when new.state <> 'void'
  and (old.void_from is not new.void_from or old.void_reason is not new.void_reason or old.void_by is not new.void_by
    or old.void_by_name is not new.void_by_name or old.void_approver is not new.void_approver
    or old.void_approver_name is not new.void_approver_name or old.voided_at is not new.voided_at)
begin select raise(abort, 'why a draw is void is not changed'); end;
-- A void event never becomes one of another sort, and nothing is given to it any more.
create trigger draws_void_final before update on draws when old.state = 'void'
begin select raise(abort, 'a void draw is not changed'); end;

-- Besides what is frozen and drawn: the sheet that makes an event void, and the record of one that was never drawn.
drop trigger draw_files_complete;
create trigger draw_files_complete before insert on draw_files
when coalesce((select state from draws where serial = new.serial), '') not in ('frozen', 'diced')
  and not (new.name in ('record.tsv', 'void.tsv') and coalesce((select state from draws where serial = new.serial), '') = 'committed')
  and not (new.name = 'void.tsv' and coalesce((select state from draws where serial = new.serial), '') = 'drawn')
begin select raise(abort, 'the files of a draw are not added to'); end;
`,
};
