import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { Stamp } from './plans.ts';
import { sealedRevision } from './record-revisions.ts';
import { integerOf, textOf, textOrNull } from './row.ts';

/** What the city asks a county to look at again, and what the county had said by then. */
export interface RequestContent {
  readonly county: string;
  readonly serial: string;
  readonly subject: string;
  readonly subjectName: string;
  readonly taskName: string;
  readonly resultId: string;
  readonly resultRev: number;
  readonly corrections: number;
  readonly reason: string;
  /** Why it is asked no longer; empty while it stands. */
  readonly withdrawn: string;
}

export interface StoredRequest extends RequestContent {
  readonly id: string;
  readonly byName: string;
  readonly at: string;
}

/** A request of this office, and whether it went out as it stands. */
export interface OwnRequest extends StoredRequest {
  readonly sealed: boolean;
}

const requestFrom = (row: SqlRow): OwnRequest => ({
  id: textOf(row, 'id'),
  county: textOf(row, 'county'),
  serial: textOf(row, 'serial'),
  subject: textOf(row, 'subject'),
  subjectName: textOf(row, 'subject_name'),
  taskName: textOf(row, 'task_name'),
  resultId: textOf(row, 'result_id'),
  resultRev: integerOf(row, 'result_rev'),
  corrections: integerOf(row, 'corrections'),
  reason: textOf(row, 'reason'),
  withdrawn: textOf(row, 'withdrawn'),
  byName: textOf(row, 'by_name'),
  at: textOf(row, 'at'),
  sealed: integerOf(row, 'sealed') === 1,
});

const select = `select q.*, exists (select 1 from record_revisions r where r.table_name = 'correction_requests' and r.record_id = q.id
    and r.rev = q.rev) as sealed from correction_requests q`;

/** Every request this office made, the newest first. */
export const listRequests = (db: ReadDb): readonly OwnRequest[] => db.all(`${select} order by q.seq desc`).map(requestFrom);

export const findRequest = (db: ReadDb, id: string): OwnRequest | null => {
  const row = db.get(`${select} where q.id = ?`, id);
  return row ? requestFrom(row) : null;
};

export const insertRequest = (
  db: WriteDb,
  request: Omit<StoredRequest, 'at' | 'withdrawn'> & { readonly office: string },
  { by, at, seq }: Stamp,
): void => {
  db.run(
    `insert into correction_requests (id, office, rev, prev_hash, by, by_name, at, seq, county, serial, subject, subject_name, task_name, result_id,
       result_rev, corrections, reason) values (?, ?, 1, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    request.id,
    request.office,
    by,
    request.byName,
    at,
    seq,
    request.county,
    request.serial,
    request.subject,
    request.subjectName,
    request.taskName,
    request.resultId,
    request.resultRev,
    request.corrections,
    request.reason,
  );
};

/** Takes a request back. Once sealed, a revision is not replaced (BUNDLE-SPEC 10.1). */
export const withdrawRequest = (db: WriteDb, id: string, reason: string, byName: string, { by, at, seq }: Stamp): void => {
  const row = db.get('select rev, prev_hash from correction_requests where id = ?', id) ?? {};
  const rev = integerOf(row, 'rev');
  const sealed = sealedRevision(db, 'correction_requests', id, rev);
  db.run(
    'update correction_requests set rev = ?, prev_hash = ?, withdrawn = ?, by = ?, by_name = ?, at = ?, seq = ? where id = ?',
    sealed === null ? rev : rev + 1,
    sealed ?? textOrNull(row, 'prev_hash'),
    reason,
    by,
    byName,
    at,
    seq,
    id,
  );
};

export interface StoredAnswer {
  readonly requestId: string;
  readonly serial: string;
  readonly subject: string;
  readonly reason: string;
}

/** Why this office keeps results that the city asked about, by request. */
export const answersByRequest = (db: ReadDb): ReadonlyMap<string, string> =>
  new Map(db.all('select request_id, reason from request_answers').map((row) => [textOf(row, 'request_id'), textOf(row, 'reason')]));

export const insertAnswer = (
  db: WriteDb,
  answer: StoredAnswer & { readonly id: string; readonly office: string; readonly byName: string },
  { by, at, seq }: Stamp,
): void => {
  db.run(
    'insert into request_answers (id, office, by, by_name, at, seq, request_id, serial, subject, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    answer.id,
    answer.office,
    by,
    answer.byName,
    at,
    seq,
    answer.requestId,
    answer.serial,
    answer.subject,
    answer.reason,
  );
};
