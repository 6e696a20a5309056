import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

export interface NewReview {
  readonly serial: string;
  readonly subject: string;
  /** Change number of the entry that was looked at. */
  readonly entry: number;
  readonly decision: 'approved' | 'returned';
  readonly field: string;
  readonly reason: string;
}

export interface Stamp {
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly seq: number;
}

/** Adds a decision after those there are. The database refuses one about an entry that is no more, or by whoever made it. */
export const insertReview = (db: WriteDb, review: NewReview, { by, byName, at, seq }: Stamp): void => {
  db.run(
    `insert into result_reviews (serial, subject, number, entry, decision, field, reason, by, by_name, at, seq)
     select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from result_reviews where serial = ? and subject = ?`,
    review.serial,
    review.subject,
    review.entry,
    review.decision,
    review.field,
    review.reason,
    by,
    byName,
    at,
    seq,
    review.serial,
    review.subject,
  );
};

/** What the radar looks at of every result of an event that is not published. */
export interface WatchedRow {
  readonly code: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly entry: number;
  readonly inspectedOn: string;
  readonly outcomes: readonly string[];
  readonly texts: readonly string[];
}

export const listWatched = (db: ReadDb, serial: string): readonly WatchedRow[] =>
  db.all('select subject, by, at, seq, inspected_on, outcomes, items, remark from results where serial = ?', serial).map((row) => ({
    code: textOf(row, 'subject'),
    enteredBy: textOf(row, 'by'),
    enteredAt: textOf(row, 'at'),
    entry: integerOf(row, 'seq'),
    inspectedOn: textOf(row, 'inspected_on'),
    outcomes: JSON.parse(textOf(row, 'outcomes')) as readonly string[],
    texts: [
      ...(JSON.parse(textOf(row, 'items')) as readonly { readonly problem: boolean; readonly text: string }[]).flatMap(
        ({ problem, text }) => (problem ? [text] : []),
      ),
      textOf(row, 'remark'),
    ],
  }));
