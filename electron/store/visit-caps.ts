import type { VisitCaps } from '#shared/domain/visits/visit-cap.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

export const findCaps = (db: ReadDb): VisitCaps =>
  Object.fromEntries(db.all('select scope, visits from visit_caps').map((row) => [textOf(row, 'scope'), integerOf(row, 'visits')]));

/** Puts these caps in place of those before; a scope that is not named has none. */
export const replaceCaps = (db: WriteDb, caps: VisitCaps): void => {
  db.run('delete from visit_caps');
  for (const [scope, visits] of Object.entries(caps)) db.run('insert into visit_caps (scope, visits) values (?, ?)', scope, visits);
};
