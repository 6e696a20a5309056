import { z } from 'zod';
import type { PlanState } from '#shared/domain/plans/approval-rule.ts';
import type { PlanDiff } from '#shared/domain/plans/plan-diff.ts';
import type { PlanSettings } from '#shared/domain/plans/plan-findings.ts';
import type { PlanProgress } from '#shared/domain/plans/plan-progress.ts';
import {
  planJoints,
  planKinds,
  planLevels,
  planPartnerLimit,
  planTextLimits as limits,
  planUnreadLimits,
  type PlanRow,
} from '#shared/domain/plans/plan-row.ts';
import type { PlanBase, PlanShares } from '#shared/domain/plans/plan-shares.ts';
import type { PlanFinding } from '#shared/domain/plans/row-findings.ts';
import { returns } from './define.ts';
import type { NotProved } from './draws.ts';
import { everyRole } from './roles.ts';
import type { SchemeState } from './schemes.ts';

export interface PlanStep {
  readonly by: string;
  readonly at: string;
}

/** 上报备案 or 公示 of an approved version; `what` is the number or the address. */
export interface PlanNoticeView {
  readonly kind: 'filed' | 'published';
  readonly on: string;
  readonly what: string;
  /** Why it takes the place of an earlier one; empty for the first. */
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export interface PlanSummary {
  readonly id: string;
  readonly year: number;
  readonly version: number;
  readonly state: PlanState;
  /** Why the version before was adjusted; empty for the first. */
  readonly reason: string;
  readonly rowCount: number;
  readonly submitted: PlanStep | null;
  readonly approved: PlanStep | null;
  /** What was said when it was sent back last. */
  readonly returned: string;
  readonly filed: PlanNoticeView | null;
  readonly published: PlanNoticeView | null;
}

export interface PlanTaskView {
  readonly schemeId: string;
  readonly name: string;
  readonly state: SchemeState;
  readonly serial: string | null;
  readonly drawn: number;
  readonly finished: number;
}

export interface PlanRowView extends PlanRow {
  /** The row's items as the list has them; one that is not on it any more has its code for a name. */
  readonly items: readonly { readonly code: string; readonly name: string }[];
  /** Made from this row, in whichever version it stood. */
  readonly tasks: readonly PlanTaskView[];
  readonly progress: PlanProgress;
  /** Subjects that the row is about today, and how many of them it draws. */
  readonly pool: number;
  readonly drawn: number;
}

export interface PlanBaseView {
  readonly frozen: (PlanBase & { readonly on: string; readonly reason: string } & PlanStep) | null;
  /** 存续 subjects of the library today. */
  readonly today: PlanBase;
}

export interface PlanDetail extends PlanSummary {
  readonly rows: readonly PlanRowView[];
  readonly progress: PlanProgress;
  /** Oldest first. */
  readonly notices: readonly PlanNoticeView[];
  readonly findings: readonly PlanFinding[];
  readonly shares: PlanShares;
  readonly base: PlanBaseView;
  readonly settings: PlanSettings;
  /** 临时任务: tasks of the year without a row. */
  readonly unplanned: readonly PlanTaskView[];
  /** It holds now: the newest approved version of its year. */
  readonly inForce: boolean;
  /** Another version of the year that is not approved yet. */
  readonly openVersion: number | null;
}

export interface PlanPreview {
  readonly findings: readonly PlanFinding[];
  readonly shares: PlanShares;
}

/** What an approval came to. */
export type PlanApproval = { readonly at: 'approved' } | NotProved;

const dayOrEmpty = z.union([z.literal(''), z.iso.date()]);
const line = (most: number) => z.string().trim().max(most);
const year = z.int().min(2019).max(2100);
const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

/** What a person or a file says of one row. */
export const planRowSchema = z.strictObject({
  planNo: line(limits.planNo),
  name: line(limits.name),
  kind: z.enum([...planKinds, '']),
  level: z.enum(planLevels),
  joint: z.enum(planJoints),
  leadDept: line(limits.leadDept),
  partners: z.array(line(planPartnerLimit).min(1)).max(40),
  mode: line(limits.mode),
  from: dayOrEmpty,
  to: dayOrEmpty,
  ratePpm: z.int().min(0).max(100_000_000).nullable(),
  count: z.int().min(0).max(10_000_000).nullable(),
  frequency: line(limits.frequency),
  itemCodes: z.array(z.string().min(1).max(40)).max(200),
  range: line(limits.range),
  riskDemand: line(limits.riskDemand),
  agency: line(limits.agency),
  section: line(limits.section),
  method: line(limits.method),
  note: line(limits.note),
  unread: z.strictObject({
    period: line(planUnreadLimits.period),
    amount: line(planUnreadLimits.amount),
    items: line(planUnreadLimits.items),
  }),
});

/** The rows of a version, as another office hands them down. */
export const planRowsSchema = z.array(planRowSchema.extend({ id: z.string().min(1).max(64) })).max(2000);

export type PlanRowInput = z.output<typeof planRowSchema>;

const id = z.string();
const editors = ['clerk', 'head'] as const;
const reason = line(400);

/** 年度计划 (R7-R10): drawn up, approved by another person, reported and published; changed later only by an adjustment. */
export const plansContract = {
  /** Every version of every year, newest first, and the year it is. */
  'plans.list': returns<{ readonly thisYear: number; readonly plans: readonly PlanSummary[] }>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['plans'],
  }),
  'plans.get': returns<PlanDetail>().query({
    input: z.strictObject({ id }),
    errors: ['plan.notFound'],
    access: everyRole,
    reads: ['plans', 'items', 'subjects', 'schemes', 'draws', 'results'],
  }),
  /** The plan as it would be with this row: in place of the one with the id, or added as `unsavedRowId`. Nothing is written. */
  'plans.preview': returns<PlanPreview>().query({
    input: z.strictObject({ id, rowId: z.string().nullable(), row: planRowSchema }),
    errors: ['plan.notFound'],
    access: everyRole,
    reads: ['plans', 'items', 'subjects'],
  }),
  /** What `to` changed in `from`; both are versions of any years. */
  'plans.diff': returns<PlanDiff>().query({
    input: z.strictObject({ from: z.string(), to: z.string() }),
    errors: ['plan.notFound'],
    access: everyRole,
    reads: ['plans'],
  }),
  /** The first version of a year, empty or with the rows of another year's version moved into this one. */
  'plans.create': returns<{ readonly id: string }>().command({
    input: z.strictObject({ year, copyOf: z.string().optional() }),
    errors: ['plan.notFound', 'plan.yearTaken'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.created',
  }),
  /** Adds a row (`rowId` null) or changes one, in a draft alone. */
  'plans.saveRow': returns<{ readonly rowId: string }>().command({
    input: z.strictObject({ id, rowId: z.string().nullable(), row: planRowSchema }),
    errors: ['plan.notFound', 'plan.notDraft', 'plan.rowNotFound'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.rowSaved',
  }),
  'plans.removeRow': returns<null>().command({
    input: z.strictObject({ id, rowId: z.string() }),
    errors: ['plan.notFound', 'plan.notDraft', 'plan.rowNotFound'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.rowRemoved',
  }),
  /** 送审: from now on nobody changes it until it is sent back. */
  'plans.submit': returns<null>().command({
    input: z.strictObject({ id }),
    errors: ['plan.notFound', 'plan.notDraft', 'plan.notReady'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.submitted',
  }),
  /** 退回 or taken back: a draft again, with what is to be changed. */
  'plans.return': returns<null>().command({
    input: z.strictObject({ id, reason: reason.min(1) }),
    errors: ['plan.notFound', 'plan.notSubmitted'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.returned',
  }),
  /** 批准 by another person than the one that submitted it, a head of the office, who proves it within the step. */
  'plans.approve': returns<PlanApproval>().job({
    input: z.strictObject({ id, approver: z.strictObject({ name: line(40).min(1), password: z.string().min(1).max(200) }) }),
    errors: ['plan.notFound', 'plan.notSubmitted', 'plan.sameApprover', 'plan.notAnApprover'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.approved',
  }),
  /** 上报备案 (number and day) or 公示 (day and address); one that puts an earlier one right takes a reason. */
  'plans.note': returns<null>().command({
    input: z.strictObject({ id, kind: z.enum(['filed', 'published']), on: z.iso.date(), what: line(300), reason }),
    errors: ['plan.notFound', 'plan.notApproved', 'plan.reasonMissing'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.noted',
  }),
  /** 调整: the next version, a draft with the rows of the one in force (R8). */
  'plans.adjust': returns<{ readonly id: string }>().command({
    input: z.strictObject({ id, reason: reason.min(1) }),
    errors: ['plan.notFound', 'plan.notInForce', 'plan.openVersion'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.adjusted',
  }),
  /** Throws a draft away; the version before it stays in force. */
  'plans.discard': returns<null>().command({
    input: z.strictObject({ id }),
    errors: ['plan.notFound', 'plan.notDraft'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.discarded',
  }),
  /** Freezes the numbers of 存续 subjects that the shares of the year are counted on; a second time with a reason. */
  'plans.freezeBase': returns<null>().command({
    input: z.strictObject({
      year,
      on: z.iso.date(),
      enterprises: z.int().min(1).max(10_000_000),
      subjects: z.int().min(1).max(10_000_000),
      reason,
    }),
    errors: ['plan.reasonMissing', 'plan.baseWrong'],
    access: editors,
    changes: ['plans'],
    audit: 'plans.baseFrozen',
  }),
  'plans.saveSettings': returns<null>().command({
    input: z.strictObject({ lastEnd: monthDay, dueBy: monthDay }),
    errors: [],
    access: ['head', 'systemAdmin'],
    changes: ['plans'],
    audit: 'plans.settingsSaved',
  }),
  /** A task from a row of the version in force: days, items, ratio or number and range filled in; the task stays tied to the row (R9). */
  'plans.makeScheme': returns<{ readonly id: string }>().command({
    input: z.strictObject({ id, rowId: z.string() }),
    errors: ['plan.notFound', 'plan.rowNotFound', 'plan.notInForce'],
    access: editors,
    changes: ['plans', 'schemes'],
    audit: 'schemes.created',
  }),
} as const;
