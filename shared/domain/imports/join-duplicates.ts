import type { ImportDescription } from './field.ts';
import type { ProblemList } from './problem-list.ts';
import type { ReadRow } from './read-row.ts';
import { isPlain } from './vocabulary.ts';

/** One of them for each of many thousand rows, so that it holds no other object but the row. */
interface Kept<Row> {
  readonly sheetRow: number;
  /** Those that were merged into the first. */
  laterRows: readonly number[];
  readonly name: string;
  row: Row;
  given: number;
}

export interface KeyedRows<Row> {
  readonly take: (sheetRow: number, read: ReadRow<Row>) => void;
  /** Without those that share a key with another name; in the order of their first mention. */
  readonly rows: () => readonly Row[];
  /** The Excel row in which each of them begins. */
  readonly sheetRows: () => readonly number[];
  readonly merged: () => number;
  /** Rows of one key and different names, by the key. */
  readonly clashes: () => ReadonlyMap<string, readonly ClashingRow<Row>[]>;
}

/** One side of a key that stands for two names; rows of one name that came before the clash stand as the one they were joined to. */
export interface ClashingRow<Row> {
  readonly sheetRow: number;
  readonly row: Row;
}

/**
 * DOMAIN 13.6: rows of one key and one name become one, where the later row wins wherever it says something (F308); rows of one key and
 * different names all stay outside (E110), each naming the other. Names are compared without blanks and with one kind of brackets.
 */
export const createKeyedRows = <Row>(
  description: ImportDescription<Row>,
  headers: { readonly key: string; readonly name: string },
  problems: ProblemList,
): KeyedRows<Row> => {
  const byKey = new Map<string, Kept<Row>>();
  const keyByName = new Map<string, string>();
  const torn = new Map<string, ClashingRow<Row>[]>();
  let merged = 0;

  const clash = (sheetRow: number, key: string, other: string): void => {
    problems.add({ row: sheetRow, column: headers.key, field: description.key, code: 'E110', found: key, suggestion: [other] });
  };

  const meet = (kept: Kept<Row>, key: string, sheetRow: number, read: ReadRow<Row>): void => {
    const name = description.nameOf(read.row);
    if (nameKey(name) !== kept.name) {
      if (!torn.has(key)) {
        for (const row of [kept.sheetRow, ...kept.laterRows]) clash(row, key, name);
        merged -= kept.laterRows.length;
        torn.set(key, [{ sheetRow: kept.sheetRow, row: kept.row }]);
      }
      torn.get(key)?.push({ sheetRow, row: read.row });
      clash(sheetRow, key, description.nameOf(kept.row));
      return;
    }
    if (torn.has(key)) {
      torn.get(key)?.push({ sheetRow, row: read.row });
      clash(sheetRow, key, name);
      return;
    }
    merged += 1;
    Object.assign(kept, joined(description, kept, read));
    const partner = kept.sheetRow;
    problems.add({
      row: sheetRow,
      column: headers.key,
      field: description.key,
      code: 'F308',
      found: key,
      suggestion: [String(partner)],
      partner,
    });
    kept.laterRows = [...kept.laterRows, sheetRow];
  };

  return {
    take: (sheetRow, read) => {
      const key = description.keyOf(read.row);
      const kept = byKey.get(key);
      if (kept) {
        meet(kept, key, sheetRow, read);
        return;
      }
      const typedName = description.nameOf(read.row);
      const name = nameKey(typedName);
      byKey.set(key, { sheetRow, laterRows: none, name, row: read.row, given: read.given });
      if (!description.namesShouldDiffer) return;
      const other = keyByName.get(name);
      if (other === undefined) keyByName.set(name, key);
      else {
        const partner = byKey.get(other)?.sheetRow ?? sheetRow;
        problems.add({ row: sheetRow, column: headers.name, field: 'name', code: 'W206', found: typedName, suggestion: [other], partner });
      }
    },
    rows: () => {
      const rows: Row[] = [];
      for (const [key, kept] of byKey) if (!torn.has(key)) rows.push(kept.row);
      return rows;
    },
    sheetRows: () => {
      const sheetRows: number[] = [];
      for (const [key, kept] of byKey) if (!torn.has(key)) sheetRows.push(kept.sheetRow);
      return sheetRows;
    },
    merged: () => merged,
    clashes: () => torn,
  };
};

const none: readonly number[] = [];

/** A name as names are compared: （） and () are the same bracket (DOMAIN 7.3). */
const nameKey = (name: string): string => (isPlain(name) ? name : name.normalize('NFKC').replace(/\s+/gu, ''));

const joined = <Row>({ fields }: ImportDescription<Row>, older: ReadRow<Row>, newer: ReadRow<Row>): ReadRow<Row> => {
  const newerWins = new Set(fields.filter((_, index) => (newer.given & (2 ** index)) !== 0).map(({ name }) => name));
  const newerValues = Object.entries(newer.row as object).filter(([name]) => newerWins.has(name));
  return { row: { ...older.row, ...(Object.fromEntries(newerValues) as Partial<Row>) }, given: older.given | newer.given };
};
