import type { Migration } from '../migrate.ts';

export const visitCode: Migration = {
  name: '0057-visit-code',
  up: `
-- The number scanned on entering an enterprise, or of the supervision code; empty where the bureau does without.
alter table results add column visit_code text not null default '';
create trigger results_published_visit_code before update of visit_code on results
when exists (select 1 from publications p where p.serial = old.serial and p.subject = old.subject)
begin select raise(abort, 'a published result is not changed'); end;

create table result_settings (
  id integer primary key check (id = 1),
  visit_code_required integer not null check (visit_code_required in (0, 1))
) strict;
`,
};
