import type { OutcomeKey } from '#shared/contract/results.ts';
import type { Listing, Measure } from '#shared/domain/follow-up/measures.ts';
import { followUpStates, type FollowUpState } from '#shared/domain/follow-up/row-state.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { Stamp } from './reviews.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

export interface StoredFollowUp {
  readonly id: string;
  readonly rev: number;
  readonly prevHash: string | null;
  readonly serial: string;
  readonly schemeId: string;
  readonly taskName: string;
  readonly code: string;
  readonly name: string;
  readonly owner: string;
  readonly measures: readonly Measure[];
  readonly state: FollowUpState;
  readonly closingNote: string;
  readonly closedOn: string;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly inspectedOn: string;
  readonly outcomes: readonly OutcomeKey[];
  readonly enteredAt: string;
  readonly publishedOn: string;
}

const selectRow = `select u.id, u.rev, u.prev_hash, u.serial, w.scheme_id, c.name as task_name, u.subject, f.name, u.owner, u.measures, u.state,
    u.closing_note, u.closed_on, u.at, u.by_name, s.inspected_on, s.outcomes, s.entered_at, s.published_on
  from follow_ups u join draws w on w.serial = u.serial join schemes c on c.id = w.scheme_id
  join frozen_subjects f on f.serial = u.serial and f.code = u.subject
  join visit_states s on s.serial = u.serial and s.subject = u.subject`;

const followUpFrom = (row: SqlRow): StoredFollowUp => ({
  id: textOf(row, 'id'),
  rev: integerOf(row, 'rev'),
  prevHash: textOrNull(row, 'prev_hash'),
  serial: textOf(row, 'serial'),
  schemeId: textOf(row, 'scheme_id'),
  taskName: textOf(row, 'task_name'),
  code: textOf(row, 'subject'),
  name: textOf(row, 'name'),
  owner: textOf(row, 'owner'),
  // These columns hold what the contract's schemas let in.
  measures: JSON.parse(textOf(row, 'measures')) as readonly Measure[],
  state: oneOf(row, 'state', followUpStates),
  closingNote: textOf(row, 'closing_note'),
  closedOn: textOf(row, 'closed_on'),
  savedAt: textOf(row, 'at'),
  savedBy: textOf(row, 'by_name'),
  inspectedOn: textOf(row, 'inspected_on'),
  outcomes: JSON.parse(textOf(row, 'outcomes')) as readonly OutcomeKey[],
  enteredAt: textOf(row, 'entered_at'),
  publishedOn: textOrNull(row, 'published_on') ?? '',
});

/** The rows of events that stand, of one event alone when it is named; oldest inspection first. A ledger is some hundred rows a year. */
export const listFollowUps = (db: ReadDb, serial: string | null): readonly StoredFollowUp[] =>
  db
    .all(`${selectRow} where w.state = 'drawn' and u.serial = coalesce(?, u.serial) order by s.inspected_on, u.serial, s.position`, serial)
    .map(followUpFrom);

export const findFollowUp = (db: ReadDb, id: string): StoredFollowUp | null => {
  const row = db.get(`${selectRow} where u.id = ?`, id);
  return row ? followUpFrom(row) : null;
};

export const findFollowUpOf = (db: ReadDb, serial: string, code: string): StoredFollowUp | null => {
  const row = db.get(`${selectRow} where u.serial = ? and u.subject = ?`, serial, code);
  return row ? followUpFrom(row) : null;
};

export const insertFollowUp = (
  db: WriteDb,
  row: { readonly id: string; readonly office: string; readonly serial: string; readonly code: string; readonly resultId: string },
  { by, byName, at, seq }: Stamp,
): void => {
  db.run(
    `insert into follow_ups (id, office, rev, prev_hash, by, by_name, at, seq, serial, subject, result_id, owner, measures, state, closing_note,
       closed_on)
     values (?, ?, 1, null, ?, ?, ?, ?, ?, ?, ?, '', '[]', 'open', '', '')`,
    row.id,
    row.office,
    by,
    byName,
    at,
    seq,
    row.serial,
    row.code,
    row.resultId,
  );
};

export interface FollowUpChange extends Pick<StoredFollowUp, 'owner' | 'measures' | 'state' | 'closingNote' | 'closedOn'> {
  readonly id: string;
  readonly rev: number;
  readonly prevHash: string | null;
}

export const updateFollowUp = (db: WriteDb, change: FollowUpChange, { by, byName, at, seq }: Stamp): void => {
  db.run(
    `update follow_ups set rev = ?, prev_hash = ?, by = ?, by_name = ?, at = ?, seq = ?, owner = ?, measures = ?, state = ?, closing_note = ?,
       closed_on = ?, merged_hash = case when rev = ? then merged_hash end where id = ?`,
    change.rev,
    change.prevHash,
    by,
    byName,
    at,
    seq,
    change.owner,
    JSON.stringify(change.measures),
    change.state,
    change.closingNote,
    change.closedOn,
    change.rev,
    change.id,
  );
};

export const countFollowUps = (db: ReadDb, serial: string): { readonly all: number; readonly open: number } => {
  const row =
    db.get(
      `select count(*) filter (where state <> 'lapsed') as everything, count(*) filter (where state = 'open') as still_open
       from follow_ups where serial = ?`,
      serial,
    ) ?? {};
  return { all: integerOf(row, 'everything'), open: integerOf(row, 'still_open') };
};

/** Listings of a subject on the 经营异常名录 that other rows of the ledger hold. */
export const listListings = (db: ReadDb, code: string, exceptId: string): readonly Listing[] =>
  db
    .all(
      `select m.value ->> '$.reason' as reason, m.value ->> '$.decidedOn' as decided_on from follow_ups u join draws w on w.serial = u.serial,
         json_each(u.measures) m
       where u.subject = ? and u.id <> ? and w.state = 'drawn' and m.value ->> '$.kind' = 'abnormalList' and m.value ->> '$.decidedOn' <> ''`,
      code,
      exceptId,
    )
    // The schema of a measure allows no other reason.
    .map((row) => ({ reason: textOf(row, 'reason') as Listing['reason'], decidedOn: textOf(row, 'decided_on') }));

/** The status of a subject as the library says today; empty when it is not there any more. */
export const statusOfSubject = (db: ReadDb, code: string): string => {
  const row = db.get('select status from subjects where code = ?', code);
  return row ? textOf(row, 'status') : '';
};

/** Gives the next number of the year to a measure. */
export const takeNoticeNumber = (db: WriteDb, year: number, followUp: string, measure: string): number => {
  const next = integerOf(db.get('select coalesce(max(number), 0) + 1 as next from notice_numbers where year = ?', year) ?? {}, 'next');
  db.run('insert into notice_numbers (year, number, follow_up, measure) values (?, ?, ?, ?)', year, next, followUp, measure);
  return next;
};

/** The number a measure has got; null before. */
export const findNoticeNumber = (
  db: ReadDb,
  followUp: string,
  measure: string,
): { readonly year: number; readonly number: number } | null => {
  const row = db.get('select year, number from notice_numbers where follow_up = ? and measure = ?', followUp, measure);
  return row ? { year: integerOf(row, 'year'), number: integerOf(row, 'number') } : null;
};
