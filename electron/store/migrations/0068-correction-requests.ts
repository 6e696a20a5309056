import type { Migration } from '../migrate.ts';

export const correctionRequests: Migration = {
  name: '0068-correction-requests',
  up: `
-- What the city asks its counties to look at again; one that was sealed is not replaced but revised (BUNDLE-SPEC 10.1).
create table correction_requests (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check (length(prev_hash) = 64),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  county text not null check (length(county) = 6),
  serial text not null,
  subject text not null,
  subject_name text not null,
  task_name text not null,
  result_id text not null,
  -- What the county had said when it was asked: it has answered once it says something else.
  result_rev integer not null check (result_rev >= 1),
  corrections integer not null check (corrections >= 0),
  reason text not null check (reason <> ''),
  withdrawn text not null default '',
  check ((rev = 1) = (prev_hash is null))
) strict;
create index correction_requests_by_county on correction_requests (county, serial, subject);
create trigger correction_requests_stay before delete on correction_requests
begin select raise(abort, 'a request is not deleted'); end;
create trigger correction_requests_hold before update of id, office, county, serial, subject, result_id, result_rev, corrections, reason
on correction_requests begin select raise(abort, 'a request keeps what it asked for'); end;

-- Why a county keeps a result that the city asked about.
create table request_answers (
  id text primary key,
  office text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  request_id text not null unique,
  serial text not null,
  subject text not null,
  reason text not null check (reason <> '')
) strict;
create index request_answers_by_seq on request_answers (seq);
create trigger request_answers_immutable before update on request_answers
begin select raise(abort, 'an answer is not changed'); end;
create trigger request_answers_stay before delete on request_answers
begin select raise(abort, 'an answer is not deleted'); end;
`,
};
