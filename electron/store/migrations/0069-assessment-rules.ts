import type { Migration } from '../migrate.ts';

export const assessmentRules: Migration = {
  name: '0069-assessment-rules',
  up: `
-- How a city scores its counties; the newest row holds, earlier ones stay.
create table assessment_rules (
  number integer primary key,
  rules text not null check (json_valid(rules)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict;
create trigger assessment_rules_immutable before update on assessment_rules
begin select raise(abort, 'rules of an assessment are not changed'); end;
create trigger assessment_rules_stay before delete on assessment_rules
begin select raise(abort, 'rules of an assessment are not deleted'); end;
`,
};
