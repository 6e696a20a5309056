import type { Migration } from '../migrate.ts';

export const reportParts: Migration = {
  name: '0081-report-parts',
  up: `
-- A report that was split under a mail limit: number of its first link and how many links it has; null for a bundle that is a report of its own.
alter table sealed_bundles add column report_first integer check (report_first between 1 and seq);
alter table sealed_bundles add column report_parts integer
  check ((report_parts is null) = (report_first is null) and (report_parts is null or (report_parts >= 2 and seq < report_first + report_parts)));

create trigger sealed_bundles_report_immutable before update of report_first, report_parts on sealed_bundles
begin select raise(abort, 'a sealed bundle is not changed'); end;
`,
};
