import { z } from 'zod';
import { listingReasons, type Measure } from '#shared/domain/follow-up/measures.ts';
import type { CloseFault, Requirement } from '#shared/domain/follow-up/requirements.ts';
import type { FollowUpState } from '#shared/domain/follow-up/row-state.ts';
import type { Deadline, Reminder } from '#shared/domain/results/publication-clock.ts';
import { returns } from './define.ts';
import type { OutcomeKey } from './results.ts';
import { everyRole } from './roles.ts';

const day = z.union([z.literal(''), z.iso.date()]);
const line = z.string().trim().max(120);
const common = {
  id: z.string().min(1).max(40),
  evidence: z.string().trim().max(400),
  evidenceHash: z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/)]),
};

/** One measure as typed; the number of a notice is given by the office. */
export const measureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('orderedToCorrect'),
    dueOn: day,
    recheckedOn: day,
    recheck: z.enum(['', 'corrected', 'notCorrected']),
  }),
  z.strictObject({ ...common, kind: z.literal('caseFiled'), caseNo: line, filedOn: day }),
  z.strictObject({ ...common, kind: z.literal('transferred'), to: line, number: line, handedOn: day }),
  z.strictObject({
    ...common,
    kind: z.literal('abnormalList'),
    reason: z.enum(listingReasons),
    firstLetterOn: day,
    secondLetterOn: day,
    confirmedOn: day,
    decisionNo: line,
    decidedOn: day,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('notifiedDepartment'),
    to: line,
    sentOn: day,
    noticeNo: line,
    receiptOn: day,
    receipt: z.string().trim().max(400),
  }),
  z.strictObject({ ...common, kind: z.literal('judicial'), to: line, number: line, handedOn: day }),
  z.strictObject({ ...common, kind: z.literal('checksStopped'), to: line, fedBackOn: day }),
  z.strictObject({ ...common, kind: z.literal('other'), what: z.string().trim().max(200), doneOn: day }),
]);

/** The most lines of the ledger at once: more than the problems of a county in a year. */
export const ledgerLimit = 2000;

/** One line of 问题台账 (DOMAIN 5). */
export interface FollowUpRow {
  readonly id: string;
  readonly serial: string;
  readonly taskName: string;
  readonly code: string;
  readonly name: string;
  readonly inspectedOn: string;
  readonly outcomes: readonly OutcomeKey[];
  readonly owner: string;
  readonly measures: readonly Measure[];
  readonly state: FollowUpState;
  readonly closedOn: string;
  /** The earliest clock of its measures; null when none runs. */
  readonly deadline: Deadline | null;
  readonly reminder: Reminder;
  /** Whether its publication came, or is, too late. */
  readonly publishedLate: boolean;
}

export interface FollowUpDetail extends FollowUpRow {
  /** Items with a problem and what was found there. */
  readonly problems: readonly { readonly item: string; readonly text: string }[];
  readonly inspectors: readonly { readonly name: string; readonly certificateNo: string }[];
  readonly requirements: readonly Requirement[];
  /** What keeps it open; empty = it may be closed. */
  readonly missing: readonly CloseFault[];
  readonly closingNote: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

export const followUpFilters = ['open', 'overdue', 'closed', 'all'] as const;

const editors = ['clerk', 'head', 'inspector'] as const;
const id = z.string().min(1).max(60);

/** 后续处理: the ledger of problems, each followed to its end (R47, R48). */
export const followUpsContract = {
  /** Rows of one event or of all, open ones with the nearest clock first. */
  'followUps.list': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly FollowUpRow[] }>().query({
    input: z.strictObject({
      serial: z.string().max(40).nullable(),
      show: z.enum(followUpFilters),
      offset: z.int().min(0),
      limit: z.int().min(1).max(ledgerLimit),
    }),
    errors: [],
    access: everyRole,
    reads: ['followUps', 'results', 'draws', 'calendar', 'office'],
  }),
  'followUps.get': returns<FollowUpDetail>().query({
    input: z.strictObject({ id }),
    errors: ['followUp.notFound'],
    access: everyRole,
    reads: ['followUps', 'results', 'draws', 'items', 'inspectors', 'subjects', 'calendar', 'office'],
  }),
  /** Owner and measures as they stand now; a notice that was sent gets its number here. */
  'followUps.save': returns<{ readonly savedAt: string; readonly measures: readonly Measure[] }>().command({
    input: z.strictObject({
      id,
      owner: z.string().trim().max(40),
      measures: z
        .array(measureSchema)
        .max(20)
        .refine((measures) => new Set(measures.map((measure) => measure.id)).size === measures.length),
    }),
    errors: [
      'followUp.notFound',
      'followUp.closed',
      'followUp.dayInvalid',
      'followUp.lettersApart',
      'followUp.listedAlready',
      'followUp.notListable',
      'followUp.noticeNumber',
      'followUp.receiptGiven',
      'followUp.noticeSent',
      'followUp.hasFiles',
    ],
    access: editors,
    changes: ['followUps', 'bundles'],
    audit: 'followUps.saved',
  }),
  'followUps.close': returns<null>().command({
    input: z.strictObject({ id, note: z.string().trim().max(400) }),
    errors: ['followUp.notFound', 'followUp.closed', 'followUp.notFinished'],
    access: editors,
    changes: ['followUps', 'bundles'],
    audit: 'followUps.closed',
  }),
  /** 问题台账 as a workbook with the columns of DOMAIN 5. */
  'followUps.export': returns<{ readonly fileName: string; readonly rows: number }>().job({
    input: z.strictObject({ serial: z.string().max(40).nullable(), folder: z.string() }),
    errors: ['followUp.none'],
    access: everyRole,
    changes: [],
    audit: 'followUps.exported',
  }),
} as const;
