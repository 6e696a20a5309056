import type { DrawState, DrawSummary, EarlierDraw, VoidSheet } from '#shared/contract/draws.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { NamedPerson } from './draw-steps.ts';
import { integerOf, integerOrNull, oneOf, textOf, textOrNull } from './row.ts';

export const drawStates: readonly DrawState[] = ['frozen', 'committed', 'diced', 'drawn', 'void'];
const openStates: readonly VoidSheet['from'][] = ['frozen', 'committed', 'diced', 'drawn'];

export const voidSheetFrom = (row: SqlRow): VoidSheet | null => {
  const at = textOrNull(row, 'voided_at');
  if (at === null) return null;
  return {
    from: oneOf(row, 'void_from', openStates),
    reason: textOf(row, 'void_reason'),
    by: textOf(row, 'void_by_name'),
    approvedBy: textOf(row, 'void_approver_name'),
    at,
    record: textOf(row, 'record_sha256'),
  };
};

export interface NewVoid {
  readonly from: string;
  readonly reason: string;
  readonly by: NamedPerson;
  readonly approver: NamedPerson;
  readonly at: string;
  /** Change number of the transaction. */
  readonly seq: number;
  /** The record of an event that ended before it was drawn; null where the drawn one stays. */
  readonly record: string | null;
}

/** Makes an event void. Its revision stays what it was, because a drawn event that was sent never changes (BUNDLE-SPEC 10.2). */
export const saveVoid = (db: WriteDb, serial: string, sheet: NewVoid): void => {
  db.run(
    `update draws set state = 'void', void_from = ?, void_reason = ?, void_by = ?, void_by_name = ?, void_approver = ?, void_approver_name = ?,
       voided_at = ?, void_seq = ? ${sheet.record === null ? '' : ', record_sha256 = ?'} where serial = ?`,
    sheet.from,
    sheet.reason,
    sheet.by.id,
    sheet.by.name,
    sheet.approver.id,
    sheet.approver.name,
    sheet.at,
    sheet.seq,
    ...(sheet.record === null ? [] : [sheet.record]),
    serial,
  );
  db.run(`update schemes set state = 'void' where serial = ?`, serial);
};

/** The void events of the schemes that this scheme is held again for, oldest first. */
export const listEarlier = (db: ReadDb, schemeId: string): readonly EarlierDraw[] =>
  db
    .all(
      `with recursive before (id, steps) as (
         select again_of, 1 from schemes where id = ? and again_of is not null
         union all select s.again_of, steps + 1 from schemes s join before on s.id = before.id where s.again_of is not null)
       select d.serial, d.void_reason, d.void_approver_name, d.voided_at from before join draws d on d.scheme_id = before.id
       where d.state = 'void' order by steps desc`,
      schemeId,
    )
    .map((row) => ({
      serial: textOf(row, 'serial'),
      reason: textOf(row, 'void_reason'),
      approvedBy: textOf(row, 'void_approver_name'),
      at: textOf(row, 'voided_at'),
    }));

/** Every event, newest number first. */
export const listDraws = (db: ReadDb): readonly DrawSummary[] =>
  db
    .all(
      `select d.serial, s.name as scheme_name, d.state, d.frozen_at, d.drawn_at, d.frame_rows, d.drawn, d.void_from, d.void_reason,
         d.void_by_name, d.void_approver_name, d.voided_at, d.record_sha256,
         (select v.event from vacancies v where v.filled_by = d.serial limit 1) as fills
       from draws d join schemes s on s.id = d.scheme_id order by d.serial desc`,
    )
    .map((row) => ({
      serial: textOf(row, 'serial'),
      schemeName: textOf(row, 'scheme_name'),
      state: oneOf(row, 'state', drawStates),
      frozenAt: textOf(row, 'frozen_at'),
      drawnAt: textOrNull(row, 'drawn_at'),
      subjects: integerOf(row, 'frame_rows'),
      drawn: integerOrNull(row, 'drawn') ?? 0,
      voided: voidSheetFrom(row),
      fills: textOrNull(row, 'fills'),
    }));
