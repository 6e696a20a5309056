import { integerOf, textOf } from './row.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';

export interface StoredStep {
  readonly version: number;
  /** The signed bytes as text. */
  readonly body: string;
  readonly signatures: readonly { readonly keyIdStart: string; readonly hex: string }[];
}

const stepFrom = (row: SqlRow): StoredStep => ({
  version: integerOf(row, 'version'),
  body: textOf(row, 'body'),
  // Written by `insertStep` alone.
  signatures: JSON.parse(textOf(row, 'signatures')) as StoredStep['signatures'],
});

/** Every stored step, ascending by version. */
export const listSteps = (db: ReadDb): readonly StoredStep[] =>
  db.all('select version, body, signatures from roster_steps order by version').map(stepFrom);

export const findNewestStep = (db: ReadDb): StoredStep | null => {
  const row = db.get('select version, body, signatures from roster_steps order by version desc limit 1');
  return row ? stepFrom(row) : null;
};

export const insertStep = (db: WriteDb, step: StoredStep & { readonly sha256: string }, at: string): void => {
  db.run(
    'insert into roster_steps (version, sha256, body, signatures, stored_at) values (?, ?, ?, ?, ?)',
    step.version,
    step.sha256,
    step.body,
    JSON.stringify(step.signatures),
    at,
  );
};
