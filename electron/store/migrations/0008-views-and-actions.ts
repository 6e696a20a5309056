import type { Migration } from '../migrate.ts';

export const viewTables: Migration = {
  name: '0008-views-and-actions',
  up: `
-- Views of the list of subjects that a person keeps: filter, order and columns as the contract's schema let them in.
create table saved_views (
  person text not null,
  name text not null,
  view text not null check (json_valid(view)),
  at text not null,
  primary key (person, name)
) strict, without rowid;

-- What people did to subjects by hand and may take back; the changes themselves are the library_changes of the same seq.
create table library_actions (
  seq integer primary key,
  at text not null,
  by text not null,
  by_name text not null,
  source text not null check (source in ('subjects.edit', 'subjects.tag')),
  facts text not null check (json_valid(facts)),
  records integer not null,
  undone_at text,
  undone_by_name text
) strict;

-- With the fields of the filter in them, as the other orders of the list have (0006).
create index subjects_by_station on subjects (station, id, status, risk, kind, town);
create index subjects_by_risk_on on subjects (risk_on, id, status, risk, kind, town);
create index results_by_subject on results (subject, inspected_on);
`,
};
