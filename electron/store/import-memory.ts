import type { ImportKind } from '#shared/contract/imports.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { textOf } from './row.ts';

/** Tables whose columns people map. */
type MappedKind = ImportKind | 'plans';

/** How a clerk mapped the columns of a header before: column -> field; undefined for a header nobody mapped by hand. */
export const findMapping = (db: ReadDb, kind: MappedKind, fingerprint: string): ReadonlyMap<number, string> | undefined => {
  const row = db.get('select columns from import_mappings where kind = ? and fingerprint = ?', kind, fingerprint);
  return row && new Map(JSON.parse(textOf(row, 'columns')) as [number, string][]); // written by saveMapping alone
};

export const saveMapping = (
  db: WriteDb,
  kind: MappedKind,
  fingerprint: string,
  columns: readonly (readonly [number, string])[],
  at: string,
): void => {
  db.run(
    `insert into import_mappings (kind, fingerprint, columns, at) values (?, ?, ?, ?)
     on conflict (kind, fingerprint) do update set columns = excluded.columns, at = excluded.at`,
    kind,
    fingerprint,
    JSON.stringify(columns),
    at,
  );
};

export interface DecidedWord {
  readonly field: string;
  readonly word: string;
  readonly value: string;
}

export const listWords = (db: ReadDb, kind: ImportKind): readonly DecidedWord[] =>
  db
    .all('select field, word, value from import_words where kind = ? order by field, word', kind)
    .map((row) => ({ field: textOf(row, 'field'), word: textOf(row, 'word'), value: textOf(row, 'value') }));

export const saveWord = (db: WriteDb, kind: ImportKind, { field, word, value }: DecidedWord, at: string): void => {
  db.run(
    `insert into import_words (kind, field, word, value, at) values (?, ?, ?, ?, ?)
     on conflict (kind, field, word) do update set value = excluded.value, at = excluded.at`,
    kind,
    field,
    word,
    value,
    at,
  );
};
