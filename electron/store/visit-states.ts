import type { OutcomeKey } from '#shared/contract/results.ts';
import { visitStates, type VisitState } from '#shared/domain/results/review.ts';
import type { ReadDb, SqlRow } from './db.ts';
import { integerOf, integerOrNull, oneOf, textOf, textOrNull } from './row.ts';

/** Where one visit stands; what was corrected counts as corrected. */
export interface StoredVisitState {
  readonly code: string;
  readonly name: string;
  /** Of the subject, as frozen. */
  readonly kind: string;
  readonly town: string;
  readonly state: VisitState;
  readonly resultId: string;
  /** Change number the result was entered under; 0 without one. */
  readonly entry: number;
  readonly enteredBy: string;
  readonly enteredByName: string;
  readonly enteredAt: string;
  readonly inspectedOn: string;
  readonly outcomes: readonly OutcomeKey[];
  readonly returned: { readonly field: string; readonly reason: string } | null;
  readonly reviewedByName: string;
  readonly reviewedAt: string;
  /** The first publication; null before. */
  readonly published: { readonly on: string; readonly reference: string } | null;
  readonly lastPublishedOn: string;
  readonly corrections: number;
  /** Whether the last correction is not published again yet. */
  readonly correctionWaits: boolean;
}

const columns = `s.subject, f.name, f.kind, f.town, s.state, s.result_id, s.entry, s.entered_by, s.entered_by_name, s.entered_at, s.inspected_on,
  s.outcomes, s.return_field, s.return_reason, s.reviewed_by_name, s.reviewed_at, s.published_on, s.reference, s.last_published_on,
  s.corrections, s.published_correction`;

const from = 'from visit_states s join frozen_subjects f on f.serial = s.serial and f.code = s.subject';

const stateFrom = (row: SqlRow): StoredVisitState => {
  const state = oneOf(row, 'state', visitStates);
  const text = (column: string): string => textOrNull(row, column) ?? '';
  const corrections = integerOf(row, 'corrections');
  return {
    code: textOf(row, 'subject'),
    name: textOf(row, 'name'),
    kind: textOf(row, 'kind'),
    town: textOf(row, 'town'),
    state,
    resultId: text('result_id'),
    entry: integerOrNull(row, 'entry') ?? 0,
    enteredBy: text('entered_by'),
    enteredByName: text('entered_by_name'),
    enteredAt: text('entered_at'),
    inspectedOn: text('inspected_on'),
    outcomes: JSON.parse(textOrNull(row, 'outcomes') ?? '[]') as readonly OutcomeKey[],
    returned: state === 'returned' ? { field: text('return_field'), reason: text('return_reason') } : null,
    reviewedByName: text('reviewed_by_name'),
    reviewedAt: text('reviewed_at'),
    published: state === 'published' ? { on: text('published_on'), reference: text('reference') } : null,
    lastPublishedOn: text('last_published_on'),
    corrections,
    correctionWaits: corrections > (integerOrNull(row, 'published_correction') ?? corrections),
  };
};

export const findVisitState = (db: ReadDb, serial: string, code: string): StoredVisitState | null => {
  const row = db.get(`select ${columns} ${from} where s.serial = ? and s.subject = ?`, serial, code);
  return row ? stateFrom(row) : null;
};

/** Visits in one of these states, in the order of the drawn list. */
export const listVisitStates = (
  db: ReadDb,
  serial: string,
  states: readonly VisitState[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly StoredVisitState[] =>
  db
    .all(
      `select ${columns} ${from} where s.serial = ? and s.state in (select value from json_each(?)) order by s.position limit ? offset ?`,
      serial,
      JSON.stringify(states),
      limit,
      offset,
    )
    .map(stateFrom);

/** What waits for publication, in the order of the drawn list: what is approved, and corrections of what was published. */
export const listWaiting = (
  db: ReadDb,
  serial: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly StoredVisitState[] =>
  db
    .all(
      `select ${columns} ${from} where s.serial = ? and (s.state = 'approved' or s.corrections > s.published_correction)
       order by s.position limit ? offset ?`,
      serial,
      limit,
      offset,
    )
    .map(stateFrom);

/** How many visits of an event are in each state. */
export const countVisitStates = (
  db: ReadDb,
  serial: string,
): Readonly<Record<VisitState, number>> & { readonly correctionsWaiting: number } => {
  const row =
    db.get(
      `select count(*) filter (where state = 'todo') as todo, count(*) filter (where state = 'submitted') as submitted,
         count(*) filter (where state = 'returned') as returned, count(*) filter (where state = 'approved') as approved,
         count(*) filter (where state = 'published') as published,
         count(*) filter (where corrections > published_correction) as waiting
       from visit_states where serial = ?`,
      serial,
    ) ?? {};
  return {
    todo: integerOf(row, 'todo'),
    submitted: integerOf(row, 'submitted'),
    returned: integerOf(row, 'returned'),
    approved: integerOf(row, 'approved'),
    published: integerOf(row, 'published'),
    correctionsWaiting: integerOf(row, 'waiting'),
  };
};

/** The days of inspection of what is neither todo nor published, for the nearest deadline of an event. */
export const listOpenInspectionDays = (db: ReadDb, serial: string): readonly string[] =>
  db
    .all(`select distinct coalesce(inspected_on, '') as day from visit_states where serial = ? and state <> 'published'`, serial)
    .map((row) => textOf(row, 'day'));
