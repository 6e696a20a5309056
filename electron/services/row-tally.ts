import type { NotTaken } from '#shared/contract/bundles.ts';
import type { RecordCounts, RowReason } from '#shared/domain/bundle/outcome.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';

/** What became of one row of a bundle (BUNDLE-SPEC 10.3). */
export type Became = 'applied' | 'unchanged' | 'conflict' | RowReason;

/** A row of one visit that was refused or is in conflict. */
export type NotTakenRow = Omit<NotTaken, 'name'>;

/** What became of the rows of one bundle, and why some of them were not taken. */
export interface Given {
  readonly counts: RecordCounts;
  readonly reasons: readonly { readonly code: string; readonly id: string }[];
  readonly notTaken: readonly NotTakenRow[];
}

const notTakenShown = 50;

/** Counts what became of the rows of one bundle, and names the visits whose rows were not taken. */
export const createTally = () => {
  const notTaken: NotTakenRow[] = [];
  const counts = { applied: 0, unchanged: 0, refused: 0, conflict: 0 };
  const reasons: { code: string; id: string }[] = [];
  let done = 0;
  const countId = (id: string, became: Became): void => {
    if (became === 'applied' || became === 'unchanged' || became === 'conflict') counts[became] += 1;
    else counts.refused += 1;
    if (became !== 'applied' && became !== 'unchanged') reasons.push({ code: became, id });
  };
  return {
    counts,
    reasons,
    notTaken,
    done: () => done,
    /** A record of which no visit is named. */
    countId,
    /** A file of a draw record, which no record is named by. */
    refuseFile: (code: RowReason): void => {
      countId('', code);
    },
    count: (row: RecordRow, became: Became): void => {
      done += 1;
      countId(fieldText(row, 'id'), became);
      const { serial, subject } = row;
      if (became === 'applied' || became === 'unchanged') return;
      if (typeof serial === 'string' && typeof subject === 'string' && notTaken.length < notTakenShown)
        notTaken.push({ code: became, serial, subject });
    },
    /** Adds what another part of the bundle came to. */
    add: (part: Pick<Given, 'counts' | 'reasons'>): void => {
      for (const what of ['applied', 'unchanged', 'refused', 'conflict'] as const) counts[what] += part.counts[what];
      reasons.push(...part.reasons);
    },
  };
};
