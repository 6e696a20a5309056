import type { Migration } from '../migrate.ts';

/** Review, dispatch and publication of results: what is published is never changed, a correction stands beside it (R43-R45). */
export const publicationTables: Migration = {
  name: '0041-publication',
  up: `
-- What another person decided about a result as it stood: entry is the change number it was saved under, so a later entry asks again.
create table result_reviews (
  serial text not null,
  subject text not null,
  number integer not null check (number >= 1),
  entry integer not null,
  decision text not null check (decision in ('approved', 'returned')),
  field text not null,
  reason text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (serial, subject, number),
  foreign key (serial, subject) references drawn_subjects (serial, code),
  check ((decision = 'returned') = (field <> '' and reason <> ''))
) strict, without rowid;
create trigger result_reviews_immutable before update on result_reviews
begin select raise(abort, 'a review is not changed'); end;
create trigger result_reviews_stay before delete on result_reviews
begin select raise(abort, 'a review is not deleted'); end;
create trigger result_reviews_by_another before insert on result_reviews
when not exists (
  select 1 from results r where r.serial = new.serial and r.subject = new.subject and r.seq = new.entry and r.by <> new.by)
begin select raise(abort, 'a result is reviewed as it stands and by another person'); end;

-- A correction: the whole result before and after; the published one stays as it was.
create table corrections (
  id text primary key,
  office text not null,
  rev integer not null check (rev = 1),
  prev_hash text check (prev_hash is null),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  number integer not null check (number >= 1),
  result_id text not null references results (id),
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after)),
  reason text not null check (length(reason) between 4 and 200),
  approver text not null,
  approver_name text not null,
  unique (serial, subject, number),
  check (approver <> by)
) strict;
create index corrections_by_seq on corrections (seq);
create trigger corrections_immutable before update on corrections
begin select raise(abort, 'a correction is not changed'); end;
create trigger corrections_stay before delete on corrections
begin select raise(abort, 'a correction is not deleted'); end;

-- A publication: correction 0 is the result as approved, n its nth correction, published again.
create table publications (
  id text primary key,
  office text not null,
  rev integer not null check (rev = 1),
  prev_hash text check (prev_hash is null),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  correction integer not null check (correction >= 0),
  result_id text not null references results (id),
  published_on text not null,
  reference text not null,
  unique (serial, subject, correction)
) strict;
create index publications_by_seq on publications (seq);
create trigger publications_immutable before update on publications
begin select raise(abort, 'a publication is not changed'); end;
create trigger publications_stay before delete on publications
begin select raise(abort, 'a publication is not deleted'); end;
create trigger publications_reviewed before insert on publications
when new.correction = 0 and not exists (
  select 1 from results r
  join result_reviews v on v.serial = r.serial and v.subject = r.subject and v.entry = r.seq and v.decision = 'approved'
  where r.id = new.result_id and r.serial = new.serial and r.subject = new.subject
    and v.number = (select max(w.number) from result_reviews w where w.serial = r.serial and w.subject = r.subject))
begin select raise(abort, 'a result is published once it is approved'); end;
create trigger publications_corrected before insert on publications
when new.correction > 0 and not exists (
  select 1 from corrections c where c.serial = new.serial and c.subject = new.subject and c.number = new.correction)
begin select raise(abort, 'a correction is published once it is approved'); end;
create trigger corrections_follow before insert on corrections
when not exists (
  select 1 from publications p where p.serial = new.serial and p.subject = new.subject and p.correction = new.number - 1)
begin select raise(abort, 'a correction follows a publication'); end;

create trigger results_published before update of id, office, by, by_name, at, seq, serial, subject, outcomes, items, methods, disposal, inspected_on, remark on results
when exists (select 1 from publications p where p.serial = old.serial and p.subject = old.subject)
begin select raise(abort, 'a published result is not changed'); end;
create trigger results_published_stay before delete on results
when exists (select 1 from publications p where p.serial = old.serial and p.subject = old.subject)
begin select raise(abort, 'a published result is not deleted'); end;

-- A dispatch: once for an event; the visits of a unit are handed over as long as nothing was entered (R35).
create table dispatches (
  serial text primary key references draws (serial),
  dispatched_on text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict, without rowid;
create trigger dispatches_immutable before update on dispatches
begin select raise(abort, 'a dispatch is not changed'); end;
create trigger dispatches_stay before delete on dispatches
begin select raise(abort, 'a dispatch is not deleted'); end;

create table dispatched_visits (
  serial text not null references dispatches (serial),
  subject text not null,
  number integer not null check (number >= 1),
  unit text not null,
  reason text not null check ((number = 1) = (reason = '')),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (serial, subject, number),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict, without rowid;
create trigger dispatched_visits_immutable before update on dispatched_visits
begin select raise(abort, 'a dispatch is not changed'); end;
create trigger dispatched_visits_stay before delete on dispatched_visits
begin select raise(abort, 'a dispatch is not deleted'); end;
create trigger dispatched_visits_open before insert on dispatched_visits
when new.number > 1 and exists (select 1 from results r where r.serial = new.serial and r.subject = new.subject)
begin select raise(abort, 'a visit with a result is not handed over'); end;

create table publication_settings (
  id integer primary key check (id = 1),
  clock_start text not null check (clock_start in ('inspected', 'taskEnd', 'earlier'))
) strict;

-- Where each visit of an event stands, in one place for every list and count.
create view visit_states as
select d.serial, d.position, d.code as subject, r.id as result_id, r.seq as entry, r.by as entered_by, r.by_name as entered_by_name,
  r.at as entered_at, coalesce(c.after ->> '$.inspectedOn', r.inspected_on) as inspected_on,
  coalesce(c.after -> '$.outcomes', r.outcomes) as outcomes,
  coalesce(c.number, 0) as corrections, p.published_on, p.reference, l.correction as published_correction, l.published_on as last_published_on,
  v.field as return_field, v.reason as return_reason, v.by_name as reviewed_by_name, v.at as reviewed_at,
  case when r.id is null then 'todo' when p.id is not null then 'published' else coalesce(v.decision, 'submitted') end as state
from drawn_subjects d
left join results r on r.serial = d.serial and r.subject = d.code
left join publications p on p.serial = d.serial and p.subject = d.code and p.correction = 0
left join publications l on l.serial = d.serial and l.subject = d.code
  and l.correction = (select max(m.correction) from publications m where m.serial = d.serial and m.subject = d.code)
left join corrections c on c.serial = d.serial and c.subject = d.code
  and c.number = (select max(k.number) from corrections k where k.serial = d.serial and k.subject = d.code)
left join result_reviews v on v.serial = d.serial and v.subject = d.code and v.entry = r.seq
  and v.number = (select max(w.number) from result_reviews w where w.serial = d.serial and w.subject = d.code);
`,
};
