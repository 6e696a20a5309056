import { changeReasons, type TeamChange } from '#shared/domain/assignment/change-file.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { sealedRevision } from './record-revisions.ts';
import { integerOf, integerOrNull, oneOf, textOf, textOrNull } from './row.ts';

/** A change with who made it; the hash chain stands in the file alone. */
export type StoredChange = Omit<TeamChange, 'prev'> & { readonly by: string; readonly seq: number };

const teamOf = (text: string): readonly string[] => JSON.parse(text) as readonly string[];

/** All changes of one event in their order. */
export const listChanges = (db: ReadDb, serial: string): readonly StoredChange[] =>
  db.all('select * from team_changes where serial = ? order by number', serial).map((row) => ({
    serial,
    number: integerOf(row, 'number'),
    subject: textOf(row, 'subject'),
    kind: oneOf(row, 'kind', ['redrawn', 'designated'] as const),
    leaving: textOf(row, 'leaving'),
    joining: textOrNull(row, 'joining'),
    run: integerOrNull(row, 'run'),
    reason: oneOf(row, 'reason', changeReasons),
    note: textOf(row, 'note'),
    before: teamOf(textOf(row, 'before')),
    after: teamOf(textOf(row, 'after')),
    by: textOf(row, 'by'),
    at: textOf(row, 'at'),
    seq: integerOf(row, 'seq'),
  }));

/** Keeps a change with its file and gives the visit its new team; a revision that left the office in a bundle gets a successor (BUNDLE-SPEC 10.1). */
export const saveChange = (db: WriteDb, change: StoredChange, bytes: Uint8Array): void => {
  insertChange(db, change, bytes);
  followChange(db, change);
};

/** Keeps a change with its file, whatever team the visit has now. */
export const insertChange = (db: WriteDb, change: StoredChange, bytes: Uint8Array): void => {
  const { serial, number, subject, kind, leaving, joining, run, reason, note, by, at, seq } = change;
  const [before, after] = [JSON.stringify(change.before), JSON.stringify(change.after)];
  db.run(
    `insert into team_changes (serial, number, subject, kind, leaving, joining, run, reason, note, before, after, bytes, by, at, seq)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[serial, number, subject, kind, leaving, joining, run, reason, note, before, after, bytes, by, at, seq],
  );
};

/** Gives the visit the team of its last change, unless it has it. */
export const followChange = (db: WriteDb, { serial, subject, by, at, seq, after: team }: StoredChange): void => {
  const after = JSON.stringify(team);
  const row = db.get('select id, rev, inspectors from assignments where serial = ? and subject = ?', serial, subject) ?? {};
  if (textOf(row, 'inspectors') === after) return;
  const rev = integerOf(row, 'rev');
  const sealedHash = sealedRevision(db, 'assignments', textOf(row, 'id'), rev);
  db.run(
    `update assignments set rev = ?, prev_hash = coalesce(?, prev_hash), by = ?, at = ?, seq = ?, inspectors = ? where serial = ? and subject = ?`,
    ...[rev + (sealedHash === null ? 0 : 1), sealedHash, by, at, seq, after, serial, subject],
  );
};

/** Whether a result of this visit has been entered. */
export const hasResult = (db: ReadDb, serial: string, subject: string): boolean =>
  db.get('select 1 as entered from results where serial = ? and subject = ?', serial, subject) !== undefined;
