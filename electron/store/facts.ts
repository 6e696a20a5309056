import type { ReadDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

export interface DatabaseFacts {
  readonly sqlite: string;
  /** Name of the newest migration. */
  readonly schema: string;
  readonly bytes: number;
}

export const databaseFacts = (db: ReadDb): DatabaseFacts => ({
  sqlite: textOf(db.get('select sqlite_version() as version') ?? {}, 'version'),
  schema: textOf(db.get('select name from migrations order by position desc limit 1') ?? {}, 'name'),
  bytes: integerOf(db.get('select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()') ?? {}, 'bytes'),
});
