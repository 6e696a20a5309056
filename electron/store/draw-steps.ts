import type { Announcement, DiceKind, DiceReading, HiddenReading, ReadingEvent, Witness } from '#shared/contract/draws.ts';
import type { SqlRow, WriteDb } from './db.ts';
import { oneOf, textOf, textOrNull } from './row.ts';

const kinds: readonly DiceKind[] = ['tenSided', 'sixSided'];

/** Which account did something, under the name it had then. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** The first reading of the dice with its digits; they never leave the backend. */
export interface StoredReading extends HiddenReading {
  readonly reader: NamedPerson;
  readonly secret: string;
}

export const announcementFrom = (row: SqlRow): Announcement | null => {
  const what = textOrNull(row, 'public_what');
  return what === null ? null : { what, known: textOrNull(row, 'public_known') ?? '' };
};

export const readingFrom = (row: SqlRow): StoredReading | null => {
  const secret = textOrNull(row, 'first_reading');
  if (secret === null || textOrNull(row, 'dice') !== null) return null;
  const name = textOf(row, 'first_reader_name');
  const kind = oneOf(row, 'first_kind', kinds);
  return {
    by: name,
    at: textOf(row, 'first_read_at'),
    kind,
    digits: secret.length,
    reader: { id: textOf(row, 'first_reader'), name },
    secret,
  };
};

export const diceReadingFrom = (row: SqlRow): DiceReading | null => {
  const secondBy = textOrNull(row, 'second_reader_name');
  if (secondBy === null) return null;
  return {
    kind: oneOf(row, 'dice_kind', kinds),
    firstBy: textOf(row, 'first_reader_name'),
    secondBy,
    at: textOf(row, 'diced_at'),
    witnesses: JSON.parse(textOf(row, 'witnesses')) as readonly Witness[],
  };
};

export const readingLogFrom = (row: SqlRow): readonly ReadingEvent[] => JSON.parse(textOf(row, 'reading_log')) as readonly ReadingEvent[];

export const saveAnnouncement = (db: WriteDb, serial: string, { what, known }: Announcement): void => {
  db.run('update draws set public_what = ?, public_known = ? where serial = ?', what, known, serial);
};

export const saveFirstReading = (
  db: WriteDb,
  serial: string,
  reading: { readonly kind: DiceKind; readonly digits: string },
  reader: NamedPerson,
  at: string,
): void => {
  db.run(
    'update draws set first_kind = ?, first_reading = ?, first_reader = ?, first_reader_name = ?, first_read_at = ? where serial = ?',
    reading.kind,
    reading.digits,
    reader.id,
    reader.name,
    at,
    serial,
  );
};

export const dropFirstReading = (db: WriteDb, serial: string): void => {
  db.run(
    `update draws set first_kind = null, first_reading = null, first_reader = null, first_reader_name = null, first_read_at = null
     where serial = ?`,
    serial,
  );
};

/** Adds a line to what happened at the dice. */
export const noteReading = (db: WriteDb, serial: string, event: ReadingEvent): void => {
  db.run(`update draws set reading_log = json_insert(reading_log, '$[#]', json(?)) where serial = ?`, JSON.stringify(event), serial);
};

/** The first reading, with which the second agrees, becomes the digits of the event. */
export const saveDice = (db: WriteDb, serial: string, second: NamedPerson, witnesses: readonly Witness[], at: string): void => {
  db.run(
    `update draws set dice = first_reading, dice_kind = first_kind, second_reader = ?, second_reader_name = ?, witnesses = ?, diced_at = ?,
       state = 'diced' where serial = ?`,
    second.id,
    second.name,
    JSON.stringify(witnesses),
    at,
    serial,
  );
};
