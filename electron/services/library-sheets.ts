import type { TemplateKind } from '#shared/contract/library-files.ts';
import { serialOfDate } from '#shared/domain/imports/civil-date.ts';
import type { CellShape } from '#shared/domain/imports/field.ts';
import { requiredSign, templateMark, type TemplateColumn } from '#shared/domain/imports/template.ts';
import {
  chooseKnownText,
  chooseSeveralText,
  chooseWordText,
  dateText,
  libraryFileWords as words,
  longestText,
  needText,
  notADateText,
  onlyChoicesText,
  tooLongText,
} from '#shared/i18n/zh-cn/library-files.ts';
import { templateHelp } from '#shared/i18n/zh-cn/template-help.ts';
import type { InputMessage, ListValidation, RuleValidation } from '#electron/tables/cell-rules.ts';
import type { CellValue, SheetCell, SheetColumn, WorkbookSheet } from '#electron/tables/write-workbook.ts';
import { excelColumn } from '#electron/tables/excel-column.ts';

/** Rows below the filled ones over which drop-downs and rules reach (UX 16). */
export const spareRows = 20_000;

export interface TableSheet {
  readonly kind: TemplateKind;
  readonly name: string;
  readonly columns: readonly TemplateColumn[];
  readonly stationsByTown: readonly (readonly [string, string])[];
}

export interface FilledRows {
  readonly count: number;
  /** Texts in the order of the columns. */
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
}

/** The sheet that people fill in: titles with their notes, drop-downs by range, text for codes, and the hidden mark behind the last column. */
export const fillSheet = (table: TableSheet, filled: FilledRows): WorkbookSheet => {
  const { kind, name, columns } = table;
  const lastRow = filled.count + spareRows + 1;
  const ranged = columns.map((column, index) => {
    const letter = excelColumn(index);
    return { column, letter, range: `${letter}2:${letter}${String(lastRow)}` };
  });
  return {
    name,
    state: 'visible',
    columns: [...columns.map(sheetColumn), { width: 4, hidden: true }],
    headRows: [[...columns.map((column) => headCell(kind, column)), templateMark(kind)]],
    merges: [],
    rows: cellRows(filled.rows, columns),
    validations: ranged.flatMap(({ column, range }) => (column.choices.length === 0 ? [] : [dropDown(table, column, range, ranged)])),
    rules: ranged.flatMap(({ column, range }) => (column.choices.length === 0 ? [ruleOf(kind, column, range)] : [])),
  };
};

async function* cellRows(rows: FilledRows['rows'], columns: readonly TemplateColumn[]): AsyncGenerator<readonly SheetCell[]> {
  for await (const texts of rows)
    yield texts.map((text, index): SheetCell => {
      const value = cellOf(text, columns[index]?.shape);
      return columns[index]?.need === 'given' ? { value, fill: 'grey' } : value;
    });
}

// A day is a number of Excel's calendar, so that people can sort and filter by it; outside that calendar it stays a text.
const cellOf = (text: string, shape: CellShape | undefined): CellValue => {
  if (text === '') return null;
  return shape?.as === 'date' && text < '2200' ? (serialOfDate(text) ?? text) : text;
};

const sheetColumn = ({ shape, title }: TemplateColumn): SheetColumn => {
  const least = title.length * 2 + 4;
  switch (shape.as) {
    case 'code':
      return { width: Math.max(least, 22), format: '@' };
    case 'date':
      return { width: Math.max(least, 13), format: 'yyyy-mm-dd' };
    case 'longText':
      return { width: 36, wrap: true };
    case 'text':
      return { width: Math.max(least, shape.most > 60 ? 28 : 16), format: '@' };
    case 'word':
    case 'line':
    case 'words':
    case 'lines':
    case 'list':
      return { width: Math.max(least, 16), format: '@' };
  }
};

const titleOf = ({ title, need }: TemplateColumn): string => (need === 'required' ? title + requiredSign : title);

const headCell = (kind: TemplateKind, column: TemplateColumn): SheetCell => ({
  value: titleOf(column),
  format: '@',
  fill: column.need === 'required' ? 'red' : column.need === 'free' || column.need === 'given' ? 'grey' : 'yellow',
  note: `${needText[column.need]}。${howText(kind, column)}`,
});

/** How a column is filled: what is particular to it, then what its shape asks for. */
const howText = (kind: TemplateKind, column: TemplateColumn): string =>
  `${templateHelp[kind][column.field]?.how ?? ''}${shapeText(column)}`;

const shapeText = ({ shape, choices, choicesOnly }: TemplateColumn): string => {
  switch (shape.as) {
    case 'word':
    case 'line':
      return chooseWordText(choices);
    case 'words':
    case 'lines':
    case 'list':
      return chooseSeveralText(choices);
    case 'date':
      return dateText;
    case 'code':
      return choices.length > 0 ? chooseKnownText : '';
    case 'text':
    case 'longText':
      return choices.length > 0 && !choicesOnly ? chooseKnownText : longestText(shape.most);
  }
};

/** Excel shows no longer messages. */
const longestMessage = 255;

const promptOf = (kind: TemplateKind, column: TemplateColumn): InputMessage => ({
  title: column.title.slice(0, 32),
  text: `${needText[column.need]}。${howText(kind, column)}`.slice(0, longestMessage),
});

const warn = (text: string): InputMessage => ({ title: words.warningTitle, text });

/** Name of the range of 字典 that a column offers. */
const choicesName = ({ kind }: Pick<TableSheet, 'kind'>, { field }: TemplateColumn): string => `choices_${kind}_${field}`;

const dropDown = (
  table: TableSheet,
  column: TemplateColumn,
  range: string,
  all: readonly { readonly column: TemplateColumn; readonly letter: string }[],
): ListValidation => {
  const town = all.find((each) => each.column.field === 'town');
  const ofTown = column.field === 'station' && town !== undefined && table.stationsByTown.length > 0;
  return {
    range,
    source: ofTown ? stationsFormula(choicesName(table, column), `$${town.letter}2`) : choicesName(table, column),
    prompt: promptOf(table.kind, column),
    ...(column.choicesOnly ? { warning: warn(onlyChoicesText(column.title)) } : { lenient: true as const }),
  };
};

const pairNames = { town: 'pairs_town', station: 'pairs_station' } as const;

// Without INDIRECT, which WPS recalculates at every key: the part of the pairs that begins where the town does.
const stationsFormula = (all: string, town: string): string =>
  `IF(COUNTIF(${pairNames.town},${town})=0,${all},OFFSET(${pairNames.station},MATCH(${town},${pairNames.town},0)-1,0,COUNTIF(${pairNames.town},${town}),1))`;

const ruleOf = (kind: TemplateKind, column: TemplateColumn, range: string): RuleValidation => {
  const { shape, title } = column;
  const prompt = promptOf(kind, column);
  if (shape.as === 'date') return { range, rule: { type: 'date' }, prompt, warning: warn(notADateText(title)) };
  if (shape.as === 'code')
    return { range, rule: { type: 'textLength', most: shape.most }, prompt, warning: warn(tooLongText(title, shape.most)) };
  return { range, rule: { type: 'any' }, prompt };
};

/** 说明: what to know first, then one row a column with an example that is right. */
export const explainSheet = (tables: readonly TableSheet[], rules: readonly string[]): WorkbookSheet => {
  const { column, need, how, example } = words.explainColumns;
  return {
    name: words.explain,
    state: 'visible',
    columns: [{ width: 26 }, { width: 20 }, { width: 64, wrap: true }, { width: 44, wrap: true, format: '@' }],
    headRows: [[column, need, how, example]],
    merges: [],
    rows: [
      ...rules.map((rule, index) => [index === 0 ? words.general : null, null, rule, null]),
      ...tables.flatMap((table) => [
        [],
        ...(tables.length > 1 ? [[table.name]] : []),
        ...table.columns.map((each) => [
          each.title,
          needText[each.need],
          howText(table.kind, each),
          templateHelp[table.kind][each.field]?.example ?? null,
        ]),
      ]),
    ],
    validations: [],
  };
};

/** 字典: a column for each drop-down, out of sight, with the names by which the drop-downs know them. */
export const dictionarySheet = (tables: readonly TableSheet[]): WorkbookSheet => {
  const lists = tables.flatMap((table) => [
    ...table.columns.flatMap((column) =>
      column.choices.length === 0 ? [] : [{ name: choicesName(table, column), texts: column.choices }],
    ),
    ...(table.stationsByTown.length === 0
      ? []
      : [
          { name: pairNames.town, texts: table.stationsByTown.map(([town]) => town) },
          { name: pairNames.station, texts: table.stationsByTown.map(([, station]) => station) },
        ]),
  ]);
  const height = Math.max(1, ...lists.map(({ texts }) => texts.length));
  return {
    name: words.dictionary,
    state: 'veryHidden',
    columns: lists.map(() => ({ width: 20, format: '@' })),
    headRows: [],
    merges: [],
    rows: Array.from({ length: height }, (_, row) => lists.map(({ texts }) => texts[row] ?? null)),
    validations: [],
    names: lists.map(({ name, texts }, index) => ({ name, range: `${excelColumn(index)}1:${excelColumn(index)}${String(texts.length)}` })),
  };
};
