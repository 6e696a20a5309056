import type { Migration } from '../migrate.ts';

export const searchVersions: Migration = {
  name: '0089-search-versions',
  up: `
-- Which blocks of the search index were written since it was last read: without it every block is looked at, whose lines stand before its version.
create index search_blocks_by_version on search_blocks (field, version, block);
`,
};
