import type { Migration } from '../migrate.ts';

/** What the assignment needs beside the frozen files, the tier of every frozen subject, and the file key of an item in a joint event. */
export const schemeSettings: Migration = {
  name: '0030-scheme-settings',
  up: `
alter table draws add column settings text not null default '{}' check (json_valid(settings));

create trigger draws_settings_frozen before update of settings on draws
begin select raise(abort, 'the settings of a frozen draw are not changed'); end;

-- Null in lists that were frozen before tiers were kept: there the frame alone tells.
alter table frozen_subjects add column tier integer check (tier in (0, 1, 2, 9));

-- Why tier 9: '', 'status', 'cap' or 'typed', and what a person wrote.
alter table frozen_subjects add column excluded text not null default '' check (excluded in ('', 'status', 'cap', 'typed'));

alter table frozen_subjects add column excluded_reason text not null default '';

alter table frozen_items add column key text;
`,
};
