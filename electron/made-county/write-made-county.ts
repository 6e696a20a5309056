import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import headers from '#resources/made-county/headers.json' with { type: 'json' };
import inspectorWords from '#resources/made-county/inspectors.json' with { type: 'json' };
import labels from '#resources/made-county/labels.json' with { type: 'json' };
import messWords from '#resources/made-county/mess.json' with { type: 'json' };
import { ok, type Result } from '#shared/base/result.ts';
import {
  writeWorkbook,
  type CannotWrite,
  type CellValue,
  type SheetCell,
  type SheetRow,
  type WorkbookSheet,
} from '#electron/tables/write-workbook.ts';
import { checklistCells, inspectorCells, itemCells, itemCounts, subjectCells } from './county-cells.ts';
import { closingRows, messySheet, messySubjectSheets, tidySheet } from './county-sheets.ts';
import { planMadeCounty, type MadeCounty, type MadeOffice, type MadeTown } from './made-county.ts';
import { madeInspector, type MadeInspector } from './made-inspectors.ts';
import { madeSubject, type MadeSubject } from './made-subject.ts';
import { startMessTally, type MessCounts, type MessTally } from './mess-counts.ts';
import { messySubjectRows } from './messy-subjects.ts';
import { startSubjectCounter, type SubjectCounter, type SubjectCounts } from './subject-counts.ts';

export interface MadeCountyOrder {
  /** Created when missing. Files of the same name are replaced. */
  readonly dir: string;
  readonly office: MadeOffice;
  readonly subjects: number;
  readonly seed: string;
  /** `refreshed`: the clean county some months later, when every fiftieth subject has moved. */
  readonly variant: 'clean' | 'messy' | 'refreshed';
  /** The ISO day from which ages, certificates and leaves are counted. */
  readonly asOf: string;
}

export interface InspectorCounts {
  readonly rows: number;
  readonly valid: number;
  readonly expiredCertificates: number;
  readonly onLeaveOnce: number;
  readonly recusals: number;
}

export interface WrittenCounty {
  /** The towns with the station in charge of each, and the sections of the office. */
  readonly towns: readonly MadeTown[];
  readonly departments: readonly string[];
  readonly files: {
    readonly subjects: readonly string[];
    readonly inspectors: string;
    readonly items: string;
    readonly checklists: string;
  };
  readonly counts: {
    readonly subjects: SubjectCounts;
    readonly inspectors: InspectorCounts;
    readonly items: ReturnType<typeof itemCounts>;
  };
  /** Subjects that differ from the clean county of the same order; 0 but for the refreshed one. */
  readonly changed: number;
  /** Null but for the messy variant. Duplicates come on top of `counts.subjects.rows`. */
  readonly mess: MessCounts | null;
}

/** Excel stops at 1,048,576 rows; a city is split over several files. */
export const subjectsPerFile = 1_000_000;

/**
 * Writes a whole made county as Excel files and says exactly what is in them. The same order gives the same bytes. Only the
 * subjects of the messy variant are spoilt cell by cell; its inspectors and items have titles, mixed separators and closing rows.
 */
export const writeMadeCounty = async (order: MadeCountyOrder): Promise<Result<WrittenCounty, CannotWrite>> => {
  const county = planMadeCounty(order.office, order.subjects, order.seed, order.asOf);
  const messy = order.variant === 'messy';
  const counter = startSubjectCounter();
  const tally = startMessTally();
  const files = filesOf(order);
  const writtenAt = new Date(`${order.asOf}T00:00:00Z`);
  await mkdir(order.dir, { recursive: true });
  for (const [index, path] of files.subjects.entries()) {
    const rows = subjectRows(county, index * subjectsPerFile, counter, order.variant === 'refreshed');
    const sheets = messy
      ? messySubjectSheets(county, messySubjects(county, rows, index, tally), tally)
      : [tidySheet(labels.sheets.subjects, headers.subjects, rows)];
    const written = await writeWorkbook(path, sheets, writtenAt);
    if (!written.ok) return written;
  }
  const inspectors = Array.from({ length: county.inspectors }, (_, ordinal) => madeInspector(county, ordinal));
  const others: readonly (readonly [string, WorkbookSheet])[] = [
    [files.inspectors, inspectorSheet(county, inspectors, messy)],
    [files.items, itemSheet(county, messy)],
    [files.checklists, tidySheet(labels.sheets.checklists, headers.checklists, checklistCells())],
  ];
  for (const [path, sheet] of others) {
    const written = await writeWorkbook(path, [sheet], writtenAt);
    if (!written.ok) return written;
  }
  return ok({
    towns: county.towns,
    departments: inspectorWords.departments,
    files,
    counts: { subjects: counter.counts(), inspectors: countInspectors(county, inspectors), items: itemCounts() },
    changed: order.variant === 'refreshed' ? Math.floor(order.subjects / movesEvery) : 0,
    mess: messy ? tally.counts() : null,
  });
};

const filesOf = ({ dir, subjects }: MadeCountyOrder): WrittenCounty['files'] => {
  const parts = Math.max(1, Math.ceil(subjects / subjectsPerFile));
  const suffix = (index: number): string => (parts === 1 ? '' : `-${index + 1}`);
  return {
    subjects: Array.from({ length: parts }, (_, index) => join(dir, `${labels.files.subjects}${suffix(index)}.xlsx`)),
    inspectors: join(dir, `${labels.files.inspectors}.xlsx`),
    items: join(dir, `${labels.files.items}.xlsx`),
    checklists: join(dir, `${labels.files.checklists}.xlsx`),
  };
};

const movesEvery = 50;

/** A subject with its new address, when its turn has come. */
const movedSubject = (subject: MadeSubject, ordinal: number): MadeSubject =>
  ordinal % movesEvery === movesEvery - 1 ? { ...subject, address: `${subject.address}${labels.newAddress}` } : subject;

function* subjectRows(county: MadeCounty, from: number, counter: SubjectCounter, refreshed: boolean): Generator<readonly CellValue[]> {
  for (let ordinal = from; ordinal < Math.min(county.subjects, from + subjectsPerFile); ordinal += 1) {
    const made = madeSubject(county, ordinal);
    const subject = refreshed ? movedSubject(made, ordinal) : made;
    counter.count(subject);
    yield subjectCells(county, subject);
  }
}

function* messySubjects(
  county: MadeCounty,
  rows: Iterable<readonly CellValue[]>,
  fileIndex: number,
  tally: MessTally,
): Generator<readonly SheetCell[] | SheetRow> {
  let written = 0;
  for (const row of messySubjectRows(rows, headers.subjects, `${county.seed}/${fileIndex}`, tally)) {
    if (row !== headers.subjects) written += 1;
    yield row;
  }
  tally.add('totalRows');
  tally.add('makerRows');
  yield* closingRows(county, written);
}

const inspectorSheet = (county: MadeCounty, inspectors: readonly MadeInspector[], messy: boolean): WorkbookSheet => {
  const separators = messWords.separators;
  const rows = inspectors.map((inspector, index) =>
    inspectorCells(inspector, (messy ? separators[index % separators.length] : undefined) ?? labels.tagSeparator),
  );
  return messy
    ? messySheet(labels.titles.inspectors, county, headers.inspectors, [...rows, ...closingRows(county, rows.length).slice(1)])
    : tidySheet(labels.sheets.inspectors, headers.inspectors, rows);
};

const itemSheet = (county: MadeCounty, messy: boolean): WorkbookSheet =>
  messy
    ? messySheet(labels.titles.items, county, headers.items, [...itemCells(), ...closingRows(county, 0).slice(1)])
    : tidySheet(labels.sheets.items, headers.items, itemCells());

const countInspectors = (county: MadeCounty, inspectors: readonly MadeInspector[]): InspectorCounts => ({
  rows: inspectors.length,
  valid: inspectors.filter(({ valid }) => valid).length,
  expiredCertificates: inspectors.filter(({ certificateUntil }) => certificateUntil < county.today).length,
  onLeaveOnce: inspectors.filter(({ leave }) => leave !== null).length,
  recusals: inspectors.reduce((sum, { recusals }) => sum + recusals.length, 0),
});
