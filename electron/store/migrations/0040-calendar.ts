import type { Migration } from '../migrate.ts';

/** 放假调休 of the years that people typed in; what the program brings along stands in its resources. */
export const calendarTables: Migration = {
  name: '0040-calendar',
  up: `
create table calendar_years (
  year integer primary key check (year between 2019 and 2100),
  holidays text not null check (json_valid(holidays)),
  by_name text not null,
  at text not null
) strict;
`,
};
