import type { ExclusionCause } from '#shared/domain/schemes/tiers.ts';
import type { ReadDb, SqlRow } from './db.ts';
import { integerOf, oneOf, textOf } from './row.ts';

/** What a frozen list says of one of its subjects; no cause for who takes part, and in lists that were frozen without causes. */
export interface FrozenFacts {
  readonly name: string;
  readonly cause: ExclusionCause | '';
  readonly reason: string;
}

/** Why a frozen subject does not take part; empty for who does. */
export const causeFrom = (row: SqlRow): ExclusionCause | '' => oneOf(row, 'excluded', ['', 'status', 'cap', 'typed']);

export const findFrozenFacts = (db: ReadDb, serial: string, code: string): FrozenFacts => {
  const row = db.get('select name, excluded, excluded_reason from frozen_subjects where serial = ? and code = ?', serial, code);
  return row
    ? { name: textOf(row, 'name'), cause: causeFrom(row), reason: textOf(row, 'excluded_reason') }
    : { name: '', cause: '', reason: '' };
};

/** How many of a frozen list do not take part, by cause. */
export const countExcluded = (db: ReadDb, serial: string): readonly { readonly cause: ExclusionCause; readonly subjects: number }[] =>
  db
    .all(
      `select excluded, count(*) as n from frozen_subjects where serial = ? and excluded <> '' group by excluded order by excluded`,
      serial,
    )
    .flatMap((row) => {
      const cause = causeFrom(row);
      return cause === '' ? [] : [{ cause, subjects: integerOf(row, 'n') }];
    });
