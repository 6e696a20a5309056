import type { Cell, SheetRow } from '#shared/base/sheet.ts';
import { plainCell, shownCell, type PlainCell } from './cell-text.ts';
import type { ImportChoices } from './choices.ts';
import type { ImportDescription, NamedField, Note } from './field.ts';
import { createFillDown, type FillDown } from './fill-down.ts';
import { createKeptCells } from './kept-columns.ts';
import { noteField, type ColumnMapping } from './map-columns.ts';
import type { ProblemList } from './problem-list.ts';
import type { RepairTools } from './repair-tools.ts';
import { createSoundCells, type SoundCells } from './sound-cells.ts';
import { wordKeys } from './vocabulary.ts';
import type { MergedRange } from '#shared/base/sheet.ts';

export interface ReadRow<Row> {
  readonly row: Row;
  /** One bit a field, in the order of the description: whether the file said something. */
  readonly given: number;
}

interface MappedField {
  readonly field: NamedField;
  readonly bit: number;
  /** -1: the file has no such column. */
  readonly column: number;
  readonly header: string;
  /** Missing where no cells of the column are merged. */
  readonly fill: FillDown | undefined;
  readonly sound: SoundCells;
  /** What an empty cell is told with. */
  readonly blank: readonly Note[];
}

/** Reads rows field by field and tells the list what it repaired. Which rows stay outside the library is the list's knowledge. */
export const createRowReader = <Row>(
  description: ImportDescription<Row>,
  mapping: ColumnMapping,
  merges: readonly MergedRange[],
  tools: RepairTools,
  problems: ProblemList,
  typed: ImportChoices['cells'],
): ((row: SheetRow) => ReadRow<Row>) => {
  const blanks = wordKeys(tools.rows.blanks);
  const fillDown = createFillDown(merges);
  const told = new Set<string>();
  const mapped = description.fields.map((field, index): MappedField => {
    const column = mapping.columns.find((candidate) => candidate.field === field.name);
    return {
      field,
      bit: 2 ** index,
      column: column?.column ?? -1,
      header: column?.header ?? '',
      fill: fillDown(column?.column ?? -1),
      sound: createSoundCells(),
      blank: blankNotes(field),
    };
  });
  const noteBit = mapped.find(({ field }) => field.name === noteField)?.bit ?? 0;
  const kept = createKeptCells(mapping.kept, blanks, (row, header) => {
    problems.add({ row, column: header, field: '', code: 'F311', found: '' });
  });
  // Rows copied from one have one shape; built up field by field each would be a table of its own, of three times the size. Their keys are in
  // order, which is the order of canonical JSON, so that nobody need sort them for a hash.
  const blankRow: Record<string, unknown> = Object.fromEntries(
    description.fields.map(({ name, blank }): [string, unknown] => [name, blank]).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const headerOf = new Map(mapped.map(({ field, header }) => [field.name, header]));

  const tell = (row: number, field: string, column: string, cell: Cell, notes: readonly Note[]): void => {
    for (const { code, found, suggestion, oncePerColumn } of notes) {
      if (oncePerColumn) {
        if (told.has(code + column)) continue;
        told.add(code + column);
      }
      problems.add({ row, column, field, code, found: found ?? shownCell(cell), ...(suggestion ? { suggestion } : {}) });
    }
  };

  const plainOf = ({ field, column, header, fill, blank }: MappedField, { row, cells }: SheetRow, typed: Cell | undefined): PlainCell => {
    const stored = typed ?? cells[column] ?? null;
    const filled = typed === undefined && fill ? fill(row, stored) : { cell: stored, covered: false };
    const cell = filled.covered && !field.group ? null : filled.cell;
    const plain = plainCell(cell, blanks);
    tell(row, field.name, header, cell, plain.notes);
    if (filled.covered) tell(row, field.name, header, filled.cell, [{ code: field.group ? 'F309' : 'W204' }]);
    if (plain.value === undefined && plain.notes.length === 0) tell(row, field.name, header, cell, blank);
    return plain;
  };

  return (sheetRow) => {
    const fields = { ...blankRow };
    let given = 0;
    const typedCells = typed?.get(sheetRow.row);
    for (const each of mapped) {
      const { field, column, sound } = each;
      const typedCell = typedCells?.get(field.name);
      if (column < 0 && typedCell === undefined) continue;
      const cell = typedCell ?? sheetRow.cells[column] ?? null;
      const text = typeof cell === 'string' && !each.fill ? cell : undefined;
      const known = text === undefined ? undefined : sound.find(text);
      if (known !== undefined) {
        given += each.bit;
        fields[field.name] = known;
        continue;
      }
      const plain = plainOf(each, sheetRow, typedCell);
      if (plain.value === undefined) continue;
      given += each.bit;
      const read = field.read(plain.value, tools);
      if (read.notes.length > 0) tell(sheetRow.row, field.name, each.header, cell, read.notes);
      else if (text !== undefined && plain.notes.length === 0) sound.keep(text, read.value);
      fields[field.name] = read.value;
    }
    if (mapping.kept.length > 0) {
      const note = kept.noteWith(String(fields[noteField]), sheetRow);
      if (note !== fields[noteField]) given |= noteBit;
      fields[noteField] = note;
    }
    // Every field of Row has its own reader (`Fields<Row>`), so the fields make a Row; TypeScript cannot follow names.
    const refined = description.refine(fields as Row, tools);
    for (const note of refined.notes) tell(sheetRow.row, note.field, headerOf.get(note.field) ?? '', null, [note]);
    return { row: refined.row, given };
  };
};

const blankNotes = (field: NamedField): readonly Note[] => {
  if (field.required) return requiredBlank;
  return field.expected ? expectedBlank : [];
};

const requiredBlank: readonly Note[] = [{ code: 'E101', found: '' }];
const expectedBlank: readonly Note[] = [{ code: 'W211', found: '' }];
