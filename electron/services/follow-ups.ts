import { err, ok } from '#shared/base/result.ts';
import { assertNever } from '#shared/base/assert-never.ts';
import type { CallErrors } from '#shared/contract/contract.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { FollowUpRow, followUpFilters } from '#shared/contract/follow-ups.ts';
import { lettersApart, measureFault, repeatedListing, type Measure } from '#shared/domain/follow-up/measures.ts';
import { ledgerFileName, noticeNumberText } from '#shared/i18n/zh-cn/follow-ups.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { measuresWithEvidence } from '#electron/store/evidence.ts';
import {
  findFollowUp,
  findNoticeNumber,
  listListings,
  statusOfSubject,
  takeNoticeNumber,
  updateFollowUp,
  type StoredFollowUp,
} from '#electron/store/follow-ups.ts';
import type { Handlers } from './context.ts';
import { stampOf } from './drawn-event.ts';
import { notListed, revised } from './follow-up-opening.ts';
import { askedOf, detailOf, ledgerRows } from './follow-up-rows.ts';
import { ledgerSheet } from './ledger-sheet.ts';
import { writeForGood } from './workbook-file.ts';

type Names = 'followUps.list' | 'followUps.get' | 'followUps.save' | 'followUps.close' | 'followUps.export';

const isShown = ({ state, deadline }: FollowUpRow, show: (typeof followUpFilters)[number]): boolean => {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return state === 'open';
    case 'closed':
      return state !== 'open';
    case 'overdue':
      return state === 'open' && deadline?.band === 'overdue';
    default:
      return assertNever(show, 'ledger filter');
  }
};

export const followUpHandlers: Handlers<Names> = {
  'followUps.list': ({ db, now }, { serial, show, offset, limit }) => {
    const rows = ledgerRows(db, now, serial).filter((row) => isShown(row, show));
    return ok({ offset, total: rows.length, rows: rows.slice(offset, offset + limit) });
  },

  'followUps.get': ({ db, now }, { id }) => {
    const stored = findFollowUp(db, id);
    return stored ? ok(detailOf(db, now, stored)) : fail('followUp.notFound', {});
  },

  'followUps.save': (write, { id, owner, measures }) => {
    const { db, now, note } = write;
    const stored = findFollowUp(db, id);
    if (!stored) return fail('followUp.notFound', {});
    if (stored.state === 'closed') return fail('followUp.closed', { name: stored.name });
    const fault = saveFault(db, stored, measures, now.slice(0, 10));
    if (fault) return err(fault);
    const numbered = measures.map((measure) => withNumber(db, stored, measure, now.slice(0, 10)));
    updateFollowUp(db, revised(db, stored, { owner, measures: numbered }), stampOf(write));
    note({ serial: stored.serial, subject: stored.code, measures: numbered.map(({ kind }) => kind), owner });
    return ok({ savedAt: now, measures: numbered });
  },

  'followUps.close': (write, { id, note: closingNote }) => {
    const { db, now, note } = write;
    const stored = findFollowUp(db, id);
    if (!stored) return fail('followUp.notFound', {});
    if (stored.state === 'closed') return fail('followUp.closed', { name: stored.name });
    const { missing } = askedOf(db, stored, now);
    if (missing.length > 0) return fail('followUp.notFinished', { missing });
    updateFollowUp(db, revised(db, stored, { state: 'closed', closingNote, closedOn: now.slice(0, 10) }), stampOf(write));
    note({ serial: stored.serial, subject: stored.code, note: closingNote });
    return ok(null);
  },

  'followUps.export': async (context, { serial, folder }) => {
    const { db, now } = context;
    const rows = ledgerRows(db, now, serial);
    if (rows.length === 0) return fail('followUp.none', {});
    const fileName = ledgerFileName(now.slice(0, 10));
    const facts = { serial: serial ?? '', file: fileName, rows: rows.length };
    const sheets = [ledgerSheet(db, now, rows)];
    return writeForGood(context, { folder, fileName, sheets }, 'followUps.exported', facts, { fileName, rows: rows.length });
  },
};

type SaveError = AppError<CallErrors<'followUps.save'>>;

/** What forbids these measures: a day that cannot be, a listing that may not be, or a notice that would lose its number or its answer. */
const saveFault = (db: WriteDb, stored: StoredFollowUp, measures: readonly Measure[], today: string): SaveError | null => {
  for (const [index, measure] of measures.entries()) {
    const place = index + 1;
    const fault = measureFault(measure, { inspectedOn: stored.inspectedOn, today });
    if (fault?.fault === 'letters') return { code: 'followUp.lettersApart', params: { place, ...lettersApart } };
    if (fault) return { code: 'followUp.dayInvalid', params: { place, field: fault.field } };
    const others = measures.filter((other) => other.id !== measure.id);
    const listing = listingFault(db, stored, measure, others, place);
    if (listing) return listing;
  }
  const kept = new Set(measures.filter(({ kind }) => kind === 'notifiedDepartment').map(({ id }) => id));
  const lost = stored.measures.find((measure) => measure.kind === 'notifiedDepartment' && measure.noticeNo !== '' && !kept.has(measure.id));
  if (lost?.kind === 'notifiedDepartment') return { code: 'followUp.noticeSent', params: { noticeNo: lost.noticeNo } };
  const withFiles = measuresWithEvidence(db, stored.id);
  const bared = stored.measures.findIndex(({ id }) => withFiles.has(id) && !measures.some((measure) => measure.id === id));
  if (bared >= 0) return { code: 'followUp.hasFiles', params: { place: bared + 1 } };
  return noticeFault(stored, measures);
};

const listingFault = (
  db: WriteDb,
  stored: StoredFollowUp,
  measure: Measure,
  others: readonly Measure[],
  place: number,
): SaveError | null => {
  if (measure.kind !== 'abnormalList' || measure.decidedOn === '') return null;
  if (notListed.has(statusOfSubject(db, stored.code))) return { code: 'followUp.notListable', params: { place } };
  const listings = [...listListings(db, stored.code, stored.id), ...others.filter((other) => other.kind === 'abnormalList')];
  const repeated = repeatedListing(measure, listings);
  return repeated && { code: 'followUp.listedAlready', params: { place, date: repeated.decidedOn } };
};

/** A notice keeps the number that the office gave it, and is answered once (R48). */
const noticeFault = (stored: StoredFollowUp, measures: readonly Measure[]): SaveError | null => {
  for (const [index, measure] of measures.entries()) {
    if (measure.kind !== 'notifiedDepartment') continue;
    const before = stored.measures.find(({ id }) => id === measure.id);
    const known = before?.kind === 'notifiedDepartment' ? before : null;
    if (measure.noticeNo !== (known?.noticeNo ?? '')) return { code: 'followUp.noticeNumber', params: { place: index + 1 } };
    const answered = known !== null && known.receiptOn !== '' && known.receipt !== '';
    if (answered && (known.receiptOn !== measure.receiptOn || known.receipt !== measure.receipt))
      return { code: 'followUp.receiptGiven', params: { noticeNo: known.noticeNo } };
  }
  return null;
};

/** A notice that was sent gets the next number of the year it was sent in, once. */
const withNumber = (db: WriteDb, stored: StoredFollowUp, measure: Measure, today: string): Measure => {
  if (measure.kind !== 'notifiedDepartment' || measure.noticeNo !== '' || measure.sentOn === '') return measure;
  const known = findNoticeNumber(db, stored.id, measure.id);
  const year = known?.year ?? Number((measure.sentOn || today).slice(0, 4));
  const number = known?.number ?? takeNoticeNumber(db, year, stored.id, measure.id);
  return { ...measure, noticeNo: noticeNumberText(year, number) };
};
