import type { Migration } from '../migrate.ts';

/** 现场材料: what is known of each file of evidence; the bytes lie in the data folder under their hash. */
export const evidenceTable: Migration = {
  name: '0051-evidence',
  up: `
-- about: the visit itself, one of its items (part = the item) or a measure of its follow-up (part = the measure).
create table evidence (
  id text primary key,
  serial text not null,
  subject text not null,
  about text not null check (about in ('visit', 'item', 'measure')),
  part text not null check ((part = '') = (about = 'visit')),
  follow_up text references follow_ups (id) check ((follow_up is not null) = (about = 'measure')),
  file_name text not null check (file_name <> ''),
  kind text not null check (kind in ('photo', 'scan', 'other')),
  format text not null check (format in ('jpeg', 'png', 'webp', 'pdf')),
  bytes integer not null check (bytes between 1 and 20971520),
  sha256 text not null check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
  note text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  unique (serial, subject, about, part, sha256),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;
create index evidence_by_sha256 on evidence (sha256);
create trigger evidence_immutable before update on evidence
begin select raise(abort, 'evidence is not changed'); end;
create trigger evidence_explained before insert on evidence
when new.about <> 'measure' and new.note = '' and exists (
  select 1 from visit_states s where s.serial = new.serial and s.subject = new.subject and s.state in ('submitted', 'approved', 'published'))
begin select raise(abort, 'what is added to a submitted result says why'); end;
create trigger evidence_of_open_measures before insert on evidence
when exists (select 1 from follow_ups u where u.id = new.follow_up and u.state = 'closed')
begin select raise(abort, 'a closed follow-up takes no evidence'); end;
-- The same as isKept of shared/domain/evidence/keeping.ts.
create trigger evidence_stays before delete on evidence
when (old.about <> 'measure' and exists (
    select 1 from visit_states s where s.serial = old.serial and s.subject = old.subject and s.state <> 'todo'
      and (old.seq <= s.entry or s.state <> 'returned')))
  or exists (select 1 from follow_ups u where u.id = old.follow_up and u.state = 'closed')
begin select raise(abort, 'evidence of a submitted result stays'); end;
`,
};
