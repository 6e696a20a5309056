import type { Migration } from '../migrate.ts';

/** 问题台账: one row for each problem result, and the close of an event that waits for all of them (R47, R48). */
export const followUpTables: Migration = {
  name: '0042-follow-ups',
  up: `
create table follow_ups (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  result_id text not null unique references results (id),
  owner text not null,
  measures text not null check (json_valid(measures)),
  -- lapsed: the result was changed and is no problem any more.
  state text not null check (state in ('open', 'closed', 'lapsed')),
  closing_note text not null,
  closed_on text not null check ((closed_on <> '') = (state = 'closed'))
) strict;
create index follow_ups_by_seq on follow_ups (seq);
create index follow_ups_by_subject on follow_ups (subject);
create index follow_ups_by_event on follow_ups (serial, state);
create trigger follow_ups_identity before update of id, office, serial, subject, result_id on follow_ups
begin select raise(abort, 'a follow-up stays with its result'); end;
create trigger follow_ups_stay before delete on follow_ups
begin select raise(abort, 'a follow-up is not deleted'); end;

-- Numbers of notices: a number is given once and to one measure, and is not used again.
create table notice_numbers (
  year integer not null,
  number integer not null check (number >= 1),
  follow_up text not null references follow_ups (id),
  measure text not null,
  primary key (year, number),
  unique (follow_up, measure)
) strict, without rowid;
create trigger notice_numbers_immutable before update on notice_numbers
begin select raise(abort, 'the number of a notice is not changed'); end;
create trigger notice_numbers_stay before delete on notice_numbers
begin select raise(abort, 'the number of a notice is not used again'); end;

create table event_closures (
  serial text primary key references draws (serial),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict, without rowid;
create trigger event_closures_immutable before update on event_closures
begin select raise(abort, 'a closed event is not opened again'); end;
create trigger event_closures_stay before delete on event_closures
begin select raise(abort, 'a closed event is not opened again'); end;
create trigger event_closures_last before insert on event_closures
when exists (
    select 1 from drawn_subjects d where d.serial = new.serial
      and not exists (select 1 from publications p where p.serial = d.serial and p.subject = d.code))
  or exists (
    select 1 from corrections c where c.serial = new.serial
      and not exists (select 1 from publications p where p.serial = c.serial and p.subject = c.subject and p.correction = c.number))
  or exists (select 1 from follow_ups u where u.serial = new.serial and u.state = 'open')
begin select raise(abort, 'an event is closed once all is published and followed up'); end;
`,
};
