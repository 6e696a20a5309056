import type { DeclaredRecusal, Leave } from '#shared/domain/inspectors/drawability.ts';
import {
  certificateNoCell,
  expiryCell,
  identifierCell,
  itemCodesCell,
  leavesCell,
  linesCell,
  listCell,
  longTextCell,
  neededWordCell,
  pastDateCell,
  phoneCell,
  placeCell,
  recusalsCell,
  textCell,
  yesNoCell,
} from './cell-kinds.ts';
import { namedFields, sound, type CellKind, type FieldNote, type Fields, type ImportDescription } from './field.ts';
import { textOf } from './readers.ts';

export const inspectorRowStatuses = ['active', 'inactive'] as const;

/** 执法检查人员 as one row of a file gives it; an empty text means that the file does not say. */
export interface InspectorRow {
  readonly staffNo: string;
  readonly name: string;
  readonly gender: string;
  readonly phone: string;
  readonly education: string;
  readonly major: string;
  readonly unit: string;
  readonly department: string;
  readonly postCategory: string;
  /** `YYYY-MM-DD`: since when in this post. */
  readonly postSince: string;
  /** Posts and licences that need an examination, such as inspector of special equipment. */
  readonly qualifications: readonly string[];
  readonly expertise: readonly string[];
  /** Numbers of business lines, ascending. */
  readonly lines: readonly number[];
  /** Codes of the items he or she may inspect; none = every item of the lines. */
  readonly itemCodes: readonly string[];
  readonly certificateNo: string;
  /** `YYYY-MM-DD`; 9999-12-31 for a certificate without end. */
  readonly certificateUntil: string;
  readonly provinceCertificateNo: string;
  readonly provinceCertificateUntil: string;
  readonly level: string;
  readonly post: string;
  readonly expert: boolean;
  /** `*` for the whole county. */
  readonly area: string;
  readonly status: (typeof inspectorRowStatuses)[number];
  readonly leaves: readonly Leave[];
  readonly recusals: readonly DeclaredRecusal[];
  /** 备注; columns of the file that are kept aside stand in it, one a line, under their header. */
  readonly note: string;
}

const areaCell: CellKind<string> = {
  read: (value) => sound(textOf(value).normalize('NFKC').replace(/\s+/gu, '')),
  shape: { as: 'text', most: 400 },
  write: (area) => area,
};

const fields: Fields<InspectorRow> = {
  staffNo: { blank: '', ...identifierCell(40) },
  name: { blank: '', required: true, ...textCell(60) },
  gender: { blank: '', ...textCell(10) },
  phone: { blank: '', ...phoneCell },
  education: { blank: '', ...textCell(30) },
  major: { blank: '', ...textCell(60) },
  unit: { blank: '', group: true, offered: true, ...placeCell('unit', 100) },
  department: { blank: '', group: true, offered: true, ...placeCell('department', 100) },
  postCategory: { blank: '', ...textCell(60) },
  postSince: { blank: '', ...pastDateCell },
  qualifications: { blank: [], ...listCell },
  expertise: { blank: [], ...listCell },
  lines: { blank: [], expected: true, ...linesCell },
  itemCodes: { blank: [], ...itemCodesCell },
  certificateNo: { blank: '', expected: true, ...certificateNoCell },
  certificateUntil: { blank: '', expected: true, ...expiryCell },
  provinceCertificateNo: { blank: '', ...certificateNoCell },
  provinceCertificateUntil: { blank: '', ...expiryCell },
  level: { blank: '', ...textCell(30) },
  post: { blank: '', ...textCell(60) },
  expert: { blank: false, ...yesNoCell('expert') },
  area: { blank: '*', ...areaCell },
  status: { blank: 'active', ...neededWordCell('status', inspectorRowStatuses, 'inactive') },
  leaves: { blank: [], ...leavesCell },
  recusals: { blank: [], ...recusalsCell },
  note: { blank: '', ...longTextCell(4000) },
};

/**
 * 执法检查人员 (DOMAIN 7.4). Told apart by staff number, else by certificate number (DOMAIN 13.4). Identity numbers are looked at for the
 * same number under two people and then left in the file.
 */
export const inspectorImport: ImportDescription<InspectorRow> = {
  template: 'inspectors',
  fields: namedFields({ ...fields }),
  dropped: ['idNumber'],
  droppedIsUnique: true,
  key: 'staffNo',
  keySubstitute: 'certificateNo',
  namesShouldDiffer: false,
  keyOf: ({ staffNo }) => staffNo,
  nameOf: ({ name }) => name,
  refine: (row) => {
    if (row.staffNo !== '') return { row, notes: [] };
    return { row: { ...row, staffNo: row.certificateNo }, notes: [substituteNote(row)] };
  },
};

const substituteNote = ({ certificateNo }: InspectorRow): FieldNote =>
  certificateNo === ''
    ? { field: 'staffNo', code: 'E101', found: '' }
    : { field: 'staffNo', code: 'F310', found: '', suggestion: [certificateNo] };
