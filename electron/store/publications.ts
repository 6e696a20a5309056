import type { ResultDraft } from '#shared/contract/results.ts';
import { clockStarts, type ClockStart } from '#shared/domain/results/publication-clock.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { Stamp } from './reviews.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

export interface NewPublication {
  readonly id: string;
  readonly office: string;
  readonly serial: string;
  readonly subject: string;
  /** 0 = the result as approved, n = its nth correction. */
  readonly correction: number;
  readonly resultId: string;
  readonly publishedOn: string;
  /** Address or number under which it was published. */
  readonly reference: string;
}

export const insertPublication = (db: WriteDb, publication: NewPublication, { by, byName, at, seq }: Stamp): void => {
  db.run(
    `insert into publications (id, office, rev, prev_hash, by, by_name, at, seq, serial, subject, correction, result_id, published_on, reference)
     values (?, ?, 1, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    publication.id,
    publication.office,
    by,
    byName,
    at,
    seq,
    publication.serial,
    publication.subject,
    publication.correction,
    publication.resultId,
    publication.publishedOn,
    publication.reference,
  );
};

export interface StoredCorrection {
  readonly id: string;
  readonly office: string;
  readonly serial: string;
  readonly subject: string;
  readonly number: number;
  readonly resultId: string;
  readonly before: ResultDraft;
  readonly after: ResultDraft;
  readonly reason: string;
  readonly approver: { readonly id: string; readonly name: string };
}

export const insertCorrection = (db: WriteDb, correction: StoredCorrection, { by, byName, at, seq }: Stamp): void => {
  db.run(
    `insert into corrections (id, office, rev, prev_hash, by, by_name, at, seq, serial, subject, number, result_id, before, after, reason,
       approver, approver_name)
     values (?, ?, 1, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    correction.id,
    correction.office,
    by,
    byName,
    at,
    seq,
    correction.serial,
    correction.subject,
    correction.number,
    correction.resultId,
    JSON.stringify(correction.before),
    JSON.stringify(correction.after),
    correction.reason,
    correction.approver.id,
    correction.approver.name,
  );
};

export interface ListedCorrection extends Omit<StoredCorrection, 'id' | 'office' | 'resultId'> {
  readonly name: string;
  readonly byName: string;
  readonly at: string;
  readonly published: { readonly on: string; readonly reference: string } | null;
}

const correctionFrom = (row: SqlRow): ListedCorrection => {
  const on = textOrNull(row, 'published_on');
  return {
    serial: textOf(row, 'serial'),
    subject: textOf(row, 'subject'),
    name: textOf(row, 'name'),
    number: integerOf(row, 'number'),
    // These columns hold what the contract's schema let in.
    before: JSON.parse(textOf(row, 'before')) as ResultDraft,
    after: JSON.parse(textOf(row, 'after')) as ResultDraft,
    reason: textOf(row, 'reason'),
    byName: textOf(row, 'by_name'),
    at: textOf(row, 'at'),
    approver: { id: textOf(row, 'approver'), name: textOf(row, 'approver_name') },
    published: on === null ? null : { on, reference: textOf(row, 'reference') },
  };
};

/** The corrections of an event, newest first; of one subject alone when it is named. */
export const listCorrections = (db: ReadDb, serial: string, subject: string | null): readonly ListedCorrection[] =>
  db
    .all(
      `select c.serial, c.subject, f.name, c.number, c.before, c.after, c.reason, c.by_name, c.at, c.approver, c.approver_name, p.published_on,
         p.reference
       from corrections c join frozen_subjects f on f.serial = c.serial and f.code = c.subject
       left join publications p on p.serial = c.serial and p.subject = c.subject and p.correction = c.number
       where c.serial = ? and c.subject = coalesce(?, c.subject) order by c.seq desc, c.subject`,
      serial,
      subject,
    )
    .map(correctionFrom);

export const findClockStart = (db: ReadDb): ClockStart => {
  const row = db.get('select clock_start from publication_settings where id = 1');
  return row ? oneOf(row, 'clock_start', clockStarts) : 'earlier';
};

export const saveClockStart = (db: WriteDb, start: ClockStart): void => {
  db.run(
    'insert into publication_settings (id, clock_start) values (1, ?) on conflict (id) do update set clock_start = excluded.clock_start',
    start,
  );
};
