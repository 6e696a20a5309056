import { listCell, longTextCell, textCell } from './cell-kinds.ts';
import { namedFields, sound, type CellKind, type Fields, type ImportDescription } from './field.ts';
import { readText } from './readers.ts';

/** One row of a bureau's plan table as the file gives it; what its words mean is read with the year and the item list at hand. */
export interface PlanSheetRow {
  readonly planNo: string;
  readonly name: string;
  readonly type: string;
  readonly category: string;
  readonly level: string;
  readonly initiation: string;
  readonly leadDept: string;
  readonly partners: readonly string[];
  readonly mode: string;
  readonly period: string;
  readonly ratio: string;
  /** A column of ratios and numbers together. */
  readonly amount: string;
  readonly count: string;
  readonly frequency: string;
  readonly items: string;
  readonly range: string;
  readonly riskDemand: string;
  readonly agency: string;
  readonly section: string;
  readonly method: string;
  readonly note: string;
}

/** Excel keeps 3 % as the number 0.03; written back as it is shown. */
const ratioCell: CellKind<string> = {
  ...textCell(100),
  read: (value, tools) =>
    typeof value === 'number' && value > 0 && value <= 1
      ? sound(`${Math.round(value * 1_000_000) / 10_000}%`)
      : readText(100)(value, tools),
};

const fields: Fields<PlanSheetRow> = {
  planNo: { blank: '', ...textCell(60) },
  name: { blank: '', required: true, group: true, ...textCell(100) },
  type: { blank: '', group: true, ...textCell(60) },
  category: { blank: '', group: true, ...textCell(100) },
  level: { blank: '', group: true, ...textCell(60) },
  initiation: { blank: '', group: true, ...textCell(60) },
  leadDept: { blank: '', group: true, ...textCell(100) },
  partners: { blank: [], group: true, ...listCell },
  mode: { blank: '', group: true, ...textCell(60) },
  period: { blank: '', group: true, ...textCell(100) },
  ratio: { blank: '', group: true, ...ratioCell },
  amount: { blank: '', group: true, ...ratioCell },
  count: { blank: '', group: true, ...textCell(100) },
  frequency: { blank: '', group: true, ...textCell(60) },
  items: { blank: '', ...longTextCell(2000) },
  range: { blank: '', group: true, ...longTextCell(500) },
  riskDemand: { blank: '', group: true, ...longTextCell(500) },
  agency: { blank: '', group: true, ...textCell(100) },
  section: { blank: '', group: true, ...textCell(100) },
  method: { blank: '', group: true, ...textCell(100) },
  note: { blank: '', ...longTextCell(2000) },
};

/** 年度抽查计划表 in any of the layouts of DOMAIN 7.5, found out by its header. */
export const planImport: ImportDescription<PlanSheetRow> = {
  template: 'plans',
  fields: namedFields({ ...fields }),
  dropped: [],
  droppedIsUnique: false,
  key: 'name',
  namesShouldDiffer: false,
  keyOf: (row) => JSON.stringify(row),
  nameOf: ({ name }) => name,
  refine: (row) => ({ row, notes: [] }),
};
