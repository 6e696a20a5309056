import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ItemRow } from '#shared/domain/imports/describe-items.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import { parseSubjectCode, subjectCodeKind } from '#shared/domain/subjects/subject-code.ts';
import type { SqlValue, WriteDb } from './db.ts';

/** What every imported row is stored with. */
export interface RowStamp {
  readonly uid: string;
  readonly contentHash: string;
  readonly batchId: string;
  readonly seq: number;
}

const flag = (value: boolean): number => (value ? 1 : 0);

/**
 * Writes one subject: a new one, or the newest state of the one with this code, which keeps its identity. Tags are replaced with the row's.
 */
export const upsertSubject = (db: WriteDb, row: SubjectRow, stamp: RowStamp): void => {
  const code = parseSubjectCode(row.code);
  // A legacy number whose check digit fails is taken over with a look (W106); its kind follows from its length.
  const kind = code.ok ? subjectCodeKind(code.value) : row.code.length === 13 ? 'legacy13' : 'registration15';
  const values: readonly SqlValue[] = [
    stamp.uid,
    row.code,
    kind,
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
    JSON.stringify(row.tags),
    row.annualReport,
    row.lastInspectedOn,
    stamp.contentHash,
    stamp.batchId,
    stamp.seq,
  ];
  const id = db.get(
    `insert into subjects (uid, code, code_kind, name, kind, legal_person, phone, address, region, town, authority, station, established_on,
       status, industry, capital, scope, risk, risk_on, tags, annual_report, last_inspected_on, content_hash, batch_id, seq)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (code) do update set name = excluded.name, kind = excluded.kind, legal_person = excluded.legal_person, phone = excluded.phone,
       address = excluded.address, region = excluded.region, town = excluded.town, authority = excluded.authority, station = excluded.station,
       established_on = excluded.established_on, status = excluded.status, industry = excluded.industry, capital = excluded.capital,
       scope = excluded.scope, risk = excluded.risk, risk_on = excluded.risk_on, tags = excluded.tags, annual_report = excluded.annual_report,
       last_inspected_on = excluded.last_inspected_on, content_hash = excluded.content_hash, batch_id = excluded.batch_id, seq = excluded.seq
     returning id`,
    ...values,
  )?.['id'];
  if (typeof id !== 'number') throw new Error('no subject id');
  db.run('delete from subject_tags where subject_id = ?', id);
  for (const tag of new Set(row.tags)) db.run('insert into subject_tags (subject_id, tag) values (?, ?)', id, tag);
};

/** Writes one inspector by staff number and replaces his or her declared recusals with the row's. */
export const upsertInspector = (db: WriteDb, row: InspectorRow, stamp: RowStamp): void => {
  const id = db.get(
    `insert into inspectors (uid, staff_no, name, gender, phone, unit, department, post_category, lines, certificate_no, certificate_until, level,
       post, expert, area, status, content_hash, batch_id, seq)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (staff_no) do update set name = excluded.name, gender = excluded.gender, phone = excluded.phone, unit = excluded.unit,
       department = excluded.department, post_category = excluded.post_category, lines = excluded.lines, certificate_no = excluded.certificate_no,
       certificate_until = excluded.certificate_until, level = excluded.level, post = excluded.post, expert = excluded.expert,
       area = excluded.area, status = excluded.status, content_hash = excluded.content_hash, batch_id = excluded.batch_id, seq = excluded.seq
     returning id`,
    stamp.uid,
    row.staffNo,
    row.name,
    row.gender,
    row.phone,
    row.unit,
    row.department,
    row.postCategory,
    JSON.stringify(row.lines),
    row.certificateNo,
    row.certificateUntil,
    row.level,
    row.post,
    flag(row.expert),
    row.area,
    row.status,
    stamp.contentHash,
    stamp.batchId,
    stamp.seq,
  )?.['id'];
  if (typeof id !== 'number') throw new Error('no inspector id');
  db.run('delete from recusals where inspector_id = ?', id);
  for (const { subjectCode, reason } of row.recusals) {
    db.run('insert or replace into recusals (inspector_id, subject_code, reason) values (?, ?, ?)', id, subjectCode, reason);
  }
};

export const upsertItem = (db: WriteDb, row: ItemRow, stamp: RowStamp): void => {
  db.run(
    `insert into items (id, code, category, name, grade, basis, method, content, subjects, line, published, applies_to_tag, note, content_hash, batch_id, seq)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (code) do update set category = excluded.category, name = excluded.name, grade = excluded.grade, basis = excluded.basis,
       method = excluded.method, content = excluded.content, subjects = excluded.subjects, line = excluded.line, published = excluded.published,
       applies_to_tag = excluded.applies_to_tag, note = excluded.note, content_hash = excluded.content_hash, batch_id = excluded.batch_id,
       seq = excluded.seq`,
    stamp.uid,
    row.code,
    row.category,
    row.name,
    row.grade,
    row.basis,
    row.method,
    row.content,
    row.subjects,
    row.line,
    flag(row.published),
    row.appliesToTag,
    row.note,
    stamp.contentHash,
    stamp.batchId,
    stamp.seq,
  );
};
