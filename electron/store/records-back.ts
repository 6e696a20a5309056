import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { RuleBroken, type ReadDb, type SqlValue, type WriteDb } from './db.ts';
import { revisionOf } from './event-back.ts';
import { integerOf, textOf } from './row.ts';

/** Writes own records as they were signed, each with its revision, its change number and the person of that time. What breaks a rule of the schema throws. */

const json = (row: RecordRow, field: string): string => JSON.stringify(row[field] ?? null);

const fields = (row: RecordRow, ...names: readonly string[]): readonly SqlValue[] =>
  names.map((name) => {
    const value = row[name];
    if (typeof value !== 'string' && typeof value !== 'number') throw new RuleBroken(name);
    return value;
  });

/** Adds an item version; where its number is another version's it gets the next one, and it is current only where no other version is. */
export const insertItemBack = (db: WriteDb, row: RecordRow, contentHash: string): void => {
  db.run(
    `insert into items (code, origin, category, name, sub_name, grade, basis, method, content, subjects, line, published, applies_to_tag, note,
       applies_to_kinds, checklist, id, content_hash, seq, version, current)
     select k.code, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       case when exists (select 1 from items where code = k.code and version = ?)
         then (select max(version) + 1 from items where code = k.code) else ? end,
       ? and not exists (select 1 from items where code = k.code and current = 1)
     from (select ? as code) k`,
    ...fields(row, 'origin', 'category', 'name', 'sub_name', 'grade', 'basis', 'method', 'content', 'subjects', 'line', 'published'),
    ...fields(row, 'applies_to_tag', 'note'),
    json(row, 'applies_to_kinds'),
    json(row, 'checklist'),
    fieldText(row, 'id'),
    contentHash,
    ...fields(row, 'seq', 'version', 'version', 'current', 'code'),
  );
};

/** Adds an issued list with its entries. */
export const insertListBack = (db: WriteDb, row: RecordRow, byName: string): void => {
  db.run(
    'insert into item_lists (id, number, version_no, issued_on, note, by, by_name, at, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[fieldText(row, 'id'), ...fields(row, 'number', 'version_no', 'issued_on', 'note', 'by'), byName, ...fields(row, 'at', 'seq')],
  );
  for (const item of row['items'] as readonly string[])
    db.run('insert into item_list_entries (list_number, item_id) values (?, ?)', ...fields(row, 'number'), item);
};

/** Adds an approved version of a plan, its rows and notices; the ids of those who submitted and approved it are found by their names. */
export const insertPlanBack = (db: WriteDb, row: RecordRow, { idOf, nameOf }: PeopleOfTrails): void => {
  const id = fieldText(row, 'id');
  const [submitter, approver] = [fieldText(row, 'submitted_by_name'), fieldText(row, 'approved_by_name')];
  db.run(
    `insert into plans (id, office, rev, prev_hash, by, at, seq, year, version, reason, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft')`,
    ...revisionOf(row),
    ...fields(row, 'year', 'version', 'reason'),
  );
  const rows = row['rows'] as readonly (RecordRow & { readonly id: string })[]; // as the contract's schema let them in
  for (const [index, { id: rowId, ...content }] of rows.entries())
    db.run(
      'insert into plan_rows (plan_id, row_id, position, content) values (?, ?, ?, ?)',
      ...[id, rowId, index + 1, JSON.stringify(content)],
    );
  db.run(
    `update plans set state = 'submitted', submitted_by = ?, submitted_by_name = ?, submitted_at = ? where id = ?`,
    ...[idOf(submitter), submitter, ...fields(row, 'approved_at'), id],
  );
  db.run(
    `update plans set state = 'approved', approved_by = ?, approved_by_name = ?, approved_at = ? where id = ?`,
    ...[idOf(approver), approver, ...fields(row, 'approved_at'), id],
  );
  for (const [index, notice] of (row['notices'] as readonly RecordRow[]).entries())
    db.run(
      'insert into plan_notices (plan_id, number, kind, on_day, what, reason, by, by_name, at, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[id, index + 1, ...fields(notice, 'kind', 'on', 'what', 'reason')],
      ...[fieldText(row, 'by'), nameOf(fieldText(row, 'by')), ...fields(row, 'at', 'seq')],
    );
};

export const insertAssignmentBack = (db: WriteDb, row: RecordRow): void => {
  db.run(
    'insert into assignments (id, office, rev, prev_hash, by, at, seq, serial, subject, inspectors) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[...revisionOf(row), ...fields(row, 'serial', 'subject'), json(row, 'inspectors')],
  );
};

export const insertDispatchBack = (db: WriteDb, row: RecordRow): void => {
  db.run(
    'insert into dispatches (serial, dispatched_on, by, by_name, at, seq) values (?, ?, ?, ?, ?, ?)',
    ...fields(row, 'serial', 'dispatched_on', 'by', 'by_name', 'at', 'seq'),
  );
};

export const insertHandoverBack = (db: WriteDb, row: RecordRow): void => {
  db.run(
    'insert into dispatched_visits (serial, subject, number, unit, reason, by, by_name, at, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...fields(row, 'serial', 'subject', 'number', 'unit', 'reason', 'by', 'by_name', 'at', 'seq'),
  );
};

export const insertPeopleBack = (db: WriteDb, row: RecordRow): void => {
  const [, , rev, prevHash, by, , seq] = revisionOf(row);
  db.run(
    'insert into draw_people (serial, place, people, saved_at, rev, prev_hash, by, seq) values (?, ?, ?, ?, ?, ?, ?, ?)',
    ...fields(row, 'serial', 'place'),
    ...[json(row, 'people'), ...fields(row, 'saved_at'), rev ?? 1, prevHash ?? null, by ?? '', seq ?? 0],
  );
};

export const insertClosureBack = (db: WriteDb, row: RecordRow): void => {
  db.run(
    'insert into event_closures (serial, by, by_name, at, seq) values (?, ?, ?, ?, ?)',
    ...fields(row, 'serial', 'by', 'by_name', 'at', 'seq'),
  );
};

const addReview = (db: WriteDb, row: RecordRow): void => {
  db.run(
    `insert into result_reviews (serial, subject, number, entry, decision, field, reason, by, by_name, at, seq)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...fields(row, 'serial', 'subject', 'number', 'entry', 'decision', 'field', 'reason', 'by', 'by_name', 'at', 'seq'),
  );
};

/** Nobody: who made an entry that was made anew before it was sent is not known. */
const unknownPerson = '';

/**
 * Adds a review. One of an earlier entry is added while the result stands as it did then, because the schema takes no other; afterwards the result is
 * as it was.
 */
export const insertReviewBack = (db: WriteDb, row: RecordRow): void => {
  const held = db.get('select id, seq, by from results where serial = ? and subject = ?', ...fields(row, 'serial', 'subject'));
  if (!held || integerOf(held, 'seq') === row['entry']) {
    addReview(db, row);
    return;
  }
  db.run('update results set seq = ?, by = ? where id = ?', ...fields(row, 'entry'), unknownPerson, textOf(held, 'id'));
  addReview(db, row);
  db.run('update results set seq = ?, by = ? where id = ?', integerOf(held, 'seq'), textOf(held, 'by'), textOf(held, 'id'));
};

export const insertCorrectionBack = (db: WriteDb, row: RecordRow, byName: string): void => {
  db.run(
    `insert into corrections (id, office, rev, prev_hash, by, at, seq, by_name, serial, subject, number, result_id, before, after, reason, approver,
       approver_name)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[...revisionOf(row), byName, ...fields(row, 'serial', 'subject', 'number', 'result_id'), json(row, 'before'), json(row, 'after')],
    ...fields(row, 'reason', 'approver', 'approver_name'),
  );
};

export const insertPublicationBack = (db: WriteDb, row: RecordRow, byName: string): void => {
  db.run(
    `insert into publications (id, office, rev, prev_hash, by, at, seq, by_name, serial, subject, correction, result_id, published_on, reference)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[...revisionOf(row), byName],
    ...fields(row, 'serial', 'subject', 'correction', 'result_id', 'published_on', 'reference'),
  );
};

export const insertFollowUpBack = (db: WriteDb, row: RecordRow, byName: string): void => {
  db.run(
    `insert into follow_ups (id, office, rev, prev_hash, by, at, seq, by_name, serial, subject, result_id, owner, measures, state, closing_note,
       closed_on)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[...revisionOf(row), byName, ...fields(row, 'serial', 'subject', 'result_id', 'owner'), json(row, 'measures')],
    ...fields(row, 'state', 'closing_note', 'closed_on'),
  );
};

/** Notes the number of a notice as taken, so that no other notice of the year gets it. */
export const insertNoticeNumber = (db: WriteDb, year: number, number: number, followUp: string, measure: string): void => {
  db.run('insert into notice_numbers (year, number, follow_up, measure) values (?, ?, ?, ?)', year, number, followUp, measure);
};

/** Who is called so, or how somebody is called, as the trails say: that of this program and those that came back. */
const inTrails = `select by, by_name from audit_rows union all
  select body ->> '$.by', body ->> '$.by_name' from received_rows where office = (select code from office) and table_name = 'audit'`;

/** Who is who by the trails of the office, because the people of a lost machine have no accounts on this one. */
export interface PeopleOfTrails {
  /** The name somebody had; empty for an id that no trail names. */
  readonly nameOf: (id: string) => string;
  /** The id somebody had; the name itself where no trail has it. */
  readonly idOf: (name: string) => string;
}

/** Reads the trails once: that of this program and those that came back before. */
export const peopleOfTrails = (db: ReadDb): PeopleOfTrails => {
  const people = db
    .all(`select distinct by, by_name from (${inTrails}) where by is not null and by_name is not null`)
    .map((row) => ({ id: textOf(row, 'by'), name: textOf(row, 'by_name') }));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const ids = new Map(people.map(({ id, name }) => [name, id]));
  return { nameOf: (id) => names.get(id) ?? '', idOf: (name) => ids.get(name) ?? name };
};

/** Notes again that a task of the city was taken over by a scheme that came back. */
export const insertTakingBack = (db: WriteDb, row: RecordRow): void => {
  db.run(
    'insert into task_takings (id, office, by, at, seq, task, scheme_id) values (?, ?, ?, ?, ?, ?, ?)',
    ...fields(row, 'id', 'office', 'by', 'at', 'seq', 'task', 'scheme_id'),
  );
};

/** Adds the reason why the office kept a result that the city asked about. */
export const insertAnswerBack = (db: WriteDb, row: RecordRow): void => {
  db.run(
    'insert into request_answers (id, office, by, by_name, at, seq, request_id, serial, subject, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...fields(row, 'id', 'office', 'by', 'by_name', 'at', 'seq', 'request_id', 'serial', 'subject', 'reason'),
  );
};

const resultValues = (row: RecordRow): readonly SqlValue[] => [
  ...[json(row, 'outcomes'), json(row, 'items'), json(row, 'methods'), ...fields(row, 'disposal', 'inspected_on')],
  ...[typeof row['visit_code'] === 'string' ? row['visit_code'] : '', ...fields(row, 'remark')],
];

/** Adds the result of a visit that has none. */
export const insertResultBack = (db: WriteDb, row: RecordRow, byName: string): void => {
  db.run(
    `insert into results (id, office, rev, prev_hash, by, at, seq, by_name, serial, subject, outcomes, items, methods, disposal, inspected_on,
       visit_code, remark)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[...revisionOf(row), byName, ...fields(row, 'serial', 'subject'), ...resultValues(row)],
  );
};

/** Gives a result its next revision as it was signed; false when it was entered here since the one with change number `before`. */
export const followResultBack = (db: WriteDb, row: RecordRow, before: number, byName: string): boolean => {
  const [id, , ...revision] = revisionOf(row);
  const changed = db.run(
    `update results set rev = ?, prev_hash = ?, by = ?, at = ?, seq = ?, by_name = ?, outcomes = ?, items = ?, methods = ?, disposal = ?,
       inspected_on = ?, visit_code = ?, remark = ?, arrived = null
     where id = ? and serial = ? and subject = ? and seq = ?`,
    ...[...revision, byName, ...resultValues(row), id ?? '', ...fields(row, 'serial', 'subject'), before],
  );
  return changed === 1;
};
