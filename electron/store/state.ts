import type { ReadDb } from './db.ts';

/** Differs whenever this connection may see other rows than before; what was derived under one text holds as long as it is the same. */
export const stateOf = (db: ReadDb): string =>
  [db.get('pragma data_version')?.['data_version'], db.get('select total_changes() as changes')?.['changes']].join(' ');
