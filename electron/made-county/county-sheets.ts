import headers from '#resources/made-county/headers.json' with { type: 'json' };
import labels from '#resources/made-county/labels.json' with { type: 'json' };
import messWords from '#resources/made-county/mess.json' with { type: 'json' };
import tradeData from '#resources/made-county/trades.json' with { type: 'json' };
import type { CellValue, SheetColumn, WorkbookSheet } from '#electron/tables/write-workbook.ts';
import type { MadeCounty } from './made-county.ts';
import { isoDate } from './made-days.ts';
import type { MessTally } from './mess-counts.ts';

export type SheetRows = WorkbookSheet['rows'];

const plain = { state: 'visible', merges: [], validations: [] } as const;
const widthOf = (header: string): SheetColumn => ({ width: Math.max(10, header.length * 2 + 2) });
const textColumn = (header: string): SheetColumn => ({ ...widthOf(header), format: '@' });

/** One header row; the first column, the code, is text, so that Excel keeps all its digits. */
export const tidySheet = (name: string, header: readonly string[], rows: SheetRows): WorkbookSheet => ({
  ...plain,
  name,
  columns: header.map((word, index) => (index === 0 ? textColumn(word) : widthOf(word))),
  headRows: [header],
  rows,
});

/** Title, note, two header rows with merged groups, drop-downs over whole columns and their words on a hidden sheet. */
export const messySubjectSheets = (county: MadeCounty, rows: SheetRows, tally: MessTally): readonly WorkbookSheet[] => {
  const lists = dictionary(county);
  const groups = headerGroups();
  for (let row = 0; row < 2; row += 1) {
    tally.add('titleRows');
    tally.add('headerRows');
  }
  const validations = lists.map(({ header, words }, index) => {
    tally.add('validationColumns');
    const column = columnLetter(headers.subjects.indexOf(header));
    const source = columnLetter(index);
    return { range: `${column}1:${column}1048576`, source: `${labels.sheets.dictionary}!$${source}$1:$${source}$${words.length}` };
  });
  return [
    {
      ...plain,
      name: 'Sheet1',
      columns: headers.subjects.map(widthOf),
      headRows: [[county.office.officeName + labels.titles.subjects], [note(county)], groups.upper, groups.lower],
      merges: [`A1:${lastColumn(headers.subjects)}1`, `A2:${lastColumn(headers.subjects)}2`, ...groups.merges],
      rows,
      validations,
    },
    {
      ...plain,
      name: labels.sheets.dictionary,
      state: 'hidden',
      columns: lists.map(() => ({ width: 16 })),
      headRows: [],
      rows: columnsToRows(lists),
    },
  ];
};

/** A title row, then the header; nothing is formatted as text. */
export const messySheet = (title: string, county: MadeCounty, header: readonly string[], rows: SheetRows): WorkbookSheet => ({
  ...plain,
  name: 'Sheet1',
  columns: header.map(widthOf),
  headRows: [[county.office.officeName + title], header],
  merges: [`A1:${lastColumn(header)}1`],
  rows,
});

/** The rows a clerk puts below the table: the total and who made it. */
export const closingRows = (county: MadeCounty, rows: number): readonly (readonly CellValue[])[] => [
  [labels.total, labels.totalText.replace('{rows}', String(rows))],
  [labels.maker, null, null, labels.reviewer, null, null, labels.made + isoDate(county.today)],
];

const note = (county: MadeCounty): string =>
  labels.titles.note.replace('{office}', county.office.officeName).replace('{day}', isoDate(county.today));

const headerGroups = (): {
  readonly upper: readonly CellValue[];
  readonly lower: readonly CellValue[];
  readonly merges: readonly string[];
} => {
  const upper: CellValue[] = [];
  const lower: CellValue[] = [];
  const merges: string[] = [];
  for (const { name, columns } of headers.subjectGroups) {
    const from = upper.length;
    const words = headers.subjects.slice(from, from + columns);
    const single = name === '';
    upper.push(...(single ? words : [name, ...words.slice(1).map(() => null)]));
    lower.push(...(single ? [null] : words));
    merges.push(single ? `${columnLetter(from)}3:${columnLetter(from)}4` : `${columnLetter(from)}3:${columnLetter(from + columns - 1)}3`);
  }
  return { upper, lower, merges };
};

interface WordList {
  readonly header: string;
  readonly words: readonly string[];
}

/** The nine columns with a drop-down; their place in the header decides the letter. */
const dictionary = (county: MadeCounty): readonly WordList[] => {
  const [, , type, , , , region, town, registrar, , , status, industry, , , risk, , tag, annualReport] = headers.subjects;
  const lists: readonly (readonly [string | undefined, Iterable<string>])[] = [
    [type, Object.values(labels.types)],
    [region, [county.office.code]],
    [town, county.towns.map(({ code }) => code)],
    [registrar, [county.office.officeName]],
    [status, [...Object.values(labels.statuses), ...messWords.statusSynonyms]],
    [industry, tradeData.trades.map((trade) => trade.industry)],
    [risk, Object.keys(messWords.riskSynonyms)],
    [tag, new Set(tradeData.trades.flatMap(({ tags }) => tags))],
    [annualReport, Object.values(labels.annualReports)],
  ];
  return lists.map(([header, words]) => ({ header: header ?? '', words: [...words] }));
};

const columnsToRows = (lists: readonly WordList[]): readonly (readonly CellValue[])[] => {
  const height = Math.max(...lists.map(({ words }) => words.length));
  return Array.from({ length: height }, (_, row) => lists.map(({ words }) => words[row] ?? null));
};

const lastColumn = (header: readonly string[]): string => columnLetter(header.length - 1);
const columnLetter = (index: number): string => String.fromCharCode(65 + index); // no sheet here has more than 26 columns
