import type { Migration } from '../migrate.ts';

export const peopleItemsAndOrgTables: Migration = {
  name: '0009-people-items-and-org',
  up: `
-- A person may also be entered in the window, without a batch; SQLite cannot loosen a column, so the table is made anew.
create table inspectors_next (
  id integer primary key,
  uid text not null unique,
  staff_no text not null unique,
  name text not null,
  gender text not null,
  phone text not null,
  education text not null default '',
  major text not null default '',
  unit text not null,
  department text not null,
  post_category text not null,
  post_since text not null default '',
  qualifications text not null default '[]' check (json_valid(qualifications)),
  expertise text not null default '[]' check (json_valid(expertise)),
  lines text not null check (json_valid(lines)),
  -- Codes of the items he or she may inspect; empty = every item of the lines.
  item_codes text not null default '[]' check (json_valid(item_codes)),
  certificate_no text not null,
  certificate_until text not null,
  province_certificate_no text not null default '',
  province_certificate_until text not null default '',
  -- The last day of the certificate that lasts longest (certifiedUntil in shared/domain/inspectors).
  certified_until text not null generated always as (max(
    case when certificate_no = '' then '' else certificate_until end,
    case when province_certificate_no = '' then '' else province_certificate_until end
  )) virtual,
  level text not null,
  post text not null,
  expert integer not null check (expert in (0, 1)),
  area text not null,
  status text not null check (status in ('active', 'inactive')),
  content_hash text not null check (length(content_hash) = 64),
  batch_id text references import_batches (id),
  seq integer not null
) strict;
insert into inspectors_next (id, uid, staff_no, name, gender, phone, unit, department, post_category, lines, certificate_no, certificate_until, level,
  post, expert, area, status, content_hash, batch_id, seq)
select id, uid, staff_no, name, gender, phone, unit, department, post_category, lines, certificate_no, certificate_until, level, post, expert, area,
  status, content_hash, batch_id, seq from inspectors;

-- Declared relations only; nothing is ever inferred. An empty day leaves that end open.
create table recusals_next (
  inspector_id integer not null references inspectors_next (id),
  subject_code text not null,
  reason text not null,
  from_on text not null default '',
  to_on text not null default '',
  primary key (inspector_id, subject_code, from_on),
  check (to_on = '' or from_on <= to_on)
) strict, without rowid;
insert into recusals_next (inspector_id, subject_code, reason) select inspector_id, subject_code, reason from recusals;
drop table recusals;
drop table inspectors;
alter table inspectors_next rename to inspectors;
alter table recusals_next rename to recusals;
create index inspectors_by_name on inspectors (name, id);
create index inspectors_by_unit on inspectors (unit, name, id);
create index recusals_by_subject on recusals (subject_code);

create table inspector_leaves (
  inspector_id integer not null references inspectors (id),
  from_on text not null check (length(from_on) = 10),
  -- Empty while nobody knows the day of return.
  to_on text not null,
  reason text not null,
  primary key (inspector_id, from_on),
  check (to_on = '' or from_on <= to_on)
) strict, without rowid;

-- One row is one version of one item; schemes and results name the version, so that a record of last year reads as it was.
create table items_next (
  id text primary key,
  code text not null,
  version integer not null default 1 check (version >= 1),
  current integer not null default 1 check (current in (0, 1)),
  -- Who made the item: one of the city is not taken out by the county.
  origin text not null default 'city' check (origin in ('city', 'county')),
  category text not null,
  name text not null,
  sub_name text not null default '',
  grade text not null check (grade in ('key', 'ordinary')),
  basis text not null,
  method text not null,
  content text not null,
  subjects text not null,
  line integer not null check (line between 0 and 31),
  published integer not null check (published in (0, 1)),
  applies_to_tag text not null,
  applies_to_kinds text not null default '[]' check (json_valid(applies_to_kinds)),
  note text not null,
  checklist text not null default '[]' check (json_valid(checklist)),
  content_hash text not null check (length(content_hash) = 64),
  batch_id text references import_batches (id),
  seq integer not null,
  unique (code, version)
) strict;
insert into items_next (id, code, category, name, grade, basis, method, content, subjects, line, published, applies_to_tag, note, content_hash,
  batch_id, seq)
select id, code, category, name, grade, basis, method, content, subjects, line, published, applies_to_tag, note, content_hash, batch_id, seq from items;
drop table items;
alter table items_next rename to items;
create unique index items_current on items (code) where current = 1;

-- The item versions that a frozen scheme uses.
create table frozen_items (
  serial text not null references draws (serial),
  item_id text not null references items (id),
  primary key (serial, item_id)
) strict, without rowid;
create index frozen_items_by_item on frozen_items (item_id);
insert into frozen_items (serial, item_id)
select s.serial, i.id from schemes s, json_each(s.draft, '$.itemIds') used join items i on i.id = used.value where s.serial is not null;
create trigger frozen_items_immutable before update on frozen_items
begin select raise(abort, 'the items of a frozen scheme are not changed'); end;
create trigger frozen_items_stay before delete on frozen_items
begin select raise(abort, 'the items of a frozen scheme are not deleted'); end;

-- The list as it was issued, with its number and day (R5).
create table item_lists (
  number integer primary key check (number >= 1),
  version_no text not null unique,
  issued_on text not null check (length(issued_on) = 10),
  note text not null,
  at text not null,
  by text not null,
  by_name text not null,
  seq integer not null
) strict;
create trigger item_lists_immutable before update on item_lists
begin select raise(abort, 'an issued list is not changed'); end;
create trigger item_lists_stay before delete on item_lists
begin select raise(abort, 'an issued list is not deleted'); end;
create table item_list_entries (
  list_number integer not null references item_lists (number),
  item_id text not null references items (id),
  primary key (list_number, item_id)
) strict, without rowid;
create index item_list_entries_by_item on item_list_entries (item_id);
create trigger item_list_entries_immutable before update on item_list_entries
begin select raise(abort, 'an issued list is not changed'); end;
create trigger item_list_entries_stay before delete on item_list_entries
begin select raise(abort, 'an issued list is not changed'); end;

create trigger items_used_immutable before update of id, code, version, origin, category, name, sub_name, grade, basis, method, content, subjects,
  line, published, applies_to_tag, applies_to_kinds, note, checklist, content_hash on items
when exists (select 1 from frozen_items f where f.item_id = old.id) or exists (select 1 from item_list_entries e where e.item_id = old.id)
begin select raise(abort, 'an item version that was used or issued is not changed'); end;
create trigger items_used_stay before delete on items
when exists (select 1 from frozen_items f where f.item_id = old.id) or exists (select 1 from item_list_entries e where e.item_id = old.id)
begin select raise(abort, 'an item version that was used or issued is not deleted'); end;

-- The bureau with its sections, stations and zones; a zone need not have a code of GB/T 2260.
create table org_units (
  id text primary key,
  parent_id text references org_units (id),
  kind text not null check (kind in ('bureau', 'zone', 'section', 'station')),
  name text not null,
  -- Six digits of GB/T 2260, or a statistical code; empty when the unit has none.
  division_code text not null check (division_code = '' or length(division_code) = 6),
  active integer not null check (active in (0, 1)),
  position integer not null,
  seq integer not null,
  unique (parent_id, name)
) strict;
-- Names a unit had before, so that older lists still find it.
create table org_former_names (
  unit_id text not null references org_units (id),
  name text not null,
  until text not null,
  primary key (unit_id, name)
) strict, without rowid;
create index org_former_names_by_name on org_former_names (name);
`,
};
