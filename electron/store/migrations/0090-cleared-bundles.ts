import type { Migration } from '../migrate.ts';

export const clearedBundles: Migration = {
  name: '0090-cleared-bundles',
  up: `
-- When the file of a sealed bundle was removed from the outbox. Its row stays; a file that nobody receipted is never removed, nor is one that was
-- written for every office, because an office that lags needs them all (BUNDLE-SPEC 7.1, 11.3).
alter table sealed_bundles add column cleared_at text;

create trigger sealed_bundles_cleared before update of cleared_at on sealed_bundles
when old.cleared_at is not null or new.cleared_at is null or old.received_at is null or old.chan = '*'
begin select raise(abort, 'only a receipted bundle is cleared, and once'); end;
`,
};
