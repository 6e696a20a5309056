import type { Migration } from '../migrate.ts';

export const unconfirmedKept: Migration = {
  name: '0076-unconfirmed-kept',
  up: `
-- An officer looked at the record and keeps it; the next list or snapshot that lacks it asks again.
alter table unconfirmed_records add column kept_reason text not null default '';
alter table unconfirmed_records add column kept_by_name text not null default '';
alter table unconfirmed_records add column kept_at text not null default '' check ((kept_at = '') = (kept_reason = ''));
`,
};
