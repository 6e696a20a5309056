import type { OfficeRole } from './office.ts';
import type { SealLockReason } from '#shared/domain/bundle/seal-lock.ts';
import type { HandedTaskState } from '#shared/domain/handed-tasks/task-state.ts';
import type { HolidayFault } from '#shared/domain/calendar/notice-fault.ts';
import type { EvidenceFault } from '#shared/domain/evidence/evidence-file.ts';
import type { CloseFault } from '#shared/domain/follow-up/requirements.ts';
import type { FoundTable } from '#shared/domain/imports/found-table.ts';
import type { ItemField } from '#shared/domain/items/item-content.ts';
import type { PlanState } from '#shared/domain/plans/approval-rule.ts';
import type { RefusedFileReason } from '#shared/domain/imports/refused-file.ts';
import type { SchemeFinding } from '#shared/domain/schemes/findings.ts';
import type { ExchangeErrorParams } from './exchange-errors.ts';

/**
 * The catalogue of expected failures with the facts their sentences need. Codes are stable and never reused; they appear in logs, in the
 * command line's output and in help.
 */
export interface ErrorParams extends ExchangeErrorParams {
  readonly internal: { readonly reference: string };
  readonly 'input.invalid': { readonly field: string };
  readonly 'call.unknown': { readonly name: string };
  readonly 'session.required': Record<string, never>;
  readonly 'session.locked': Record<string, never>;
  readonly 'access.denied': { readonly name: string };
  readonly 'job.cancelled': Record<string, never>;
  readonly 'backend.gone': Record<string, never>;
  readonly 'store.full': Record<string, never>;
  readonly 'store.readOnly': Record<string, never>;
  readonly 'store.damaged': { readonly detail: string };
  readonly 'store.newer': { readonly found: string };
  readonly 'store.inUse': Record<string, never>;
  readonly 'office.exists': { readonly name: string };
  readonly 'office.missing': Record<string, never>;
  readonly 'office.divisionUnknown': { readonly code: string };
  readonly 'office.roleOnly': { readonly role: 'county' | 'city' };
  readonly 'org.notFound': Record<string, never>;
  readonly 'org.wrongParent': Record<string, never>;
  readonly 'org.parentClosed': { readonly unit: string };
  readonly 'org.nameTaken': { readonly name: string; readonly unit: string };
  readonly 'org.codeShape': { readonly digits: number };
  readonly 'org.codeTaken': { readonly unit: string };
  readonly 'org.hasParts': { readonly parts: number };
  readonly 'calendar.wrongNotice': HolidayFault;
  readonly 'calendar.notTyped': { readonly year: number };
  readonly 'people.nameTaken': { readonly name: string };
  readonly 'people.auditApart': Readonly<Record<string, never>>;
  readonly 'people.passwordWeak': { readonly minimum: number };
  readonly 'file.tokenUnknown': Record<string, never>;
  readonly 'file.unreadable': { readonly name: string };
  readonly 'file.exists': { readonly name: string };
  readonly 'folder.notWritable': { readonly name: string };
  readonly 'disk.full': { readonly name: string };
  readonly 'import.refused': { readonly name: string; readonly reason: RefusedFileReason };
  readonly 'import.wrongColumns': {
    readonly missing: readonly string[];
    readonly found: readonly string[];
    /** What a person needs to name the header or the columns. */
    readonly table: FoundTable;
  };
  readonly 'library.empty': Record<string, never>;
  /** More rows than a workbook that is to be imported again may hold. */
  readonly 'library.tooLarge': { readonly rows: number; readonly most: number };
  readonly 'import.wrongKind': { readonly name: string; readonly kind: string };
  readonly 'import.fileChanged': { readonly name: string };
  readonly 'import.noRows': { readonly name: string };
  readonly 'import.stageGone': Record<string, never>;
  readonly 'import.batchGone': Record<string, never>;
  readonly 'import.undoneAlready': { readonly name: string };
  readonly 'import.usedByDraw': { readonly name: string; readonly serial: string; readonly records: number };
  readonly 'import.issued': { readonly name: string; readonly list: string; readonly records: number };
  readonly 'import.changedLater': { readonly name: string; readonly records: number };
  readonly 'import.nothingToWrite': Record<string, never>;
  readonly 'subject.notFound': Record<string, never>;
  /** 谁建立、谁管理: a record that a bundle brought is changed by the office that keeps it. */
  readonly 'library.otherOffice': { readonly office: string };
  readonly 'inspector.notFound': Record<string, never>;
  readonly 'inspector.staffNoTaken': { readonly staffNo: string; readonly name: string };
  readonly 'inspector.spanReversed': { readonly from: string; readonly to: string };
  readonly 'inspector.leavesMeet': { readonly from: string };
  readonly 'inspector.recusalCode': { readonly code: string };
  readonly 'inspector.assigned': { readonly name: string };
  readonly 'item.notFound': Record<string, never>;
  readonly 'item.codeTaken': { readonly code: string; readonly name: string };
  readonly 'item.cityWording': { readonly name: string; readonly field: ItemField };
  readonly 'item.superseded': { readonly name: string };
  readonly 'item.cityStays': { readonly name: string };
  readonly 'item.usedSince': { readonly name: string };
  readonly 'item.listNumberTaken': { readonly versionNo: string };
  readonly 'item.listEmpty': Record<string, never>;
  readonly 'item.listUnchanged': { readonly versionNo: string };
  readonly 'item.checklistColumns': { readonly missing: readonly string[] };
  readonly 'item.fileChanged': { readonly name: string };
  readonly 'library.nothingToUndo': Record<string, never>;
  readonly 'library.undoOfImport': { readonly fileName: string };
  readonly 'subject.codeInvalid': { readonly code: string };
  readonly 'subject.codeTaken': { readonly code: string; readonly name: string };
  readonly 'subject.onFrozenList': { readonly serial: string };
  readonly 'subject.unchanged': Record<string, never>;
  readonly 'action.notFound': Record<string, never>;
  readonly 'action.undone': { readonly by: string };
  readonly 'action.frozen': { readonly serial: string; readonly subjects: number };
  readonly 'plan.notFound': Record<string, never>;
  readonly 'plan.yearTaken': { readonly year: number };
  readonly 'plan.notDraft': { readonly state: PlanState };
  readonly 'plan.notReady': { readonly findings: number };
  readonly 'plan.rowNotFound': Record<string, never>;
  readonly 'plan.notSubmitted': Record<string, never>;
  readonly 'plan.sameApprover': { readonly name: string };
  readonly 'plan.notAnApprover': { readonly name: string };
  readonly 'plan.notApproved': Record<string, never>;
  readonly 'plan.notInForce': Record<string, never>;
  readonly 'plan.openVersion': { readonly version: number };
  readonly 'plan.reasonMissing': Record<string, never>;
  readonly 'plan.baseWrong': Record<string, never>;
  readonly 'scheme.notFound': Record<string, never>;
  readonly 'scheme.itemNotPublished': { readonly item: string };
  readonly 'scheme.frozen': { readonly name: string };
  readonly 'scheme.listHanded': { readonly name: string };
  readonly 'scheme.notReady': { readonly findings: number };
  readonly 'scheme.reasonMissing': { readonly findings: number };
  readonly 'draw.notFound': { readonly serial: string };
  readonly 'draw.wrongState': { readonly serial: string; readonly state: string };
  readonly 'draw.byCounties': { readonly serial: string };
  readonly 'draw.borrowed': { readonly serial: string };
  readonly 'draw.fieldComputer': Record<string, never>;
  readonly 'draw.secretWeak': { readonly minimum: number };
  readonly 'draw.committedAlready': { readonly party: 'A' | 'B' };
  readonly 'draw.announcedAlready': Record<string, never>;
  readonly 'draw.readAlready': { readonly by: string };
  readonly 'draw.notRead': Record<string, never>;
  readonly 'draw.sameReader': { readonly name: string };
  readonly 'draw.witnessMissing': Record<string, never>;
  readonly 'draw.serialTyped': { readonly serial: string };
  readonly 'draw.reasonMissing': { readonly minimum: number };
  readonly 'draw.sameApprover': { readonly name: string };
  readonly 'draw.notAnApprover': { readonly name: string };
  readonly 'draw.diceTooFew': { readonly given: number; readonly needed: number };
  readonly 'draw.diceInvalid': { readonly position: number };
  readonly 'draw.revealWrong': { readonly party: 'A' | 'B' };
  readonly 'draw.publicInvalid': Record<string, never>;
  readonly 'draw.publicMissing': { readonly what: string };
  readonly 'draw.publicNotAnnounced': Record<string, never>;
  readonly 'draw.frozenChanged': { readonly file: string };
  readonly 'team.notOnTeam': { readonly code: string; readonly staffNo: string };
  readonly 'team.resultEntered': { readonly code: string };
  readonly 'team.nobodyLeft': { readonly code: string };
  readonly 'team.notEligible': { readonly code: string; readonly staffNo: string };
  readonly 'replacement.visited': { readonly code: string };
  readonly 'replacement.filledAlready': { readonly code: string };
  readonly 'replacement.drawOpen': { readonly serial: string };
  readonly 'replacement.jointEvent': Record<string, never>;
  readonly 'replacement.reserveEmpty': { readonly stratum: string; readonly left: number; readonly needed: number };
  /** What the pre-flight of schemes would say must be changed first. */
  readonly 'replacement.notReady': Pick<SchemeFinding, 'code' | 'facts'>;
  readonly 'letter.noMeasure': Record<string, never>;
  readonly 'letter.nothingPublic': Record<string, never>;
  readonly 'figures.dayInvalid': { readonly year: number; readonly until: string };
  /** The number of a base has no lines of its own. */
  readonly 'figures.isBase': { readonly enterprises: number; readonly subjects: number; readonly frozenOn: string };
  readonly 'fieldPack.otherVisits': Record<string, never>;
  readonly 'fieldPack.noSheets': { readonly last: number };
  readonly 'fieldPack.tooMany': { readonly most: number };
  readonly 'fieldPack.notASheet': Record<string, never>;
  readonly 'fieldPack.misread': Record<string, never>;
  readonly 'broughtBack.nothingToEnter': { readonly serial: string };
  /** The hidden column that says which visit a row belongs to is not there. */
  readonly 'broughtBack.notATable': { readonly name: string };
  readonly 'broughtBack.otherEvent': { readonly name: string; readonly serial: string; readonly other: string };
  /** The serial is the same and the record is not. */
  readonly 'broughtBack.otherRecord': { readonly name: string; readonly serial: string };
  readonly 'broughtBack.changed': { readonly name: string };
  readonly 'broughtBack.nothingToTake': Record<string, never>;
  readonly 'result.notDrawn': { readonly code: string };
  readonly 'result.outcomesExclude': { readonly first: string; readonly second: string };
  readonly 'result.itemMissing': { readonly item: string };
  readonly 'result.problemTextMissing': { readonly item: string };
  readonly 'result.outcomeMissing': Record<string, never>;
  readonly 'result.contradiction': { readonly outcome: string };
  readonly 'result.dateInvalid': { readonly date: string };
  readonly 'result.visitCodeMissing': Record<string, never>;
  readonly 'result.approved': { readonly code: string };
  readonly 'result.published': { readonly code: string };
  readonly 'evidence.refused': { readonly name: string; readonly reason: EvidenceFault };
  readonly 'evidence.thereAlready': { readonly name: string };
  readonly 'evidence.noteMissing': Record<string, never>;
  readonly 'evidence.placeUnknown': Record<string, never>;
  readonly 'evidence.notFound': Record<string, never>;
  readonly 'evidence.kept': { readonly name: string };
  readonly 'evidence.fileBad': { readonly name: string; readonly file: 'missing' | 'changed' };
  readonly 'review.notWaiting': { readonly code: string };
  readonly 'review.changed': { readonly code: string };
  readonly 'review.ownEntry': { readonly code: string };
  readonly 'publication.notApproved': { readonly code: string };
  readonly 'publication.notPublished': { readonly code: string };
  readonly 'publication.correctionWaits': { readonly code: string };
  readonly 'publication.unchanged': Record<string, never>;
  readonly 'publication.reasonMissing': { readonly minimum: number };
  readonly 'publication.sameApprover': { readonly name: string };
  readonly 'publication.notAnApprover': { readonly name: string };
  readonly 'publication.nothingWaits': Record<string, never>;
  readonly 'publication.dateInvalid': { readonly date: string };
  readonly 'task.dispatchedAlready': { readonly date: string };
  readonly 'task.notDispatched': { readonly serial: string };
  readonly 'task.dateInvalid': { readonly date: string };
  readonly 'task.notFinished': { readonly unpublished: number; readonly followUpsOpen: number };
  readonly 'task.closedAlready': { readonly serial: string };
  readonly 'followUp.notFound': Record<string, never>;
  readonly 'followUp.none': Record<string, never>;
  readonly 'followUp.closed': { readonly name: string };
  readonly 'followUp.dayInvalid': { readonly place: number; readonly field: string };
  readonly 'followUp.lettersApart': { readonly place: number; readonly least: number; readonly most: number };
  readonly 'followUp.listedAlready': { readonly place: number; readonly date: string };
  readonly 'followUp.notListable': { readonly place: number };
  readonly 'followUp.noticeNumber': { readonly place: number };
  readonly 'followUp.noticeSent': { readonly noticeNo: string };
  readonly 'followUp.hasFiles': { readonly place: number };
  readonly 'followUp.receiptGiven': { readonly noticeNo: string };
  readonly 'followUp.notFinished': { readonly missing: readonly CloseFault[] };
  readonly 'keys.exist': Record<string, never>;
  readonly 'keys.missing': Record<string, never>;
  readonly 'keys.locked': Record<string, never>;
  readonly 'keys.passphraseWrong': Record<string, never>;
  readonly 'keys.passphraseWeak': { readonly minimum: number };
  readonly 'trust.missing': Record<string, never>;
  readonly 'trust.exists': Record<string, never>;
  readonly 'trust.enrolmentBad': { readonly reason: string };
  readonly 'trust.groupsDiffer': Record<string, never>;
  readonly 'trust.keyKnown': { readonly office: string };
  readonly 'trust.keyUnknown': Record<string, never>;
  readonly 'trust.keyClosed': Record<string, never>;
  readonly 'trust.digitsNeeded': Record<string, never>;
  readonly 'handedDown.gone': Record<string, never>;
  readonly 'handedDown.taken': Record<string, never>;
  readonly 'handedDown.yearTyped': { readonly year: number; readonly byName: string };
  readonly 'handedTask.notOpen': { readonly state: HandedTaskState };
  readonly 'handedTask.notFound': Record<string, never>;
  readonly 'handedTask.ownPeople': { readonly serial: string };
  readonly 'handedTask.handedAlready': { readonly serial: string };
  readonly 'handedTask.ownSubjects': { readonly subjects: number };
  readonly 'bundle.nothingToSend': Record<string, never>;
  /** Both in tenths of a point. */
  readonly 'assessment.sum': { readonly sum: number; readonly full: number };
  readonly 'assessment.perCase': Record<string, never>;
  readonly 'county.unknown': { readonly code: string };
  readonly 'county.visitUnknown': Record<string, never>;
  readonly 'county.recordMissing': { readonly serial: string };
  readonly 'request.noResult': Record<string, never>;
  readonly 'request.open': { readonly byName: string };
  readonly 'request.notFound': Record<string, never>;
  readonly 'request.answered': Record<string, never>;
  readonly 'chain.nothingMissing': Record<string, never>;
  readonly 'chain.tooManyMissing': { readonly given: number; readonly most: number };
  readonly 'chain.notForked': Record<string, never>;
  readonly 'chain.notFound': Record<string, never>;
  readonly 'chain.paused': Record<string, never>;
  readonly 'chain.notPaused': Record<string, never>;
  readonly 'bundle.sealingLocked': { readonly reason: SealLockReason; readonly role: OfficeRole };
  readonly 'bundle.notFound': Record<string, never>;
  readonly 'bundle.damagedOutbox': { readonly name: string };
  readonly 'bundle.cleared': { readonly name: string; readonly at: string };
  readonly 'bundle.nothingToClear': Record<string, never>;
  readonly 'bundle.noReceiptDue': Record<string, never>;
  readonly 'bundle.noRecipient': { readonly office: string };
  readonly 'bundle.drawOpen': { readonly serial: string };
  readonly 'bundle.oneComputer': Record<string, never>;
  readonly 'bundle.fieldComputer': Record<string, never>;
  readonly 'bundle.mailOnlyReports': Record<string, never>;
  /** All in KiB. */
  readonly 'bundle.mailLimitBounds': { readonly limitKiB: number; readonly least: number; readonly most: number };
  readonly 'bundle.unsplittable': { readonly entry: string; readonly id: string; readonly limitKiB: number };
  readonly 'bundle.partlyWritten': { readonly written: readonly string[]; readonly left: readonly string[] };
  readonly 'bundle.nothingHeld': { readonly office: string };
}

export type ErrorCode = keyof ErrorParams;

/** Failures that any call can have; they are not repeated in each entry of the contract. */
export type CommonErrorCode =
  | 'internal'
  | 'input.invalid'
  | 'call.unknown'
  | 'session.required'
  | 'session.locked'
  | 'access.denied'
  | 'job.cancelled'
  | 'backend.gone'
  | 'store.full'
  | 'store.readOnly'
  | 'store.damaged'
  | 'office.missing'
  | 'file.tokenUnknown'
  | 'file.unreadable'
  | 'folder.notWritable'
  | 'disk.full';

export type AppError<C extends ErrorCode = ErrorCode> = { readonly [K in C]: { readonly code: K; readonly params: ErrorParams[K] } }[C];

export interface Failure<C extends ErrorCode> {
  readonly ok: false;
  readonly error: AppError<C>;
}

/** An expected failure with its facts; the sentence for people comes from `errorText`. */
export const fail = <C extends ErrorCode>(code: C, params: ErrorParams[C]): Failure<C> =>
  // One member of the mapped union by construction; TypeScript cannot follow the index.
  ({ ok: false, error: { code, params } });
