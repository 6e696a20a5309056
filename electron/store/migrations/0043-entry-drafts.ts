import type { Migration } from '../migrate.ts';

/** Half-filled results of this office: kept while somebody types, never exchanged and never counted. */
export const entryDraftTable: Migration = {
  name: '0043-entry-drafts',
  up: `
create table entry_drafts (
  serial text not null,
  subject text not null,
  draft text not null check (json_valid(draft)),
  by_name text not null,
  at text not null,
  primary key (serial, subject),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict, without rowid;
`,
};
