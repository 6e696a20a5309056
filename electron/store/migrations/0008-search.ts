import type { Migration } from '../migrate.ts';

export const searchTables: Migration = {
  name: '0008-search',
  up: `
-- The search index of the subjects: one row for each field and each block of 512 subjects by id, one line for each id. It is made from the
-- subjects alone (electron/store/search-index.ts), in the transaction that changes them, and can always be made anew.
create table search_blocks (
  field text not null check (field in ('name', 'reading', 'code', 'phone')),
  block integer not null,
  lines blob not null,
  primary key (field, block)
) strict;

-- Blocks whose subjects have changed in this transaction. Empty whenever a transaction has been committed.
create table search_pending (block integer primary key) strict;

-- Fingerprint of the rules and readings that the blocks were made with.
create table search_state (id integer primary key check (id = 1), made_with text not null) strict;

-- Not "or ignore": inside a trigger the policy of the outer statement counts, and an upsert would stop at the second subject of a block.
create trigger subjects_search_added after insert on subjects
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;
create trigger subjects_search_changed after update of name, code, phone on subjects
when old.name <> new.name or old.code <> new.code or old.phone <> new.phone
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;
create trigger subjects_search_removed after delete on subjects
begin insert into search_pending (block) select old.id / 512 where not exists (select 1 from search_pending where block = old.id / 512); end;
`,
};
