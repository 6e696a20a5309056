import { canonicalJson } from '#shared/base/canonical-json.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import type { CorrectionAnswer } from '#shared/contract/publication.ts';
import type { CallErrors } from '#shared/contract/contract.ts';
import { approvalFault, longestReason, reasonLine, shortestReason } from '#shared/domain/draw/void.ts';
import { findOffice } from '#electron/store/office.ts';
import { insertCorrection } from '#electron/store/publications.ts';
import { findResultInForce, findVisit } from '#electron/store/results.ts';
import { findVisitState } from '#electron/store/visit-states.ts';
import type { CommandContext, Handler } from './context.ts';
import { ownEvent, stampOf } from './drawn-event.ts';
import { followDecision } from './follow-up-opening.ts';
import { checkVisitResult } from './result-check.ts';
import { proveIdentity } from './second-person.ts';
import { singleStep } from './single-step.ts';

type Write = CommandContext<AuditParams['publication.corrected']>;
type Refusal = AppError<CallErrors<'publication.correct'> | 'input.invalid' | 'office.missing'>;

const draftOf = ({ outcomes, items, methods, disposal, inspectedOn, visitCode, remark }: ResultDraft): ResultDraft => ({
  outcomes,
  items,
  methods,
  disposal,
  inspectedOn,
  visitCode,
  remark,
});

/** 更正: asked for by one person, approved by another within the step; the published result and every earlier correction stay (R45, UX 12). */
export const correctPublished: Handler<'publication.correct'> = async ({ db, actor }, { serial, code, result, reason, approver }) => {
  const prove = await proveIdentity(db, approver);
  const line = Array.from(reasonLine(reason)).slice(0, longestReason).join('');
  return ok(
    singleStep((write: Write): Result<CorrectionAnswer, Refusal> => {
      const possible = correctable(write, serial, code, result);
      if (!possible.ok) return possible;
      const { before, number, resultId, office } = possible.value;
      const proof = prove(write);
      const note = (outcome: AuditParams['publication.corrected']['outcome']): void => {
        const outcomes = { before: before.outcomes, after: result.outcomes };
        write.note({ serial, subject: code, reason: line, approver: approver.name, outcome, ...outcomes });
      };
      if (proof.at !== 'proved') {
        note(proof.at);
        return ok(proof.at === 'lockedOut' ? proof : { at: 'refused', triesLeft: proof.triesLeft });
      }
      const { person } = proof;
      switch (approvalFault({ reason: line, requestedBy: actor?.id ?? '', approver: person })) {
        case 'reason':
          return fail('publication.reasonMissing', { minimum: shortestReason });
        case 'samePerson':
          return fail('publication.sameApprover', { name: person.name });
        case 'notAnApprover':
          return fail('publication.notAnApprover', { name: person.name });
        case null:
          break;
      }
      const { id, name } = person;
      insertCorrection(
        write.db,
        { id: write.newId(), office, serial, subject: code, number, resultId, before, after: result, reason: line, approver: { id, name } },
        stampOf(write),
      );
      followDecision(write, office, serial, code);
      note('corrected');
      return ok({ at: 'corrected', number });
    }),
  );
};

interface Correctable {
  readonly before: ResultDraft;
  readonly number: number;
  readonly resultId: string;
  readonly office: string;
}

const correctable = ({ db, now }: Write, serial: string, code: string, result: ResultDraft): Result<Correctable, Refusal> => {
  const draw = ownEvent(db, serial);
  if (!draw.ok) return draw;
  const visit = findVisit(db, serial, code);
  const state = findVisitState(db, serial, code);
  const held = findResultInForce(db, serial, code);
  const office = findOffice(db)?.code;
  if (!visit || !state) return fail('result.notDrawn', { code });
  if (office === undefined) return fail('office.missing', {});
  if (state.state !== 'published' || !held) return fail('publication.notPublished', { code });
  if (state.correctionWaits) return fail('publication.correctionWaits', { code });
  const checked = checkVisitResult(db, draw.value, visit, result, now.slice(0, 10));
  if (!checked.ok) return checked;
  const before = draftOf(held);
  if (canonicalJson(before) === canonicalJson(result)) return fail('publication.unchanged', {});
  return ok({ before, number: state.corrections + 1, resultId: held.id, office });
};
