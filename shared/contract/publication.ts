import { z } from 'zod';
import type { PlanKind } from '#shared/domain/plans/plan-row.ts';
import { clockStarts, type ClockStart, type Deadline } from '#shared/domain/results/publication-clock.ts';
import { returns } from './define.ts';
import type { NotProved } from './draws.ts';
import { resultDraftSchema, type OutcomeKey, type ResultDraft } from './results.ts';
import { everyRole } from './roles.ts';
import { windowLimit } from './subjects.ts';

/** A visit on its way to the public, for the office itself. */
export interface PublicationRow {
  readonly code: string;
  readonly name: string;
  readonly outcomes: readonly OutcomeKey[];
  readonly inspectedOn: string;
  readonly reviewedBy: string;
  /** Null once published, and while the clock does not run. */
  readonly deadline: Deadline | null;
  readonly published: { readonly on: string; readonly reference: string; readonly late: boolean } | null;
  readonly corrections: number;
  /** Its last correction is approved and not published again yet. */
  readonly correctionWaits: boolean;
}

/**
 * 公示稿: what outsiders may see of one visit, and no more (R46). No risk class, phone, number of identity, address of a person or text of a
 * problem; the name of one person's firm is masked.
 */
export interface PublicRecord {
  /** 抽查计划编号 and the plan's public name; both empty when the task has no row in a year plan. */
  readonly planNo: string;
  readonly planName: string;
  /** 不定向, 定向 as the row of the plan says; empty while none does. */
  readonly planKind: PlanKind | '';
  readonly taskNo: string;
  readonly taskName: string;
  readonly organ: string;
  readonly code: string;
  readonly name: string;
  readonly completedOn: string;
  readonly items: readonly { readonly item: string; readonly outcomes: readonly OutcomeKey[] }[];
  /** 更正: number of the correction that this replaces the published result by; 0 = a first publication. */
  readonly correction: number;
}

export interface CorrectionView {
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly before: ResultDraft;
  readonly after: ResultDraft;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string;
  readonly at: string;
  readonly published: { readonly on: string; readonly reference: string } | null;
}

/** Platforms that results are typed into by hand, each with its own codes. */
export const destinations = ['national', 'province'] as const;
export type Destination = (typeof destinations)[number];

/** Fields of a destination's form, in its order (平台录入辅助). */
export const aidFields = [
  'planNo',
  'planName',
  'taskNo',
  'taskName',
  'planKind',
  'organ',
  'code',
  'name',
  'completedOn',
  'item',
  'resultCode',
  'result',
] as const;

export interface AidField {
  readonly field: (typeof aidFields)[number];
  readonly value: string;
}

export type CorrectionAnswer = { readonly at: 'corrected'; readonly number: number } | NotProved;

const serial = z.string().min(1).max(40);
const window = { offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) };
const editors = ['clerk', 'head'] as const;

/** 公示: what was approved is published by day and reference; afterwards only a correction changes it (R44-R46). */
export const publicationContract = {
  'publication.waiting': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly PublicationRow[] }>().query({
    input: z.strictObject({ serial, ...window }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['results', 'draws', 'calendar'],
  }),
  'publication.published': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly PublicationRow[] }>().query({
    input: z.strictObject({ serial, ...window }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['results', 'draws', 'calendar'],
  }),
  /** 公示稿 of everything that waits for publication. */
  'publication.draft': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly PublicRecord[] }>().query({
    input: z.strictObject({ serial, ...window }),
    errors: ['draw.notFound', 'office.missing'],
    access: everyRole,
    reads: ['results', 'draws', 'items', 'office'],
  }),
  /** Copy-ready values of one visit that waits or is published, one list for each item, in the destination's order. */
  'publication.aid': returns<readonly (readonly AidField[])[]>().query({
    input: z.strictObject({ serial, code: z.string(), destination: z.enum(destinations) }),
    errors: ['draw.notFound', 'result.notDrawn', 'publication.notApproved', 'office.missing'],
    access: everyRole,
    reads: ['results', 'draws', 'items', 'office'],
  }),
  'publication.corrections': returns<readonly CorrectionView[]>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['results', 'draws'],
  }),
  /** Keeps that these visits stand before the public, all or none: approved results, or corrections of published ones. */
  'publication.mark': returns<{ readonly published: number }>().command({
    input: z.strictObject({
      serial,
      codes: z
        .array(z.string())
        .min(1)
        .max(5000)
        .refine((codes) => new Set(codes).size === codes.length),
      publishedOn: z.iso.date(),
      reference: z.string().trim().min(1).max(300),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'result.notDrawn',
      'publication.notApproved',
      'publication.dateInvalid',
    ],
    access: editors,
    changes: ['results', 'bundles'],
    audit: 'publication.marked',
  }),
  /** 更正 of a published result, approved by a second person within the step; it is then published again. */
  'publication.correct': returns<CorrectionAnswer>().job({
    input: z.strictObject({
      serial,
      code: z.string(),
      result: resultDraftSchema,
      reason: z.string().max(400),
      approver: z.strictObject({ name: z.string().min(1).max(40), password: z.string().min(1).max(200) }),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'publication.reasonMissing',
      'publication.sameApprover',
      'publication.notAnApprover',
      'result.notDrawn',
      'result.outcomesExclude',
      'result.itemMissing',
      'result.problemTextMissing',
      'result.outcomeMissing',
      'result.contradiction',
      'result.dateInvalid',
      'result.visitCodeMissing',
      'publication.notPublished',
      'publication.correctionWaits',
      'publication.unchanged',
    ],
    access: editors,
    changes: ['results', 'followUps', 'people', 'bundles'],
    audit: 'publication.corrected',
  }),
  /** The 公示稿 as a workbook. */
  'publication.export': returns<{ readonly fileName: string; readonly rows: number }>().job({
    input: z.strictObject({ serial, folder: z.string() }),
    errors: ['draw.notFound', 'publication.nothingWaits'],
    access: everyRole,
    changes: [],
    audit: 'publication.exported',
  }),
  'publication.settings': returns<{ readonly clockStart: ClockStart }>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['office'],
  }),
  'publication.saveSettings': returns<null>().command({
    input: z.strictObject({ clockStart: z.enum(clockStarts) }),
    errors: [],
    access: ['head', 'systemAdmin'],
    changes: ['office', 'results'],
    audit: 'publication.settingsSaved',
  }),
} as const;
