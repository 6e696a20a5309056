import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { PublicationRow, PublicRecord } from '#shared/contract/publication.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import { publicationWords as words, publicSheetFileName } from '#shared/i18n/zh-cn/publication.ts';
import { planKindText } from '#shared/i18n/zh-cn/plan-table.ts';
import { publicText } from '#shared/i18n/zh-cn/results.ts';
import type { WorkbookSheet } from '#electron/tables/write-workbook.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDraw, type StoredDraw } from '#electron/store/draws.ts';
import { findOffice } from '#electron/store/office.ts';
import { findClockStart, insertPublication, listCorrections, saveClockStart } from '#electron/store/publications.ts';
import { countVisitStates, findVisitState, listVisitStates, listWaiting, type StoredVisitState } from '#electron/store/visit-states.ts';
import type { CommandContext, Handlers } from './context.ts';
import { correctPublished } from './corrections.ts';
import { ownEvent, stampOf } from './drawn-event.ts';
import { publicationClock, taskEndOf } from './publication-days.ts';
import { aidLists, publicRecords } from './public-records.ts';
import { writeForGood } from './workbook-file.ts';

type Names =
  | 'publication.waiting'
  | 'publication.published'
  | 'publication.draft'
  | 'publication.aid'
  | 'publication.corrections'
  | 'publication.mark'
  | 'publication.correct'
  | 'publication.export'
  | 'publication.settings'
  | 'publication.saveSettings';

/** Every visit of the largest event at once, for a file or a batch. */
const everything = { offset: 0, limit: 1_000_000 };

const rowsOf = (db: ReadDb, now: string, draw: StoredDraw, visits: readonly StoredVisitState[]): readonly PublicationRow[] => {
  const clock = publicationClock(db, now);
  const taskEndsOn = taskEndOf(db, draw.schemeId);
  return visits.map(({ code, name, outcomes, inspectedOn, reviewedByName, published, corrections, correctionWaits }) => ({
    ...{ code, name, outcomes, inspectedOn, corrections, correctionWaits },
    reviewedBy: reviewedByName,
    deadline: published ? null : clock.deadlineOf(inspectedOn, taskEndsOn),
    published: published && { ...published, late: clock.lateOn(inspectedOn, taskEndsOn, published.on) },
  }));
};

export const publicationHandlers: Handlers<Names> = {
  'publication.waiting': ({ db, now }, { serial, offset, limit }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const { approved, correctionsWaiting } = countVisitStates(db, serial);
    return ok({ offset, total: approved + correctionsWaiting, rows: rowsOf(db, now, draw, listWaiting(db, serial, { offset, limit })) });
  },

  'publication.published': ({ db, now }, { serial, offset, limit }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const rows = rowsOf(db, now, draw, listVisitStates(db, serial, ['published'], { offset, limit }));
    return ok({ offset, total: countVisitStates(db, serial).published, rows });
  },

  'publication.draft': ({ db }, { serial, offset, limit }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const { approved, correctionsWaiting } = countVisitStates(db, serial);
    const records = publicRecords(db, draw, listWaiting(db, serial, { offset, limit }));
    return records.ok ? ok({ offset, total: approved + correctionsWaiting, rows: records.value }) : records;
  },

  'publication.aid': ({ db }, { serial, code, destination }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const visit = findVisitState(db, serial, code);
    if (!visit) return fail('result.notDrawn', { code });
    if (visit.state !== 'approved' && visit.state !== 'published') return fail('publication.notApproved', { code });
    const records = publicRecords(db, draw, [visit]);
    return records.ok ? ok(records.value.flatMap((record) => aidLists(record, destination))) : records;
  },

  'publication.corrections': ({ db }, { serial }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    return ok(
      listCorrections(db, serial, null).map(({ subject, name, number, before, after, reason, byName, approver, at, published }) => ({
        ...{ name, number, before, after, reason, at, published },
        code: subject,
        by: byName,
        approvedBy: approver.name,
      })),
    );
  },

  'publication.mark': (write, { serial, codes, publishedOn, reference }) => {
    const { db, now, note } = write;
    const draw = ownEvent(db, serial);
    if (!draw.ok) return draw;
    const office = findOffice(db);
    if (!office) return fail('office.missing', {});
    if (publishedOn > now.slice(0, 10)) return fail('publication.dateInvalid', { date: publishedOn });
    for (const code of codes) {
      const marked = markOne(write, office.code, serial, code, { publishedOn, reference });
      if (!marked.ok) return marked;
    }
    note({ serial, subjects: codes, publishedOn, reference });
    return ok({ published: codes.length });
  },

  'publication.correct': correctPublished,

  'publication.export': async (context, { serial, folder }) => {
    const { db, now } = context;
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const records = publicRecords(db, draw, listWaiting(db, serial, everything));
    if (!records.ok) return records;
    if (records.value.length === 0) return fail('publication.nothingWaits', {});
    const fileName = publicSheetFileName(serial, now.slice(0, 10));
    const facts = { serial, file: fileName, rows: records.value.length };
    return writeForGood(context, { folder, fileName, sheets: [publicSheet(records.value)] }, 'publication.exported', facts, {
      fileName,
      rows: facts.rows,
    });
  },

  'publication.settings': ({ db }) => ok({ clockStart: findClockStart(db) }),

  'publication.saveSettings': ({ db, note }, { clockStart }) => {
    const before = findClockStart(db);
    saveClockStart(db, clockStart);
    note({ before, after: clockStart });
    return ok(null);
  },
};

/** Publishes what waits at a visit: the approved result, or the last correction of a published one. */
const markOne = (
  write: CommandContext<AuditParams['publication.marked']>,
  office: string,
  serial: string,
  code: string,
  where: { readonly publishedOn: string; readonly reference: string },
): Result<null, AppError<'result.notDrawn' | 'publication.notApproved' | 'publication.dateInvalid'>> => {
  const { db, newId } = write;
  const visit = findVisitState(db, serial, code);
  if (!visit) return fail('result.notDrawn', { code });
  const { state, corrections, correctionWaits, resultId, reviewedAt } = visit;
  if (state !== 'approved' && !correctionWaits) return fail('publication.notApproved', { code });
  const approvedAt = correctionWaits ? (listCorrections(db, serial, code)[0]?.at ?? '') : reviewedAt;
  if (where.publishedOn < approvedAt.slice(0, 10)) return fail('publication.dateInvalid', { date: where.publishedOn });
  const correction = correctionWaits ? corrections : 0;
  insertPublication(db, { id: newId(), office, serial, subject: code, correction, resultId, ...where }, stampOf(write));
  return ok(null);
};

const text = (width: number) => ({ width, format: '@' });

/** Every cell is text, so that no program takes a name for a formula. */
const publicSheet = (records: readonly PublicRecord[]): WorkbookSheet => {
  const { planNo, planName, taskNo, taskName, planKind, organ, code, name, completedOn, item, result, kind } = words.sheet;
  return {
    name: words.sheetName,
    state: 'visible',
    columns: [text(18), text(34), text(20), text(30), text(10), text(28), text(22), text(32), text(14), text(36), text(36), text(10)],
    headRows: [[planNo, planName, taskNo, taskName, planKind, organ, code, name, completedOn, item, result, kind]],
    merges: [],
    rows: records.flatMap((record) =>
      record.items.map((row) => [
        ...[
          record.planNo,
          record.planName,
          record.taskNo,
          record.taskName,
          planKindText[record.planKind],
          record.organ,
          record.code,
          record.name,
          record.completedOn,
          row.item,
        ],
        row.outcomes.map((outcome) => publicText[outcome]).join('；'),
        record.correction === 0 ? words.first : words.corrected,
      ]),
    ),
    validations: [],
    autoFilter: 'A1:L1',
  };
};
