import type { SqlRow } from './db.ts';

/** A column that the schema says is text. Anything else is a bug of the query and throws. */
export const textOf = (row: SqlRow, column: string): string => {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`column ${column} is not text`);
  return value;
};

export const textOrNull = (row: SqlRow, column: string): string | null => (row[column] === null ? null : textOf(row, column));

export const integerOf = (row: SqlRow, column: string): number => {
  const value = row[column];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Error(`column ${column} is not an integer`);
  return value;
};

export const integerOrNull = (row: SqlRow, column: string): number | null => (row[column] === null ? null : integerOf(row, column));

export const bytesOf = (row: SqlRow, column: string): Uint8Array => {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`column ${column} is not bytes`);
  return value;
};

/** A column whose values the schema's check constraint limits to the given ones. */
export const oneOf = <T extends string>(row: SqlRow, column: string, values: readonly T[]): T => {
  const value = textOf(row, column);
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`column ${column} holds ${value}`);
  return found;
};

/** A JSON array of strings, as the product wrote it. */
export const stringsOf = (row: SqlRow, column: string): readonly string[] => {
  const value: unknown = JSON.parse(textOf(row, column));
  if (!Array.isArray(value) || !value.every((member) => typeof member === 'string'))
    throw new Error(`column ${column} is no list of texts`);
  return value;
};
