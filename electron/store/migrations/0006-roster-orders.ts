import type { Migration } from '../migrate.ts';

/**
 * One index for each order of the list of subjects, and in each the fields that people filter by: a window is found by walking one index,
 * without sorting and without reading rows that do not fit.
 */
export const rosterOrders: Migration = {
  name: '0006-roster-orders',
  up: `
drop index subjects_by_name;
drop index subjects_by_town;
drop index subjects_by_industry;
drop index subjects_by_risk;
drop index subjects_by_drawn;
create index subjects_by_name on subjects (name, id, status, risk, kind, town);
create index subjects_by_code on subjects (code, id, status, risk, kind, town);
create index subjects_by_town on subjects (town, id, status, risk, kind);
create index subjects_by_industry on subjects (industry, id, status, risk, kind, town);
create index subjects_by_risk on subjects (risk, id, status, kind, town);
create index subjects_by_drawn on subjects (drawn_this_year, id, status, risk, kind, town);
`,
};
