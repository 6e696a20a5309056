import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb } from './db.ts';
import { bytesOf, textOf } from './row.ts';

/** What an office sent about one visit, the newest revision of each record. */
export interface ReceivedVisit {
  readonly scheme: RecordRow | null;
  readonly assignment: RecordRow | null;
  readonly result: RecordRow | null;
  /** Ascending by number. */
  readonly corrections: readonly RecordRow[];
  readonly publications: readonly RecordRow[];
  readonly followUp: RecordRow | null;
}

const headsOfVisit = (db: ReadDb, office: string, table: string, serial: string, subject: string): readonly RecordRow[] =>
  db
    .all(
      `select body from received_rows where office = ? and table_name = ? and head = 1 and body ->> '$.serial' = ? and body ->> '$.subject' = ?
       order by coalesce(body ->> '$.number', body ->> '$.correction')`,
      office,
      table,
      serial,
      subject,
    )
    .map((row) => JSON.parse(textOf(row, 'body')) as RecordRow);

/** Everything an office sent about one visit; all of it empty where nothing came. */
export const findReceivedVisit = (db: ReadDb, office: string, serial: string, subject: string): ReceivedVisit => {
  const heads = (table: string): readonly RecordRow[] => headsOfVisit(db, office, table, serial, subject);
  const scheme = db.get(
    `select body from received_rows where office = ? and table_name = 'schemes' and head = 1 and body ->> '$.serial' = ?`,
    office,
    serial,
  );
  return {
    scheme: scheme ? (JSON.parse(textOf(scheme, 'body')) as RecordRow) : null,
    assignment: heads('assignments')[0] ?? null,
    result: heads('results')[0] ?? null,
    corrections: heads('corrections'),
    publications: heads('publications'),
    followUp: heads('follow_ups').find(({ state }) => state !== 'lapsed') ?? null,
  };
};

/** The frozen files of an event of another office by name; empty where none came. */
export const receivedDrawFiles = (db: ReadDb, office: string, serial: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    db
      .all('select name, bytes from received_draw_files where office = ? and serial = ? order by name', office, serial)
      .map((row) => [textOf(row, 'name'), bytesOf(row, 'bytes')]),
  );

/** Names of the item versions an office inspected by, by id; older programs do not send them. */
export const itemNames = (db: ReadDb, office: string, ids: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(
        `select r.record_id, r.body ->> '$.name' as name, r.body ->> '$.sub_name' as sub_name from json_each(?) c
         join received_rows r on r.office = ? and r.table_name = 'item_versions' and r.record_id = c.value and r.head = 1`,
        JSON.stringify(ids),
        office,
      )
      .map((row) => [textOf(row, 'record_id'), [textOf(row, 'name'), textOf(row, 'sub_name')].filter((part) => part !== '').join(' ')]),
  );

/** Names of an office's inspectors by staff number, as the merged library has them. */
export const inspectorNames = (db: ReadDb, office: string, staffNos: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(
        'select p.staff_no, p.name from json_each(?) c join inspectors p on p.office = ? and p.staff_no = c.value',
        JSON.stringify(staffNos),
        office,
      )
      .map((row) => [textOf(row, 'staff_no'), textOf(row, 'name')]),
  );
