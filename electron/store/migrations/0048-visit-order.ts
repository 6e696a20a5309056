import type { Migration } from '../migrate.ts';

export const visitOrder: Migration = {
  name: '0048-visit-order',
  up: `
-- Where the visits of an event were put by hand, among those of who carries the sheets; it decides the way on the road and nothing else.
create table visit_order (
  serial text not null references draws (serial),
  code text not null,
  place integer not null check (place >= 1),
  primary key (serial, code),
  foreign key (serial, code) references drawn_subjects (serial, code)
) strict, without rowid;
`,
};
