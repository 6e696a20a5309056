import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { ReadDb, SqlRow, SqlValue, WriteDb } from './db.ts';
import type { SignedBy } from './library-writes.ts';
import { integerOf, oneOf, stringsOf, textOf, textOrNull } from './row.ts';

export interface InspectorRecord {
  readonly id: number;
  readonly uid: string;
  readonly batchId: string | null;
  /** The office that keeps the record. */
  readonly office: string;
  /** Whether a bundle of another office brought it, so that this office only reads it. */
  readonly received: boolean;
  readonly row: InspectorRow;
}

/** The columns of one person, with leaves and recusals as JSON. */
export const inspectorColumns = `staff_no, name, gender, phone, education, major, unit, department, post_category, post_since, qualifications,
  expertise, lines, item_codes, certificate_no, certificate_until, province_certificate_no, province_certificate_until, level, post, expert, area,
  status, note,
  (select json_group_array(json_object('from', l.from_on, 'to', l.to_on, 'reason', l.reason) order by l.from_on) from inspector_leaves l
   where l.inspector_id = inspectors.id) as leaves,
  (select json_group_array(json_object('subjectCode', r.subject_code, 'reason', r.reason, 'from', r.from_on, 'to', r.to_on)
     order by r.subject_code, r.from_on) from recusals r where r.inspector_id = inspectors.id) as recusals`;

export const inspectorRowFrom = (row: SqlRow): InspectorRow => ({
  staffNo: textOf(row, 'staff_no'),
  name: textOf(row, 'name'),
  gender: textOf(row, 'gender'),
  phone: textOf(row, 'phone'),
  education: textOf(row, 'education'),
  major: textOf(row, 'major'),
  unit: textOf(row, 'unit'),
  department: textOf(row, 'department'),
  postCategory: textOf(row, 'post_category'),
  postSince: textOf(row, 'post_since'),
  qualifications: stringsOf(row, 'qualifications'),
  expertise: stringsOf(row, 'expertise'),
  lines: JSON.parse(textOf(row, 'lines')) as readonly number[], // as the import or the contract wrote them
  itemCodes: stringsOf(row, 'item_codes'),
  certificateNo: textOf(row, 'certificate_no'),
  certificateUntil: textOf(row, 'certificate_until'),
  provinceCertificateNo: textOf(row, 'province_certificate_no'),
  provinceCertificateUntil: textOf(row, 'province_certificate_until'),
  level: textOf(row, 'level'),
  post: textOf(row, 'post'),
  expert: integerOf(row, 'expert') === 1,
  area: textOf(row, 'area'),
  status: oneOf(row, 'status', ['active', 'inactive']),
  leaves: JSON.parse(textOf(row, 'leaves')) as InspectorRow['leaves'], // built by the query
  recusals: JSON.parse(textOf(row, 'recusals')) as InspectorRow['recusals'],
  note: textOf(row, 'note'),
});

const recordFrom = (row: SqlRow | undefined): InspectorRecord | null =>
  row
    ? {
        id: integerOf(row, 'id'),
        uid: textOf(row, 'uid'),
        batchId: textOrNull(row, 'batch_id'),
        office: textOf(row, 'office'),
        received: row['rev'] !== null,
        row: inspectorRowFrom(row),
      }
    : null;

export const findInspector = (db: ReadDb, id: number): InspectorRecord | null =>
  recordFrom(db.get(`select id, uid, batch_id, office, rev, ${inspectorColumns} from inspectors where id = ?`, id));

/** The own person of this staff number; other offices may use it as well. */
export const findInspectorByStaffNo = (db: ReadDb, staffNo: string): InspectorRecord | null =>
  recordFrom(
    db.get(
      `select id, uid, batch_id, office, rev, ${inspectorColumns} from inspectors where office = (select code from office) and staff_no = ?`,
      staffNo,
    ),
  );

export interface InspectorStamp {
  readonly uid: string;
  readonly contentHash: string;
  /** Null when the person was entered in the window. */
  readonly batchId: string | null;
  readonly seq: number;
  /** The office that a bundle of brought the person, with the revision; missing for the own people. */
  readonly received?: SignedBy & { readonly office: string; readonly rev: number };
}

const valuesOf = (row: InspectorRow): readonly SqlValue[] => [
  row.staffNo,
  row.name,
  row.gender,
  row.phone,
  row.education,
  row.major,
  row.unit,
  row.department,
  row.postCategory,
  row.postSince,
  JSON.stringify(row.qualifications),
  JSON.stringify(row.expertise),
  JSON.stringify(row.lines),
  JSON.stringify(row.itemCodes),
  row.certificateNo,
  row.certificateUntil,
  row.provinceCertificateNo,
  row.provinceCertificateUntil,
  row.level,
  row.post,
  row.expert ? 1 : 0,
  row.area,
  row.status,
  row.note,
];

/** Adds one person with leaves and recusals; gives the new id. */
export const insertInspector = (db: WriteDb, row: InspectorRow, stamp: InspectorStamp): number => {
  db.run(
    `insert into inspectors (staff_no, name, gender, phone, education, major, unit, department, post_category, post_since, qualifications, expertise,
       lines, item_codes, certificate_no, certificate_until, province_certificate_no, province_certificate_until, level, post, expert, area, status,
       note, uid, content_hash, batch_id, seq, rev, write_id, prev_hash, office)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, (select code from office), ''))`,
    ...valuesOf(row),
    stamp.uid,
    stamp.contentHash,
    stamp.batchId,
    stamp.seq,
    stamp.received?.rev ?? null,
    stamp.received?.writeId ?? null,
    stamp.received?.prevHash ?? null,
    stamp.received?.office ?? null,
  );
  const id = db.lastId();
  replaceDeclarations(db, id, row);
  return id;
};

/** Puts the row in place of what is stored, leaves and recusals included. */
export const replaceInspector = (db: WriteDb, id: number, row: InspectorRow, stamp: Omit<InspectorStamp, 'uid'>): void => {
  db.run(
    `update inspectors set staff_no = ?, name = ?, gender = ?, phone = ?, education = ?, major = ?, unit = ?, department = ?, post_category = ?,
       post_since = ?, qualifications = ?, expertise = ?, lines = ?, item_codes = ?, certificate_no = ?, certificate_until = ?,
       province_certificate_no = ?, province_certificate_until = ?, level = ?, post = ?, expert = ?, area = ?, status = ?, note = ?, content_hash = ?,
       batch_id = coalesce(?, batch_id), seq = ?, rev = ?, write_id = ?, prev_hash = ? where id = ?`,
    ...valuesOf(row),
    stamp.contentHash,
    stamp.batchId,
    stamp.seq,
    stamp.received?.rev ?? null,
    stamp.received?.writeId ?? null,
    stamp.received?.prevHash ?? null,
    id,
  );
  replaceDeclarations(db, id, row);
};

/** Only for the undoing of an addition that nothing refers to. */
export const deleteInspector = (db: WriteDb, id: number): void => {
  db.run('delete from inspector_leaves where inspector_id = ?', id);
  db.run('delete from recusals where inspector_id = ?', id);
  db.run('delete from inspectors where id = ?', id);
};

const replaceDeclarations = (db: WriteDb, id: number, { leaves, recusals }: InspectorRow): void => {
  db.run('delete from inspector_leaves where inspector_id = ?', id);
  for (const { from, to, reason } of leaves)
    db.run('insert into inspector_leaves (inspector_id, from_on, to_on, reason) values (?, ?, ?, ?)', id, from, to, reason);
  db.run('delete from recusals where inspector_id = ?', id);
  for (const { subjectCode, reason, from, to } of recusals) {
    db.run(
      'insert into recusals (inspector_id, subject_code, reason, from_on, to_on) values (?, ?, ?, ?, ?)',
      id,
      subjectCode,
      reason,
      from,
      to,
    );
  }
};
