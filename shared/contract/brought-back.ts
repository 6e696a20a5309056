import { z } from 'zod';
import type { ProblemCode } from '#shared/domain/imports/problems.ts';
import type { ResultSheetRow } from '#shared/domain/imports/describe-results.ts';
import type { RowFaultKind } from '#shared/domain/field-pack/visit-of-rows.ts';
import type { ResultFault } from '#shared/domain/results/check-result.ts';
import type { VisitState } from '#shared/domain/results/review.ts';
import { returns } from './define.ts';
import type { ResultDraft } from './results.ts';

/**
 * What taking a visit that was brought back would do: enter it, enter it in place of a draft that was begun here, nothing because it stands
 * here already, nothing because something else was submitted here, nothing because it cannot stand as it is.
 */
export const broughtStates = ['fresh', 'drafted', 'same', 'conflict', 'faulty'] as const;
export type BroughtState = (typeof broughtStates)[number];

/** What is wrong at one cell: with what was typed, with how the rows stand together, or with the result they come to. */
export interface BroughtFault {
  /** As Excel names it, such as `H12`; the row alone when no column is meant. */
  readonly cell: string;
  readonly field: keyof ResultSheetRow | '';
  readonly what:
    | {
        readonly at: 'cell';
        readonly code: ProblemCode;
        readonly column: string;
        readonly found: string;
        readonly suggestion: readonly string[];
      }
    | { readonly at: 'rows'; readonly fault: RowFaultKind; readonly found: string; readonly other: number }
    | { readonly at: 'rule'; readonly fault: ResultFault; readonly item: string };
}

export interface BroughtVisit {
  readonly code: string;
  readonly name: string;
  /** The first row of the sheet that speaks of it. */
  readonly row: number;
  readonly state: BroughtState;
  readonly review: VisitState;
  /** Null when it cannot be read. */
  readonly result: ResultDraft | null;
  /** What stands here: of a draft what was typed, otherwise the result in force. */
  readonly standing: { readonly result: ResultDraft; readonly by: string; readonly at: string } | null;
  /** Fields in which both differ, an item as `item:<id>`. */
  readonly differs: readonly string[];
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly faults: readonly BroughtFault[];
}

/** Visits shown of each state; the rest is counted. */
export const shownVisits = 200;

/** What a table that came back holds and what taking it would do; nothing has been written. */
export interface BroughtBack {
  readonly fileName: string;
  readonly sha256: string;
  /** Stands for everything that was judged; taking names it, so that nothing is taken that nobody has seen. */
  readonly seen: string;
  readonly counts: Readonly<Record<BroughtState, number>> & { readonly blank: number };
  readonly visits: readonly BroughtVisit[];
  /** Of rows that belong to no visit of this event. */
  readonly loose: readonly BroughtFault[];
}

const serial = z.string().min(1).max(40);
const typists = ['clerk', 'head', 'inspector'] as const;

/** 现场结果表: out to those who type on site, and back with the checks of the entry form (UX 8, screens 9 and 10; UX 17). */
export const broughtBackContract = {
  /** Writes the visits that are still to be entered, all or those of one carrier. No phone numbers, no risk class. */
  'broughtBack.writeTable': returns<{ readonly fileName: string; readonly visits: number }>().job({
    input: z.strictObject({ serial, carrier: z.string().max(40).nullable(), folder: z.string() }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties', 'broughtBack.nothingToEnter'],
    access: typists,
    changes: [],
    audit: 'broughtBack.tableWritten',
  }),
  'broughtBack.read': returns<BroughtBack>().job({
    input: z.strictObject({ serial, file: z.string() }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'import.refused',
      'broughtBack.notATable',
      'broughtBack.otherEvent',
      'broughtBack.otherRecord',
    ],
    access: typists,
    changes: [],
    audit: 'broughtBack.read',
  }),
  /** Enters what was judged fresh, and what stands in place of the drafts named; each waits for review as any entered result does. */
  'broughtBack.take': returns<{ readonly taken: number }>().job({
    input: z.strictObject({
      serial,
      file: z.string(),
      sha256: z.string(),
      seen: z.string(),
      overDrafts: z.array(z.string().max(18)).max(10_000),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'import.refused',
      'import.fileChanged',
      'broughtBack.notATable',
      'broughtBack.otherEvent',
      'broughtBack.otherRecord',
      'broughtBack.changed',
      'broughtBack.nothingToTake',
    ],
    access: typists,
    changes: ['results', 'bundles'],
    audit: 'broughtBack.taken',
  }),
} as const;
