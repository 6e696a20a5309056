import { z } from 'zod';
import { figureKeys, figureParts, type Figure } from '#shared/domain/figures/figures.ts';
import type { MonthRow, TableRow } from '#shared/domain/figures/year-tables.ts';
import type { TaskFact, VisitFact } from '#shared/domain/figures/year-facts.ts';
import { officeCode } from './bundles.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { windowLimit } from './subjects.ts';

/** The figures and tables of a year as they stood at the end of a day. */
export interface YearReport {
  readonly year: number;
  readonly until: string;
  /** What the shares are counted on; `frozenOn` is empty while the number of 1 January is not frozen and today's stands for it. */
  readonly base: { readonly enterprises: number; readonly subjects: number; readonly frozenOn: string };
  readonly figures: readonly Figure[];
  readonly byTask: readonly TableRow[];
  readonly byUnit: readonly TableRow[];
  readonly byMonth: readonly MonthRow[];
}

/** One line behind a number. The class a visit was drawn in is the office's own and does not stand here (DOMAIN 15). */
export type FigureLineView =
  ({ readonly kind: 'visit'; readonly task: string } & Omit<VisitFact, 'risk'>) | ({ readonly kind: 'task' } & TaskFact);

const year = z.int().min(2019).max(2100);
/** At the city the code of a county whose bundles are counted; without one the office's own work. */
const county = officeCode.optional();
const asked = { year, until: z.iso.date(), county };

/** 统计台账: every number can be opened and shows what it counts (DOMAIN 5). */
export const figuresContract = {
  /** The day it is in the office, which the window's own clock does not tell. */
  'figures.today': returns<{ readonly today: string }>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['results'],
  }),
  'figures.year': returns<YearReport>().query({
    input: z.strictObject(asked),
    errors: ['figures.dayInvalid', 'county.unknown'],
    access: everyRole,
    reads: ['draws', 'results', 'followUps', 'plans', 'calendar', 'org', 'subjects', 'office', 'bundles'],
  }),
  'figures.lines': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly FigureLineView[] }>().query({
    input: z.strictObject({
      ...asked,
      figure: z.enum(figureKeys),
      part: z.enum(figureParts),
      offset: z.int().min(0),
      limit: z.int().min(1).max(windowLimit),
    }),
    errors: ['figures.dayInvalid', 'figures.isBase', 'county.unknown'],
    access: everyRole,
    reads: ['draws', 'results', 'followUps', 'plans', 'calendar', 'subjects', 'office', 'bundles'],
  }),
  /** Figures, both tables and every visit as one workbook. */
  'figures.export': returns<{ readonly fileName: string; readonly visits: number }>().job({
    input: z.strictObject({ ...asked, folder: z.string() }),
    errors: ['figures.dayInvalid', 'county.unknown'],
    access: everyRole,
    changes: [],
    audit: 'figures.exported',
  }),
} as const;
