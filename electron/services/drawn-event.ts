import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findDraw, type StoredDraw } from '#electron/store/draws.ts';
import { isBorrowed } from '#electron/store/field-loans.ts';
import type { Stamp } from '#electron/store/reviews.ts';
import type { CommandContext } from './context.ts';

export type NoVisits = AppError<'draw.notFound' | 'draw.wrongState' | 'draw.byCounties'>;

/** An event that was drawn and is not void, with visits of this office: what results, publication and follow-up work on. */
export const drawnEvent = (db: ReadDb, serial: string): Result<StoredDraw, NoVisits> => {
  const draw = findDraw(db, serial);
  if (!draw) return fail('draw.notFound', { serial });
  if (draw.people === 'counties') return fail('draw.byCounties', { serial });
  return draw.state === 'drawn' ? ok(draw) : fail('draw.wrongState', { serial, state: draw.state });
};

/** The same for all that is not a result: of an event that another computer of the office lent, that computer alone decides. */
export const ownEvent = (db: ReadDb, serial: string): Result<StoredDraw, NoVisits | AppError<'draw.borrowed'>> => {
  const draw = drawnEvent(db, serial);
  return draw.ok && isBorrowed(db, serial) ? fail('draw.borrowed', { serial }) : draw;
};

/** Who writes when, for the rows of this transaction. */
export const stampOf = ({ actor, now, seq }: Pick<CommandContext<unknown>, 'actor' | 'now' | 'seq'>): Stamp => ({
  by: actor?.id ?? '',
  byName: actor?.name ?? '',
  at: now,
  seq,
});
