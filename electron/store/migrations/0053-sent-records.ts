import type { Migration } from '../migrate.ts';

export const sentRecords: Migration = {
  name: '0053-sent-records',
  up: `
-- What the other side was sent last of each record of the library: enough to number the next revision and to repeat this one, without the whole
-- row a second time.
create table sent_records (
  table_name text not null check (table_name in ('subjects', 'inspectors')),
  record_id text not null,
  rev integer not null check (rev >= 1),
  row_hash blob not null check (length(row_hash) = 32),
  prev_hash blob check ((prev_hash is null) = (rev = 1)),
  -- Change number of the state that was sent.
  seq integer not null,
  -- Change number of the transaction that took the record out of the library; null while it is there.
  withdrawn_seq integer,
  primary key (table_name, record_id)
) strict, without rowid;
create index sent_records_withdrawn on sent_records (table_name, withdrawn_seq) where withdrawn_seq is not null;

-- Whoever takes a record out of the library need not know that it was sent.
create trigger subjects_withdrawn after delete on subjects
begin update sent_records set withdrawn_seq = (select change_seq from office) where table_name = 'subjects' and record_id = old.uid; end;
create trigger inspectors_withdrawn after delete on inspectors
begin update sent_records set withdrawn_seq = (select change_seq from office) where table_name = 'inspectors' and record_id = old.uid; end;
`,
};
