import { err, ok, type Result } from '#shared/base/result.ts';
import type { SheetFacts, SheetRow } from '#shared/base/sheet.ts';
import { shownCell, tidyText } from './cell-text.ts';
import type { ImportChoices } from './choices.ts';
import type { ImportDescription } from './field.ts';
import type { FoundHeader } from './find-header.ts';
import { createKeyedRows, type ClashingRow, type KeyedRows } from './join-duplicates.ts';
import type { ColumnMapping } from './map-columns.ts';
import { createProblemList, type ProblemCounts, type ProblemList } from './problem-list.ts';
import type { ImportProblem, ProblemGroup } from './problems.ts';
import { createRowReader } from './read-row.ts';
import { createRepairTools, type ImportSurroundings } from './repair-tools.ts';
import { createRowMarks, type RowMark } from './row-marks.ts';
import type { ImportVocabulary } from './vocabulary.ts';

export interface CheckedImport<Row> {
  readonly rows: readonly Row[];
  /** The Excel row in which each of them begins. */
  readonly sheetRows: readonly number[];
  /** By Excel row. Of what was only fixed the first thousand of each code and column; `groups` counts all. */
  readonly problems: readonly ImportProblem[];
  readonly groups: readonly ProblemGroup[];
  readonly counts: ImportCounts;
  readonly mapping: ColumnMapping;
  /** Headers of columns that were not taken over, those left out on purpose included. */
  readonly ignoredColumns: readonly string[];
  readonly header: FoundHeader;
  /** Rows that stayed outside by their Excel row, as far as they could be read. */
  readonly outside: ReadonlyMap<number, Row>;
  readonly clashes: ReadonlyMap<string, readonly ClashingRow<Row>[]>;
}

/** Rows of data; `read` = `importable` + `merged` + `mustFix`. A row may count in `fixed` and `look` at once. */
export interface ImportCounts extends ProblemCounts {
  readonly read: number;
  readonly importable: number;
  readonly merged: number;
  /** Totals, repeated headers, samples and makers' lines. */
  readonly skipped: number;
  readonly hidden: number;
}

export interface DataCheck<Row> {
  readonly take: (rows: readonly SheetRow[]) => void;
  readonly finish: () => Result<CheckedImport<Row>, { readonly reason: 'noRows' }>;
}

/** Checks the rows below a header whose columns are known. */
export const createDataCheck = <Row>(
  description: ImportDescription<Row>,
  vocabulary: ImportVocabulary,
  header: FoundHeader,
  mapping: ColumnMapping,
  merges: SheetFacts['merges'],
  surroundings: ImportSurroundings,
  choices: ImportChoices,
): DataCheck<Row> => {
  const problems = createProblemList();
  const readRow = createRowReader(description, mapping, merges, createRepairTools(vocabulary, surroundings), problems, choices.cells);
  const markOf = createRowMarks(vocabulary.rows, header, mapping, description.key);
  const keyed = createKeyedRows(description, { key: headerOf(mapping, description.key), name: headerOf(mapping, 'name') }, problems);
  const watchDropped = createDroppedWatch(description, mapping, problems);
  const dropped = new Set(mapping.dropped.map(({ column }) => column));
  const counts = { read: 0, skipped: 0, hidden: 0 };
  const outside = new Map<number, Row>();
  const skip = (row: SheetRow, code: SkipCode): void => {
    counts.skipped += 1;
    problems.add({ row: row.row, column: '', field: '', code, found: firstText(row, dropped) });
  };
  const read = (row: SheetRow): void => {
    counts.read += 1;
    if (row.hidden) {
      counts.hidden += 1;
      problems.add({ row: row.row, column: '', field: '', code: 'W205', found: firstText(row, dropped) });
    }
    const readNow = readRow(row);
    watchDropped(row);
    if (problems.isOutside(row.row)) outside.set(row.row, readNow.row);
    else keyed.take(row.row, readNow);
  };
  const { leaveHidden = false, leaveRows } = choices;
  return {
    take: (rows) => {
      for (const row of rows) {
        const mark = markOf(row);
        if (mark === undefined && leaveRows?.has(row.row) === true) skip(row, 'F325');
        else if (mark === undefined && leaveHidden && row.hidden) skip(row, 'F324');
        else if (mark === undefined) read(row);
        else if (mark !== 'blank') skip(row, mark);
      }
    },
    finish: () => (counts.read === 0 ? err({ reason: 'noRows' }) : ok({ ...outcome(keyed, problems, mapping, counts), header, outside })),
  };
};

type SkipCode = Exclude<RowMark, 'blank' | undefined> | 'F324' | 'F325';

const headerOf = (mapping: ColumnMapping, field: string): string => mapping.columns.find((mapped) => mapped.field === field)?.header ?? '';

/** The first cell of a row that may be shown: identity numbers may not. */
const firstText = ({ cells }: SheetRow, dropped: ReadonlySet<number>): string =>
  tidyText(shownCell(cells.find((cell, column) => cell !== null && !dropped.has(column)) ?? null));

/** Tells once that a column stays in the file, and, where it must be unique, when two rows share a value; the value itself is never told. */
const createDroppedWatch = <Row>(
  { droppedIsUnique }: ImportDescription<Row>,
  { dropped }: ColumnMapping,
  problems: ProblemList,
): ((row: SheetRow) => void) => {
  const rowByValue = new Map<string, number>();
  const told = new Set<number>();
  return ({ row, cells }) => {
    for (const { column, header } of dropped) {
      const value = tidyText(shownCell(cells[column] ?? null)).toUpperCase();
      if (value === '') continue;
      if (!told.has(column)) problems.add({ row, column: header, field: '', code: 'F311', found: '' });
      told.add(column);
      if (!droppedIsUnique) continue;
      const other = rowByValue.get(value);
      if (other === undefined) rowByValue.set(value, row);
      else problems.add({ row, column: header, field: '', code: 'E112', found: '', suggestion: [String(other)], partner: other });
    }
  };
};

const outcome = <Row>(
  keyed: KeyedRows<Row>,
  problems: ProblemList,
  mapping: ColumnMapping,
  counts: Pick<ImportCounts, 'read' | 'skipped' | 'hidden'>,
): Omit<CheckedImport<Row>, 'header' | 'outside'> => {
  const rows = keyed.rows();
  return {
    rows,
    sheetRows: keyed.sheetRows(),
    problems: problems.problems(),
    groups: problems.groups(),
    counts: { ...counts, ...problems.rowCounts(), importable: rows.length, merged: keyed.merged() },
    mapping,
    clashes: keyed.clashes(),
    ignoredColumns: [...mapping.dropped, ...mapping.ignored].map(({ header }) => header),
  };
};
