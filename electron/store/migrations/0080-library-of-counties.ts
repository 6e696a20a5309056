import type { Migration } from '../migrate.ts';

export const libraryOfCounties: Migration = {
  name: '0080-library-of-counties',
  up: `
-- Goes up with every block of the search index that is written, and each block keeps the number it was written under, so that whoever keeps
-- blocks in memory reads again only those that changed.
alter table search_state add column version integer not null default 0;
alter table search_blocks add column version integer not null default 0;

-- The records of one county within the merged library of a city, in the order of its list.
create index subjects_by_county on subjects (office, name, id, status, risk, kind, town, rev) where rev is not null;
`,
};
