import { toHex } from '#shared/base/bytes.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { VoidAnswer } from '#shared/contract/draws.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { recordHash, recordName } from '#shared/domain/draw/record.ts';
import {
  abortedRecord,
  reasonLine,
  shortestReason,
  voidFault,
  voidName,
  voidText,
  longestReason,
  type VoidedEvent,
  type VoidFault,
} from '#shared/domain/draw/void.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { drawFiles, findDraw, insertDrawFile, type StoredDraw } from '#electron/store/draws.ts';
import { saveVoid } from '#electron/store/draw-voids.ts';
import { isBorrowed } from '#electron/store/field-loans.ts';
import { withdrawHandedTasks } from '#electron/store/handed-tasks.ts';
import { copyRowOfTask } from '#electron/store/plan-tasks.ts';
import { findScheme, insertScheme } from '#electron/store/schemes.ts';
import { findOffice } from '#electron/store/office.ts';
import { uncountDrawn } from '#electron/store/subjects.ts';
import type { CommandContext, Handler } from './context.ts';
import { stampOf } from './drawn-event.ts';
import { proveIdentity } from './second-person.ts';
import { singleStep } from './single-step.ts';

/** 作废: asked for by one person, approved by another within the step; what the event had stays (DRAW-SPEC 3, UX 12). */
export const voidDraw: Handler<'draws.void'> = async ({ db, actor }, { serial, typedSerial, reason, approver, again }) => {
  const prove = await proveIdentity(db, approver);
  const requester = { id: actor?.id ?? '', name: actor?.name ?? '' };
  const line = Array.from(reasonLine(reason)).slice(0, longestReason).join('');
  return ok(
    singleStep((write: CommandContext<AuditParams['draws.voided']>): Result<VoidAnswer, VoidError> => {
      const draw = findDraw(write.db, serial);
      if (!draw) return fail('draw.notFound', { serial });
      if (draw.state === 'void') return fail('draw.wrongState', { serial, state: draw.state });
      if (isBorrowed(write.db, serial)) return fail('draw.borrowed', { serial });
      if (typedSerial.normalize('NFKC').trim() !== serial) return fail('draw.serialTyped', { serial });
      const proof = prove(write);
      const note = (outcome: 'voided' | 'refused' | 'lockedOut', record: string): void => {
        write.note({ serial, from: draw.state, reason: line, approver: approver.name, outcome, record });
      };
      if (proof.at === 'lockedOut') {
        note('lockedOut', '');
        return ok({ at: 'lockedOut', minutesLeft: proof.minutesLeft });
      }
      if (proof.at === 'refused') {
        note('refused', '');
        return ok({ at: 'refused', triesLeft: proof.triesLeft });
      }
      const { person } = proof;
      const fault = voidFault({ state: draw.state, reason: line, requestedBy: requester.id, approver: person });
      if (fault !== null) return { ok: false, error: faultError(fault, serial, person.name) };
      const event = eventOf(draw, line, requester.name, person.name, write.now);
      const record = writeSheets(write, draw, event);
      uncountDrawn(write.db, serial);
      withdrawHandedTasks(write.db, serial, line, stampOf(write));
      saveVoid(write.db, serial, {
        from: event.state,
        reason: line,
        by: requester,
        approver: person,
        at: write.now,
        seq: write.seq,
        record,
      });
      note('voided', record ?? event.record ?? '');
      return ok({ at: 'voided', again: again ? { schemeId: schemeAgain(write, draw.schemeId) } : null });
    }),
  );
};

type VoidError = AppError<
  | 'draw.notFound'
  | 'draw.wrongState'
  | 'draw.borrowed'
  | 'draw.serialTyped'
  | 'draw.reasonMissing'
  | 'draw.sameApprover'
  | 'draw.notAnApprover'
>;

const faultError = (fault: VoidFault, serial: string, name: string): VoidError => {
  switch (fault) {
    case 'voidAlready':
      return { code: 'draw.wrongState', params: { serial, state: 'void' } };
    case 'reason':
      return { code: 'draw.reasonMissing', params: { minimum: shortestReason } };
    case 'samePerson':
      return { code: 'draw.sameApprover', params: { name } };
    case 'notAnApprover':
      return { code: 'draw.notAnApprover', params: { name } };
  }
};

const eventOf = (draw: StoredDraw, reason: string, requestedBy: string, approvedBy: string, at: string): VoidedEvent => ({
  serial: draw.serial,
  prev: draw.prev,
  frame: draw.frame,
  plan: draw.plan,
  commitA: draw.commitA,
  commitB: draw.commitB,
  dice: draw.dice,
  state: draw.state,
  record: draw.result?.recordHash ?? null,
  reason,
  requestedBy,
  approvedBy,
  at,
});

type Writing = Pick<CommandContext<unknown>, 'db' | 'actor' | 'now' | 'seq' | 'newId'>;

/** Writes `void.tsv` and, for an event that was never drawn, its record, whose hash the next event names; null where the drawn one stays. */
const writeSheets = ({ db }: Writing, draw: StoredDraw, event: VoidedEvent): string | null => {
  const put = (name: string, text: string): void => {
    const bytes = encodeText(text);
    insertDrawFile(db, draw.serial, { name, sha256: toHex(nodeHash.sha256(bytes)), bytes });
  };
  const frozen = drawFiles(db, draw.serial);
  put(voidName, voidText(event));
  if (event.record !== null) return null;
  const record = abortedRecord(nodeHash, event, frozen);
  put(recordName, record);
  return recordHash(nodeHash, record);
};

/** An equal scheme in draft that remembers which one it is held again for. */
const schemeAgain = ({ db, actor, now, seq, newId }: Writing, schemeId: string): string => {
  const scheme = findScheme(db, schemeId);
  const office = findOffice(db);
  if (!scheme || !office) throw new Error(`the scheme ${schemeId} of a draw is gone`);
  const id = newId();
  insertScheme(db, { id, office: office.code, draft: scheme.draft, againOf: schemeId }, { by: actor?.id ?? '', at: now, seq });
  copyRowOfTask(db, schemeId, id);
  return id;
};
