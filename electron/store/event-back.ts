import type { VacancyRow } from '#shared/domain/draw/vacancies-file.ts';
import type { Visit } from '#shared/domain/draw/visit-list.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { SqlValue, WriteDb } from './db.ts';
import { insertDrawFile } from './draws.ts';
import { insertDrawnItem, insertDrawnSubject, type DrawnItem } from './draw-lists.ts';

/** A drawn event that was checked, with everything that belongs to it. */
export interface EventBack {
  readonly draw: RecordRow;
  readonly scheme: RecordRow;
  /** Row of `event_facts`. */
  readonly facts: RecordRow;
  /** The frozen list as its rows have it. */
  readonly subjects: readonly RecordRow[];
  /** The files of the record; changes of teams and the sheet of a void event come with their own rows. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: Uint8Array }[];
  readonly visits: readonly Visit[];
  readonly drawnItems: readonly DrawnItem[];
  readonly vacancies: readonly VacancyRow[];
}

/** The revision columns of a row, in the order `id, office, rev, prev_hash, by, at, seq`. */
export const revisionOf = (row: RecordRow): readonly SqlValue[] => [
  fieldText(row, 'id'),
  fieldText(row, 'office'),
  Number(row['rev']),
  typeof row['prev_hash'] === 'string' ? row['prev_hash'] : null,
  fieldText(row, 'by'),
  fieldText(row, 'at'),
  Number(row['seq']),
];

const json = (row: RecordRow, field: string): string => JSON.stringify(row[field] ?? null);

const objects = (row: RecordRow, field: string): readonly RecordRow[] => row[field] as readonly RecordRow[]; // its shape was checked

const value = (row: RecordRow | undefined, field: string): SqlValue => {
  const found = row?.[field];
  return typeof found === 'string' || typeof found === 'number' ? found : null;
};

const insertScheme = (db: WriteDb, { scheme, facts, draw }: EventBack): void => {
  const again = value(facts, 'again_of');
  db.run(
    `insert into schemes (id, office, rev, prev_hash, by, at, seq, name, state, draft, serial, again_of)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'drawn', ?, ?, (select id from schemes where id = ?))`,
    ...revisionOf(scheme),
    fieldText(scheme, 'name'),
    json(scheme, 'draft'),
    fieldText(draw, 'serial'),
    again,
  );
  for (const task of objects(facts, 'plan'))
    db.run(
      'insert into plan_tasks (scheme_id, plan_id, row_id) select ?, plan_id, row_id from plan_rows where plan_id = ? and row_id = ?',
      fieldText(scheme, 'id'),
      value(task, 'plan_id'),
      value(task, 'row_id'),
    );
};

const insertFrozen = (db: WriteDb, event: EventBack): void => {
  const { draw, facts, subjects, files } = event;
  const serial = fieldText(draw, 'serial');
  const [announced] = objects(facts, 'announced');
  db.run(
    `insert into draws (id, office, rev, prev_hash, by, at, seq, serial, scheme_id, state, frozen_at, prev, frame_sha256, plan_sha256, frame_rows,
       strata, team_size, settings, public_what, public_known, reading_log)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'frozen', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...revisionOf(draw),
    serial,
    ...['scheme_id', 'frozen_at', 'prev', 'frame_sha256', 'plan_sha256', 'frame_rows'].map((field) => value(draw, field)),
    json(facts, 'strata'),
    value(draw, 'team_size'),
    json(facts, 'settings'),
    value(announced, 'what'),
    value(announced, 'known'),
    json(facts, 'reading_log'),
  );
  for (const file of files) insertDrawFile(db, serial, file);
  for (const subject of subjects)
    db.run(
      'insert into frozen_subjects (serial, code, name, town, kind, tags, tier, excluded, excluded_reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      serial,
      ...['code', 'name', 'town', 'kind'].map((field) => value(subject, field)),
      json(subject, 'tags'),
      ...['tier', 'excluded', 'excluded_reason'].map((field) => value(subject, field)),
    );
  for (const item of objects(facts, 'items'))
    db.run('insert into frozen_items (serial, item_id, key) values (?, ?, ?)', serial, value(item, 'item_id'), value(item, 'key'));
};

/** The steps of the ceremony in their order, as the triggers ask for them. */
const takeSteps = (db: WriteDb, { draw, facts, visits, drawnItems }: EventBack): void => {
  const serial = fieldText(draw, 'serial');
  const readings = facts['readings'] as RecordRow; // its shape was checked
  const of = (field: string): SqlValue => value(draw, field);
  const read = (field: string): SqlValue => value(readings, field);
  db.run(`update draws set commit_a = ?, commit_b = ?, state = 'committed' where serial = ?`, of('commit_a'), of('commit_b'), serial);
  db.run(
    `update draws set first_reading = ?, first_kind = ?, first_reader = ?, first_reader_name = ?, first_read_at = ? where serial = ?`,
    ...[of('dice'), of('dice_kind'), read('first_reader'), read('first_reader_name'), read('first_read_at')],
    serial,
  );
  db.run(
    `update draws set dice = first_reading, dice_kind = first_kind, second_reader = ?, second_reader_name = ?, witnesses = ?, diced_at = ?,
       state = 'diced' where serial = ?`,
    ...[read('second_reader'), read('second_reader_name'), json(facts, 'witnesses'), read('diced_at')],
    serial,
  );
  for (const visit of visits) insertDrawnSubject(db, serial, visit);
  for (const item of drawnItems) insertDrawnItem(db, serial, item);
  db.run(
    `update draws set state = 'drawn', prk = ?, result_sha256 = ?, record_sha256 = ?, drawn = ?, inspectors = ?, short_visits = ?, drawn_at = ?
     where serial = ?`,
    ...['prk', 'result_sha256', 'record_sha256', 'drawn', 'inspectors', 'short_visits', 'drawn_at'].map(of),
    serial,
  );
};

/** Writes a drawn event as the office had it: scheme, frozen lists, files, the steps of the ceremony, the drawn list. */
export const insertEventBack = (db: WriteDb, event: EventBack): void => {
  insertScheme(db, event);
  insertFrozen(db, event);
  takeSteps(db, event);
  for (const { event: filled, subject, reason, evidence } of event.vacancies)
    db.run(
      `insert into vacancies (event, subject, reason, evidence, filled_by)
       select serial, code, ?, ?, ? from drawn_subjects where serial = ? and code = ?`,
      ...[reason, evidence, fieldText(event.draw, 'serial'), filled, subject],
    );
};
