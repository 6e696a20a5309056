import { certainWordCell, certainWordsCell, longTextCell, pastDateCell, textCell } from './cell-kinds.ts';
import { namedFields, type Fields, type ImportDescription } from './field.ts';

/**
 * One row of 现场结果表: a visit, one of its items, and what was typed. What is said of the visit as a whole may stand in any of its rows; an
 * empty text or list says nothing.
 */
export interface ResultSheetRow {
  readonly number: string;
  readonly name: string;
  readonly code: string;
  readonly town: string;
  readonly inspectors: string;
  readonly itemCode: string;
  readonly item: string;
  readonly check: string;
  /** `yes` or `no`. */
  readonly problem: string;
  readonly text: string;
  readonly outcomes: readonly string[];
  readonly methods: readonly string[];
  readonly disposal: string;
  readonly inspectedOn: string;
  readonly visitCode: string;
  readonly remark: string;
  /** Which visit of which event the row belongs to (`readRowMark`). */
  readonly mark: string;
}

/** Characters that a text of a result may have. */
export const longestResultText = 2000;
const longestVisitCode = 60;

const fields: Fields<ResultSheetRow> = {
  number: { blank: '', given: true, ...textCell(10) },
  name: { blank: '', given: true, ...textCell(200) },
  code: { blank: '', given: true, ...textCell(30) },
  town: { blank: '', given: true, ...textCell(60) },
  inspectors: { blank: '', given: true, ...textCell(200) },
  itemCode: { blank: '', given: true, ...textCell(60) },
  item: { blank: '', given: true, ...textCell(200) },
  outcomes: { blank: [], expected: true, ...certainWordsCell('outcomes') },
  inspectedOn: { blank: '', expected: true, ...pastDateCell },
  check: { blank: '', ...certainWordCell('check') },
  problem: { blank: '', ...certainWordCell('problem') },
  text: { blank: '', ...longTextCell(longestResultText) },
  methods: { blank: [], ...certainWordsCell('methods') },
  disposal: { blank: '', ...certainWordCell('disposal') },
  visitCode: { blank: '', ...textCell(longestVisitCode) },
  remark: { blank: '', ...longTextCell(longestResultText) },
  mark: { blank: '', required: true, given: true, ...textCell(200) },
};

/** 现场结果表 as the program writes it and as it comes back from whoever typed on site. */
export const resultImport: ImportDescription<ResultSheetRow> = {
  template: 'results',
  fields: namedFields({ ...fields }),
  dropped: [],
  droppedIsUnique: false,
  key: 'mark',
  namesShouldDiffer: false,
  keyOf: (row) => JSON.stringify(row),
  nameOf: ({ name }) => name,
  refine: (row) => ({ row, notes: [] }),
};
