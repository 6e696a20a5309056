import type { Migration } from '../migrate.ts';

export const givenBack: Migration = {
  name: '0058-given-back',
  up: `
-- An office that lost its machine gets its records back from the city, byte for byte as it signed them: what is needed for that is kept here.

-- With which version of the record tables a bundle was sealed; the first bundle of a newer one carries everything.
alter table sealed_bundles add column schema integer not null default 3 check (schema >= 1);
drop trigger sealed_bundles_immutable;
create trigger sealed_bundles_immutable
before update of signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records, change_from, change_seq, sealed_at, schema
on sealed_bundles
begin select raise(abort, 'a sealed bundle is not changed'); end;

-- Change numbers of what is exchanged by itself from now on: a void event, and the people of an event, who may be written down later.
alter table draws add column void_seq integer;
alter table draw_people add column rev integer not null default 1 check (rev >= 1);
alter table draw_people add column prev_hash text check ((prev_hash is null) = (rev = 1));
alter table draw_people add column by text not null default '';
alter table draw_people add column seq integer not null default 1;

-- Who wrote records of the library when, as the row says: one line for all that one transaction of another program wrote.
create table library_writes (
  id integer primary key,
  office text not null,
  by text not null,
  at text not null,
  seq integer not null,
  unique (office, by, at, seq)
) strict;
create trigger library_writes_immutable before update on library_writes
begin select raise(abort, 'who wrote a received record is not changed'); end;

-- With these a received record of the library can be written as the line that was signed.
alter table subjects add column write_id integer references library_writes (id);
alter table subjects add column prev_hash text;
alter table inspectors add column write_id integer references library_writes (id);
alter table inspectors add column prev_hash text;
alter table withdrawn_records add column write_id integer references library_writes (id);
alter table withdrawn_records add column prev_hash text;

-- Of a record that was given back: who wrote it before, because the trail of this program does not know.
alter table sent_records add column write_id integer references library_writes (id);
`,
};
