import { ok, type Err, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { FigureLineView, YearReport } from '#shared/contract/figures.ts';
import { figureLines, yearFigures, type FigureLine } from '#shared/domain/figures/figures.ts';
import type { YearFacts } from '#shared/domain/figures/year-facts.ts';
import { tableByMonth, tableByTask, tableByUnit } from '#shared/domain/figures/year-tables.ts';
import { figuresFileName } from '#shared/i18n/zh-cn/figures.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { WorkbookSheet } from '#electron/tables/write-workbook.ts';
import { findOffice } from '#electron/store/office.ts';
import { listUnits } from '#electron/store/org-units.ts';
import type { Handlers } from './context.ts';
import { figureSheets } from './figure-sheets.ts';
import { writeForGood } from './workbook-file.ts';
import { currentRoster } from './trust-roster.ts';
import { factsOfYear, type AskedYear } from './year-figures.ts';

type Names = 'figures.today' | 'figures.year' | 'figures.lines' | 'figures.export';

/** Whoever may have visits: sections, stations and zones that work today, and the bureau itself. */
const unitNames = (db: ReadDb): readonly string[] => [
  ...new Set([
    findOffice(db)?.name ?? '',
    ...listUnits(db)
      .filter(({ kind, active }) => active && (kind === 'section' || kind === 'station' || kind === 'zone'))
      .map(({ name }) => name),
  ]),
];

const viewOf = (line: FigureLine, names: ReadonlyMap<string, string>): FigureLineView => {
  if ('task' in line) return { kind: 'task', ...line.task };
  const { serial, code, name, enterprise, town, unit, inspectedOn, outcomes, disposal, problem, publishedOn, dueOn, followUp } = line.visit;
  return {
    ...{ kind: 'visit', task: names.get(serial) ?? '', serial, code, name, enterprise, town, unit },
    ...{ inspectedOn, outcomes, disposal, problem, publishedOn, dueOn, followUp },
  };
};

const taskNames = ({ tasks }: YearFacts): ReadonlyMap<string, string> => new Map(tasks.map(({ serial, name }) => [serial, name]));

/** The figures and tables of a year as they stood at the end of a day. */
export const yearReportOf = (db: ReadDb, now: string, asked: AskedYear): Result<YearReport, AppError<'figures.dayInvalid'>> => {
  const read = factsOfYear(db, now, asked);
  if (!read.ok) return read;
  const { facts, frozenOn } = read.value;
  return ok({
    ...asked,
    base: { enterprises: facts.base.enterprises, subjects: facts.base.subjects, frozenOn },
    figures: yearFigures(facts),
    byTask: tableByTask(facts),
    byUnit: tableByUnit(facts, unitNames(db)),
    byMonth: tableByMonth(facts),
  });
};

/** Figures, both tables and every visit of a year as sheets, with the facts they count. */
export const figuresWorkbook = (
  db: ReadDb,
  now: string,
  asked: AskedYear,
): Result<
  { readonly fileName: string; readonly sheets: readonly WorkbookSheet[]; readonly facts: YearFacts },
  AppError<'figures.dayInvalid'>
> => {
  const read = factsOfYear(db, now, asked);
  if (!read.ok) return read;
  const { facts, frozenOn } = read.value;
  const byUnit = tableByUnit(facts, unitNames(db));
  const sheets = figureSheets({ facts, frozenOn, byUnit, names: taskNames(facts) });
  return ok({ fileName: figuresFileName(asked.year, asked.until), sheets, facts });
};

/** A county is one of the offices in the roster. */
const unknownCounty = (db: ReadDb, { county }: AskedYear): Err<AppError<'county.unknown'>> | null =>
  county === undefined || currentRoster(db)?.offices.some(({ code }) => code === county) === true
    ? null
    : fail('county.unknown', { code: county });

export const figureHandlers: Handlers<Names> = {
  'figures.today': ({ now }) => ok({ today: now.slice(0, 10) }),

  'figures.year': ({ db, now }, asked) => unknownCounty(db, asked) ?? yearReportOf(db, now, asked),

  'figures.lines': ({ db, now }, { figure, part, offset, limit, ...asked }) => {
    const unknown = unknownCounty(db, asked);
    if (unknown) return unknown;
    const read = factsOfYear(db, now, asked);
    if (!read.ok) return read;
    const { facts, frozenOn } = read.value;
    const lines = figureLines(facts, figure, part);
    if (lines === null) return fail('figures.isBase', { enterprises: facts.base.enterprises, subjects: facts.base.subjects, frozenOn });
    const names = taskNames(facts);
    return ok({ offset, total: lines.length, rows: lines.slice(offset, offset + limit).map((line) => viewOf(line, names)) });
  },

  'figures.export': (context, { folder, ...asked }) => {
    const unknown = unknownCounty(context.db, asked);
    if (unknown) return Promise.resolve(unknown);
    const workbook = figuresWorkbook(context.db, context.now, asked);
    if (!workbook.ok) return Promise.resolve(workbook);
    const { fileName, sheets, facts } = workbook.value;
    const visits = facts.visits.length;
    return writeForGood(context, { folder, fileName, sheets }, 'figures.exported', { ...asked, visits }, { fileName, visits });
  },
};
