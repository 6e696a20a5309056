import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ItemRow } from '#shared/domain/imports/describe-items.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { joinInspectorRows } from '#shared/domain/inspectors/join-rows.ts';
import { subjectCodeKind } from '#shared/domain/subjects/subject-code.ts';
import type { SqlValue, WriteDb } from './db.ts';
import { findInspectorByStaffNo, insertInspector, replaceInspector } from './inspector-records.ts';
import type { SignedBy } from './library-writes.ts';
import { findCurrentItem, insertItem, isItemUsed, replaceItem, succeedItem } from './item-versions.ts';

/** What every imported row is stored with. */
export interface RowStamp {
  readonly uid: string;
  readonly contentHash: string;
  readonly batchId: string;
  readonly seq: number;
}

/** What a subject is stored with: an own one by an import, or one of another office by a bundle, with its revision. */
export type SubjectStamp = RowStamp | ReceivedStamp;

export interface ReceivedStamp extends SignedBy {
  readonly uid: string;
  /** The row hash of the revision. */
  readonly contentHash: string;
  readonly seq: number;
  readonly office: string;
  readonly rev: number;
}

/** The columns of a subject beside its id, in the order of `subjectValues`. */
const subjectColumns = `uid, code, code_kind, name, kind, legal_person, phone, address, region, town, authority, station, established_on, status,
  industry, capital, scope, risk, risk_on, tags, annual_report, last_inspected_on, note, content_hash, batch_id, seq, rev, write_id,
  prev_hash, office`;

// The last one is the office; without one the record is this office's own.
const subjectPlaces = `?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, (select code from office), '')`;

// Texts that are made once: a text made for each row is hashed for each row to find its statement.
const insertNumbered = `insert into subjects (id, ${subjectColumns}) values (?, ${subjectPlaces})`;
const insertNew = `insert into subjects (${subjectColumns}) values (${subjectPlaces})`;
const replaceOne = `update subjects set (${subjectColumns}) = (select ${subjectPlaces}) where id = ?`;
const insertOrReplace = `${insertNew}
     on conflict (office, code) do update set name = excluded.name, kind = excluded.kind, legal_person = excluded.legal_person,
       phone = excluded.phone, address = excluded.address, region = excluded.region, town = excluded.town, authority = excluded.authority,
       station = excluded.station, established_on = excluded.established_on, status = excluded.status, industry = excluded.industry,
       capital = excluded.capital, scope = excluded.scope, risk = excluded.risk, risk_on = excluded.risk_on, tags = excluded.tags,
       annual_report = excluded.annual_report, last_inspected_on = excluded.last_inspected_on, note = excluded.note,
       content_hash = excluded.content_hash, batch_id = excluded.batch_id, seq = excluded.seq
     returning id`;

const subjectValues = (row: SubjectRow, stamp: SubjectStamp): readonly SqlValue[] => {
  return [
    stamp.uid,
    row.code,
    subjectCodeKind(row.code),
    row.name,
    row.kind,
    row.legalPerson,
    row.phone,
    row.address,
    row.region,
    row.town,
    row.authority,
    row.station,
    row.establishedOn,
    row.status,
    row.industry,
    row.capital,
    row.scope,
    row.risk,
    row.riskOn,
    row.tags.length === 0 ? '[]' : JSON.stringify(row.tags),
    row.annualReport,
    row.lastInspectedOn,
    row.note,
    stamp.contentHash,
    'batchId' in stamp ? stamp.batchId : null,
    stamp.seq,
    'office' in stamp ? stamp.rev : null,
    'office' in stamp ? stamp.writeId : null,
    'office' in stamp ? stamp.prevHash : null,
    'office' in stamp ? stamp.office : null,
  ];
};

const insertTags = (db: WriteDb, id: number, tags: readonly string[]): void => {
  for (const tag of new Set(tags)) db.run('insert into subject_tags (subject_id, tag) values (?, ?)', id, tag);
};

/** Gives one tag to subjects that have none of its name; their rows say so already. */
export const insertTagged = (db: WriteDb, tag: string, ids: readonly number[]): void => {
  db.run('insert into subject_tags (tag, subject_id) select ?, value from json_each(?)', tag, JSON.stringify(ids));
};

/** Adds a subject under an id that is free; its code must be new in its office. Its tags are for `insertTagged`. */
export const insertSubject = (db: WriteDb, id: number, row: SubjectRow, stamp: SubjectStamp): void => {
  db.run(insertNumbered, id, ...subjectValues(row, stamp));
};

/** Writes a subject that a bundle brought: a new one, or in the place of the one with this id. Gives its id; tags are replaced with the row's. */
export const putReceivedSubject = (db: WriteDb, id: number | null, row: SubjectRow, stamp: SubjectStamp): number => {
  if (id === null) {
    db.run(insertNew, ...subjectValues(row, stamp));
    const added = db.lastId();
    insertTags(db, added, row.tags);
    return added;
  }
  db.run(replaceOne, ...subjectValues(row, stamp), id);
  db.run('delete from subject_tags where subject_id = ?', id);
  insertTags(db, id, row.tags);
  return id;
};

/**
 * Writes one own subject: a new one, or the newest state of the one with this code, which keeps its identity. Tags are replaced with the row's.
 * Gives its id.
 */
export const upsertSubject = (db: WriteDb, row: SubjectRow, stamp: RowStamp): number => {
  const id = db.get(insertOrReplace, ...subjectValues(row, stamp))?.['id'];
  if (typeof id !== 'number') throw new Error('no subject id');
  db.run('delete from subject_tags where subject_id = ?', id);
  insertTags(db, id, row.tags);
  return id;
};

/** Adds one inspector, or brings the one with this staff number up to date; what was declared in the window stays. */
export const upsertInspector = (db: WriteDb, row: InspectorRow, stamp: RowStamp): void => {
  const known = findInspectorByStaffNo(db, row.staffNo);
  if (known) replaceInspector(db, known.id, joinInspectorRows(known.row, row), stamp);
  else insertInspector(db, row, stamp);
};

/** Adds one item, or a new state of the one with this code: in place while nobody used it, else as its next version (R5). */
export const upsertItem = (db: WriteDb, row: ItemRow, stamp: RowStamp): void => {
  const known = findCurrentItem(db, row.code);
  if (!known) insertItem(db, { ...row, checklist: [] }, { ...stamp, version: 1 });
  else if (isItemUsed(db, known.id)) succeedItem(db, known, { ...row, checklist: known.checklist }, stamp);
  else replaceItem(db, known.id, { ...row, checklist: known.checklist }, stamp);
};
