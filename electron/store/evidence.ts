import { evidenceFormats, evidenceKinds, type EvidenceFormat, type EvidenceKind } from '#shared/domain/evidence/evidence-file.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import type { Stamp } from './reviews.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

export const evidenceAbout = ['visit', 'item', 'measure'] as const;

/** What one file of evidence belongs to: a visit, one of its items, or a measure of its follow-up. */
export interface StoredPlace {
  readonly serial: string;
  readonly code: string;
  readonly about: (typeof evidenceAbout)[number];
  /** The item or the measure; empty for the visit itself. */
  readonly part: string;
  readonly followUp: string | null;
}

export interface StoredEvidence extends StoredPlace {
  readonly id: string;
  readonly fileName: string;
  readonly kind: EvidenceKind;
  readonly format: EvidenceFormat;
  readonly bytes: number;
  readonly sha256: string;
  readonly note: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  /** Change number it was added under. */
  readonly seq: number;
}

const columns = 'id, serial, subject, about, part, follow_up, file_name, kind, format, bytes, sha256, note, by, by_name, at, seq';

const evidenceFrom = (row: SqlRow): StoredEvidence => ({
  id: textOf(row, 'id'),
  serial: textOf(row, 'serial'),
  code: textOf(row, 'subject'),
  about: oneOf(row, 'about', evidenceAbout),
  part: textOf(row, 'part'),
  followUp: textOrNull(row, 'follow_up'),
  fileName: textOf(row, 'file_name'),
  kind: oneOf(row, 'kind', evidenceKinds),
  format: oneOf(row, 'format', evidenceFormats),
  bytes: integerOf(row, 'bytes'),
  sha256: textOf(row, 'sha256'),
  note: textOf(row, 'note'),
  by: textOf(row, 'by'),
  byName: textOf(row, 'by_name'),
  at: textOf(row, 'at'),
  seq: integerOf(row, 'seq'),
});

/** The files of one visit, those of its items and its follow-up among them, in the order they were added. */
export const listEvidenceOf = (db: ReadDb, serial: string, code: string): readonly StoredEvidence[] =>
  db.all(`select ${columns} from evidence where serial = ? and subject = ? order by seq, id`, serial, code).map(evidenceFrom);

/** The files of these events up to the end of a day, event after event, in the order of the drawn list. */
export const listEvidence = (db: ReadDb, serials: readonly string[], until: string): readonly StoredEvidence[] =>
  db
    .all(
      `select ${columns.replaceAll(/\w+/g, 'e.$&')} from evidence e join drawn_subjects d on d.serial = e.serial and d.code = e.subject
       where e.serial in (select value from json_each(?)) and substr(e.at, 1, 10) <= ? order by e.serial, d.position, e.seq, e.id`,
      JSON.stringify(serials),
      until,
    )
    .map(evidenceFrom);

/** Every row, for the check of the folder. */
export const listAllEvidence = (db: ReadDb): readonly StoredEvidence[] =>
  db.all(`select ${columns} from evidence order by sha256, seq, id`).map(evidenceFrom);

export const findEvidence = (db: ReadDb, id: string): StoredEvidence | null => {
  const row = db.get(`select ${columns} from evidence where id = ?`, id);
  return row ? evidenceFrom(row) : null;
};

/** The row of these very bytes at a place; null = they are not there. */
export const findEvidenceAt = (db: ReadDb, { serial, code, about, part }: StoredPlace, sha256: string): StoredEvidence | null => {
  const row = db.get(
    `select ${columns} from evidence where serial = ? and subject = ? and about = ? and part = ? and sha256 = ?`,
    serial,
    code,
    about,
    part,
    sha256,
  );
  return row ? evidenceFrom(row) : null;
};

/** The measures of a follow-up that files belong to. */
export const measuresWithEvidence = (db: ReadDb, followUp: string): ReadonlySet<string> =>
  new Set(db.all('select distinct part from evidence where follow_up = ?', followUp).map((row) => textOf(row, 'part')));

/** Whether any row names these bytes. */
export const isNamed = (db: ReadDb, sha256: string): boolean =>
  db.get('select 1 as found from evidence where sha256 = ? limit 1', sha256) !== undefined;

export const insertEvidence = (
  db: WriteDb,
  row: StoredPlace & Pick<StoredEvidence, 'id' | 'fileName' | 'kind' | 'format' | 'bytes' | 'sha256' | 'note'>,
  { by, byName, at, seq }: Stamp,
): void => {
  db.run(
    `insert into evidence (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.serial,
    row.code,
    row.about,
    row.part,
    row.followUp,
    row.fileName,
    row.kind,
    row.format,
    row.bytes,
    row.sha256,
    row.note,
    by,
    byName,
    at,
    seq,
  );
};

/** Takes the row away; the database refuses one that stays for good. */
export const removeEvidence = (db: WriteDb, id: string): void => {
  db.run('delete from evidence where id = ?', id);
};
