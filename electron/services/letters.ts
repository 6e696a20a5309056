import { officialPage, type OfficialDocument } from '#shared/base/official-document.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { LetterAsked } from '#shared/contract/letters.ts';
import { assessmentLetter } from '#shared/i18n/zh-cn/assessment.ts';
import {
  followUpReport,
  letterFileName,
  letterWords,
  noticeLetter,
  publicTable,
  transferLetter,
  yearSummary,
  type LetterHead,
} from '#shared/i18n/zh-cn/letters.ts';
import { docxBytes } from '#electron/documents/write-docx.ts';
import { writeFileSafely } from '#electron/platform/write-files.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findFollowUp, listFollowUps } from '#electron/store/follow-ups.ts';
import { findOffice } from '#electron/store/office.ts';
import { countVisitStates, listVisitStates } from '#electron/store/visit-states.ts';
import { countVisits } from '#electron/store/draw-lists.ts';
import { standingsOf } from './assessment.ts';
import type { Handlers } from './context.ts';
import { paperHtml, type PaperParts } from './draw-papers.ts';
import { dayStamp } from './day-stamp.ts';
import { drawnEvent } from './drawn-event.ts';
import { fileForGood } from './file-for-good.ts';
import { yearReportOf } from './figures.ts';
import { detailOf } from './follow-up-rows.ts';
import { publicRecords } from './public-records.ts';
import type { AskedYear } from './year-figures.ts';

type Names = 'letters.page' | 'letters.write';
type Fault = AppError<
  | 'draw.notFound'
  | 'draw.wrongState'
  | 'draw.byCounties'
  | 'followUp.notFound'
  | 'letter.noMeasure'
  | 'letter.nothingPublic'
  | 'figures.dayInvalid'
  | 'office.missing'
>;

const styleNames = ['official.css', 'record-paper.css'];
/** More than a county has in one event. */
const everyVisit = { offset: 0, limit: 100_000 };

const headOf = (db: ReadDb, now: string): LetterHead => ({ office: findOffice(db)?.name ?? '', today: now.slice(0, 10) });

/** 年度工作总结 as it stands at the end of a day. */
export const yearSummaryOf = (
  db: ReadDb,
  now: string,
  { year, until, to }: AskedYear & { readonly to: string },
): Result<OfficialDocument, AppError<'figures.dayInvalid'>> => {
  const report = yearReportOf(db, now, { year, until });
  return report.ok ? ok(yearSummary({ ...headOf(db, now), to, report: report.value })) : report;
};

/** A letter as it is to be read; the same data and day give the same letter. */
const letterOf = async (db: ReadDb, now: string, asked: LetterAsked): Promise<Result<OfficialDocument, Fault>> => {
  const head = headOf(db, now);
  switch (asked.kind) {
    case 'followUpReport': {
      const draw = drawnEvent(db, asked.serial);
      if (!draw.ok) return draw;
      const { serial, schemeName, result } = draw.value;
      const { todo, published } = countVisitStates(db, serial);
      const visits = countVisits(db, serial);
      const rows = listFollowUps(db, serial).filter(({ state }) => state !== 'lapsed');
      return ok(
        followUpReport({
          ...head,
          ...{ to: asked.to, task: schemeName, serial, visits, entered: visits - todo, published },
          drawnOn: result?.drawnAt.slice(0, 10) ?? '',
          rows: rows.map((row) => detailOf(db, now, row)),
        }),
      );
    }
    case 'yearSummary': {
      return yearSummaryOf(db, now, asked);
    }
    case 'assessment': {
      const standings = await standingsOf(db, now, asked);
      return standings.ok ? ok(assessmentLetter({ ...head, ...asked, standings: standings.value })) : standings;
    }
    case 'publicTable': {
      const draw = drawnEvent(db, asked.serial);
      if (!draw.ok) return draw;
      // What waits for publication as well: this page is what is put up.
      const visits = listVisitStates(db, asked.serial, ['approved', 'published'], everyVisit);
      if (visits.length === 0) return fail('letter.nothingPublic', {});
      const records = publicRecords(db, draw.value, visits);
      if (!records.ok) return records;
      return ok(publicTable(head, { task: draw.value.schemeName, serial: asked.serial, records: records.value }));
    }
    case 'notice':
    case 'transfer': {
      const stored = findFollowUp(db, asked.id);
      if (!stored) return fail('followUp.notFound', {});
      const measure = stored.measures.find(({ id }) => id === asked.measure);
      const row = detailOf(db, now, stored);
      if (asked.kind === 'notice')
        return measure?.kind === 'notifiedDepartment' ? ok(noticeLetter(head, row, measure)) : fail('letter.noMeasure', {});
      return measure?.kind === 'transferred' || measure?.kind === 'judicial'
        ? ok(transferLetter(head, row, measure))
        : fail('letter.noMeasure', {});
    }
  }
};

/** A letter as .docx; the day it is written on is the only time in it. */
export const letterBytes = (letter: OfficialDocument, now: string): Promise<Uint8Array> => docxBytes(letter, letterWords, dayStamp(now));

export const letterHandlers = (program: PaperParts): Handlers<Names> => ({
  'letters.page': async ({ db, now }, asked) => {
    const letter = await letterOf(db, now, asked);
    if (!letter.ok) return letter;
    const html = await paperHtml((style) => officialPage(letter.value, letterWords, style), styleNames, program);
    return ok({ html, at: now, title: letter.value.title });
  },

  'letters.write': async (context, { letter: asked, folder }) => {
    const letter = await letterOf(context.db, context.now, asked);
    if (!letter.ok) return letter;
    const fileName = letterFileName(letter.value.title, context.now.slice(0, 10));
    const bytes = await letterBytes(letter.value, context.now);
    const write = async (filePath: string) => {
      const written = await writeFileSafely(filePath, bytes);
      return written.ok ? written : err(written.error.fault);
    };
    return fileForGood(context, { folder, fileName, write }, 'letters.written', { kind: asked.kind, file: fileName }, { fileName });
  },
});
