import { z } from 'zod';
import type { Deadline } from '#shared/domain/results/publication-clock.ts';
import type { VisitState } from '#shared/domain/results/review.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { windowLimit } from './subjects.ts';

/** Stable result keys of DOMAIN 4, in the order of the entry keys 1-8, then the provincial extras. */
export const outcomeKeys = [
  'NO_ISSUE',
  'NOT_DISCLOSED',
  'FALSE_DISCLOSURE',
  'UNREACHABLE',
  'CORRECTED',
  'UNCOOPERATIVE',
  'NOT_OPERATING_ITEM',
  'PENDING',
  'CLOSED',
  'DEREG',
  'REVOKED',
  'CANCELLED',
  'MOVED',
] as const;
export type OutcomeKey = (typeof outcomeKeys)[number];

/** 是 / 未检查 / 合理缺项 */
export const itemChecks = ['checked', 'notChecked', 'notApplicable'] as const;

export const checkMethods = ['onSite', 'documents', 'otherDepartment', 'testing', 'online', 'commissioned'] as const;

export const disposals = [
  'none',
  'orderedToCorrect',
  'caseFiled',
  'transferred',
  'abnormalList',
  'notifiedDepartment',
  'judicial',
  'checksStopped',
  'other',
] as const;

const once = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Each outcome, item and method stands in a result once. */
export const resultDraftSchema = z.strictObject({
  outcomes: z.array(z.enum(outcomeKeys)).refine(once),
  items: z
    .array(z.strictObject({ itemId: z.string(), check: z.enum(itemChecks), problem: z.boolean(), text: z.string().max(2000) }))
    .refine((items) => once(items.map(({ itemId }) => itemId))),
  methods: z.array(z.enum(checkMethods)).refine(once),
  disposal: z.enum(disposals),
  inspectedOn: z.string().max(10),
  /** 扫码入企 or the supervision code of the visit. */
  visitCode: z.string().trim().max(60),
  remark: z.string().max(2000),
});

export type ResultDraft = z.output<typeof resultDraftSchema>;

/** A half-filled result of this office, as it was typed last. */
export interface KeptDraft extends ResultDraft {
  readonly keptAt: string;
  readonly keptBy: string;
}

export interface VisitRow {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly inspectors: readonly string[];
  readonly state: 'todo' | 'entered';
  /** Where it stands between the draw and the public; a returned one is to be entered again. */
  readonly review: VisitState;
  readonly outcomes: readonly OutcomeKey[];
}

export interface VisitDetail extends VisitRow {
  readonly serial: string;
  /** In the drawn list, from 1: its place in the whole queue. */
  readonly position: number;
  readonly schemeName: string;
  readonly address: string;
  readonly legalPerson: string;
  readonly items: readonly { readonly id: string; readonly code: string; readonly name: string; readonly content: string }[];
  /** As it holds now: with its corrections, once it is published. */
  readonly result: (ResultDraft & { readonly rev: number; readonly savedAt: string; readonly savedBy: string }) | null;
  /** What was typed and not saved as a result yet. */
  readonly draft: KeptDraft | null;
  /** What a decision about the result must name; 0 without one. */
  readonly version: number;
  /** Where it was returned and why; the field is a field of the result or `item:<id>`. */
  readonly returned: { readonly field: string; readonly reason: string; readonly by: string } | null;
  readonly published: { readonly on: string; readonly reference: string } | null;
  /** Until when it must be published; null once it is, and while its clock does not run. */
  readonly deadline: Deadline | null;
}

export interface ResultsProgress {
  readonly visits: number;
  readonly entered: number;
  readonly withProblems: number;
}

const serial = z.string().min(1).max(40);

/** 检查结果录入, per item (DOMAIN 4, R36-R42). */
export const resultsContract = {
  'results.queue': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly VisitRow[] }>().query({
    input: z.strictObject({ serial, todoOnly: z.boolean(), offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['results', 'draws'],
  }),
  'results.visit': returns<VisitDetail>().query({
    input: z.strictObject({ serial, code: z.string() }),
    errors: ['draw.notFound', 'result.notDrawn'],
    access: everyRole,
    reads: ['results', 'draws', 'calendar', 'office'],
  }),
  'results.progress': returns<ResultsProgress>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['results', 'draws'],
  }),
  /** Keeps what is typed so far; it is no result, leaves the office in no bundle, and goes when the result is saved. */
  'results.keepDraft': returns<{ readonly keptAt: string }>().command({
    input: z.strictObject({ serial, code: z.string(), draft: resultDraftSchema }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties', 'result.notDrawn', 'result.approved', 'result.published'],
    access: ['clerk', 'head', 'inspector'],
    changes: [],
    audit: 'results.draftKept',
  }),
  'results.save': returns<{ readonly rev: number; readonly savedAt: string }>().command({
    input: z.strictObject({ serial, code: z.string(), result: resultDraftSchema }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'result.notDrawn',
      'result.outcomesExclude',
      'result.itemMissing',
      'result.problemTextMissing',
      'result.outcomeMissing',
      'result.contradiction',
      'result.dateInvalid',
      'result.visitCodeMissing',
      'result.approved',
      'result.published',
    ],
    access: ['clerk', 'head', 'inspector'],
    changes: ['results', 'bundles'],
    audit: 'results.saved',
  }),
  /** What the bureau asks for beyond the rules of every bureau. */
  'results.settings': returns<{ readonly visitCodeRequired: boolean }>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['office'],
  }),
  'results.saveSettings': returns<null>().command({
    input: z.strictObject({ visitCodeRequired: z.boolean() }),
    errors: [],
    access: ['head', 'systemAdmin'],
    changes: ['office', 'results'],
    audit: 'results.settingsSaved',
  }),
} as const;
