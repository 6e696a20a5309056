import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { PlanApproval } from '#shared/contract/plans.ts';
import { approvalFault } from '#shared/domain/plans/approval-rule.ts';
import { insertNotice, listNotices } from '#electron/store/plan-notices.ts';
import { approvePlan, findPlan, findPlanInForce, listPlanRows, listVersions, returnPlan, submitPlan } from '#electron/store/plans.ts';
import type { CommandContext, Handlers } from './context.ts';
import { beginVersion, draftPlan, stampOf } from './plan-draft.ts';
import { detailOf } from './plan-view.ts';
import { proveIdentity } from './second-person.ts';
import { singleStep } from './single-step.ts';

type Steps = 'plans.submit' | 'plans.return' | 'plans.approve' | 'plans.note' | 'plans.adjust';

type ApprovalError = AppError<'plan.notFound' | 'plan.notSubmitted' | 'plan.sameApprover' | 'plan.notAnApprover'>;

/** The way of a plan from draft to publication, and into its next version (R7, R8). */
export const planStepHandlers: Handlers<Steps> = {
  'plans.submit': (context, { id }) => {
    const { db, actor, now, note } = context;
    const plan = draftPlan(db, id);
    if (!plan.ok) return plan;
    const musts = detailOf(db, plan.value, now.slice(0, 10)).findings.filter(({ level }) => level === 'must').length;
    if (musts > 0) return fail('plan.notReady', { findings: musts });
    submitPlan(db, id, actor?.name ?? '', stampOf(context));
    note({ year: plan.value.year, version: plan.value.version, rows: plan.value.rowCount });
    return ok(null);
  },

  'plans.return': (context, { id, reason }) => {
    const { db, note } = context;
    const plan = findPlan(db, id);
    if (!plan) return fail('plan.notFound', {});
    if (plan.state !== 'submitted') return fail('plan.notSubmitted', {});
    returnPlan(db, id, reason, stampOf(context));
    note({ year: plan.year, version: plan.version, reason });
    return ok(null);
  },

  'plans.approve': async ({ db }, { id, approver }) => {
    const prove = await proveIdentity(db, approver);
    return ok(
      singleStep((write: CommandContext<AuditParams['plans.approved']>): Result<PlanApproval, ApprovalError> => {
        const plan = findPlan(write.db, id);
        if (!plan) return fail('plan.notFound', {});
        if (plan.state !== 'submitted') return fail('plan.notSubmitted', {});
        const { year, version } = plan;
        const proof = prove(write);
        if (proof.at !== 'proved') {
          write.note({ year, version, approver: approver.name, outcome: proof.at });
          return ok(
            proof.at === 'refused' ? { at: proof.at, triesLeft: proof.triesLeft } : { at: proof.at, minutesLeft: proof.minutesLeft },
          );
        }
        const { person } = proof;
        switch (approvalFault({ state: plan.state, submittedBy: plan.submitted?.id ?? '' }, person)) {
          case 'notSubmitted':
            return fail('plan.notSubmitted', {});
          case 'samePerson':
            return fail('plan.sameApprover', { name: person.name });
          case 'notAnApprover':
            return fail('plan.notAnApprover', { name: person.name });
          case null:
            approvePlan(write.db, id, person, { at: write.now, seq: write.seq });
            write.note({ year, version, approver: person.name, outcome: 'approved' });
            return ok({ at: 'approved' });
        }
      }),
    );
  },

  'plans.note': (context, { id, kind, on, what, reason }) => {
    const { db, actor, note } = context;
    const plan = findPlan(db, id);
    if (!plan) return fail('plan.notFound', {});
    if (plan.state !== 'approved') return fail('plan.notApproved', {});
    const again = listNotices(db, id).some((earlier) => earlier.kind === kind);
    if (again && reason === '') return fail('plan.reasonMissing', {});
    const notice = { kind, on, what, reason: again ? reason : '', by: actor?.name ?? '' };
    insertNotice(db, plan, notice, stampOf(context));
    note({ year: plan.year, version: plan.version, kind, on, what, reason: notice.reason });
    return ok(null);
  },

  'plans.adjust': (context, { id, reason }) => {
    const { db, note } = context;
    const plan = findPlan(db, id);
    if (!plan) return fail('plan.notFound', {});
    if (findPlanInForce(db, plan.year)?.id !== id) return fail('plan.notInForce', {});
    const open = listVersions(db, plan.year).find(({ state }) => state !== 'approved');
    if (open) return fail('plan.openVersion', { version: open.version });
    const next = { office: plan.office, year: plan.year, version: plan.version + 1, reason };
    const nextId = beginVersion(context, next, listPlanRows(db, id));
    note({ year: next.year, version: next.version, reason });
    return ok({ id: nextId });
  },
};
