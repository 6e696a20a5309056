import type { DrawDetail, DrawOutcome } from '#shared/contract/draws.ts';
import { drawSettingsSchema, drawsPeople, type DrawSettings, type DrawsPeople, type StratumPreview } from '#shared/contract/schemes.ts';
import { changeName } from '#shared/domain/assignment/change-file.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { announcementFrom, diceReadingFrom, readingFrom, readingLogFrom, type StoredReading } from './draw-steps.ts';
import { drawStates, voidSheetFrom } from './draw-voids.ts';
import { bytesOf, integerOf, oneOf, textOf, textOrNull } from './row.ts';

const outcomeFrom = (row: SqlRow): DrawOutcome | null => {
  const prk = textOrNull(row, 'prk');
  return prk === null
    ? null
    : {
        prk,
        resultHash: textOf(row, 'result_sha256'),
        recordHash: textOf(row, 'record_sha256'),
        drawn: integerOf(row, 'drawn'),
        inspectors: integerOf(row, 'inspectors'),
        shortVisits: integerOf(row, 'short_visits'),
        drawnAt: textOf(row, 'drawn_at'),
      };
};

/** An event as it is stored; what depends on others, or on when the program was opened, is added for the screen. */
export interface StoredDraw extends Omit<DrawDetail, 'reading' | 'resumed' | 'earlier' | 'rules'> {
  readonly id: string;
  readonly settings: DrawSettings;
  readonly reading: StoredReading | null;
  readonly dicedAt: string | null;
}

export const findDraw = (db: ReadDb, serial: string): StoredDraw | null => {
  const row = db.get(
    `select d.serial, d.id, d.scheme_id, s.name as scheme_name, d.state, d.frozen_at, d.prev, d.frame_sha256, d.plan_sha256, d.frame_rows,
       d.strata, d.people, d.team_size, d.settings, d.commit_a, d.commit_b, d.dice, d.prk, d.result_sha256, d.record_sha256, d.drawn, d.inspectors,
       d.short_visits, d.drawn_at, d.dice_kind, d.public_what, d.public_known, d.first_reading, d.first_kind, d.first_reader, d.first_reader_name,
       d.first_read_at, d.second_reader_name, d.diced_at, d.witnesses, d.reading_log, d.void_from, d.void_reason, d.void_by_name,
       d.void_approver_name, d.voided_at
     from draws d join schemes s on s.id = d.scheme_id where d.serial = ?`,
    serial,
  );
  if (!row) return null;
  return {
    serial: textOf(row, 'serial'),
    id: textOf(row, 'id'),
    schemeId: textOf(row, 'scheme_id'),
    schemeName: textOf(row, 'scheme_name'),
    state: oneOf(row, 'state', drawStates),
    frozenAt: textOf(row, 'frozen_at'),
    prev: textOf(row, 'prev'),
    frame: textOf(row, 'frame_sha256'),
    plan: textOf(row, 'plan_sha256'),
    subjects: integerOf(row, 'frame_rows'),
    strata: JSON.parse(textOf(row, 'strata')) as readonly StratumPreview[],
    people: oneOf(row, 'people', drawsPeople),
    teamSize: integerOf(row, 'team_size'),
    // An event that was frozen before there were settings has none; the defaults are what it was made with.
    settings: drawSettingsSchema.parse(JSON.parse(textOf(row, 'settings'))),
    commitA: textOrNull(row, 'commit_a'),
    commitB: textOrNull(row, 'commit_b'),
    announced: announcementFrom(row),
    reading: readingFrom(row),
    readingLog: readingLogFrom(row),
    dice: textOrNull(row, 'dice'),
    read: diceReadingFrom(row),
    dicedAt: textOrNull(row, 'diced_at'),
    result: outcomeFrom(row),
    voided: voidSheetFrom(row),
  };
};

/** The draw that was begun and has not come to its end; at most one, because each record names the one before it. */
export const findOpenDraw = (db: ReadDb): string | null => {
  const row = db.get(`select serial from draws where state in ('frozen', 'committed', 'diced') order by serial limit 1`);
  return row ? textOf(row, 'serial') : null;
};

export interface LastDraw {
  readonly serial: string;
  readonly record: string;
}

/**
 * The end of the chain of records: the one that no other event names. The times of events do not tell, because clocks are put back. Of records that
 * were given back one before the end may be unnamed as well, because an event that ended before it was drawn leaves the office with no bundle: the
 * one that was written last is the end.
 */
export const findLastDraw = (db: ReadDb): LastDraw | null => {
  const row = db.get(
    `select serial, record_sha256 from draws d where record_sha256 is not null and not exists (select 1 from draws n where n.prev = d.record_sha256)
     order by seq desc limit 1`,
  );
  return row ? { serial: textOf(row, 'serial'), record: textOf(row, 'record_sha256') } : null;
};

/**
 * The last number that an event of one year was begun under, aborted ones included; 0 before the first. Of the events before a machine was lost the
 * trail tells as well, which the city gave back with the records; that of another computer of the office begins no events.
 */
export const lastDrawNumber = (db: ReadDb, serialStart: string): number =>
  integerOf(
    db.get(
      `with asked (start) as (select ?)
       select coalesce(max(cast(substr(serial, length(start) + 1) as integer)), 0) as n from asked, (
         select serial from draws union all
         select r.body ->> '$.params.serial' from received_rows r join known_links l on l.header_sha256 = r.header_sha256 and l.office <> r.office
         where r.office = (select code from office) and r.table_name = 'audit')
       where substr(serial, 1, length(start)) = start`,
      serialStart,
    ) ?? {},
    'n',
  );

export interface NewDraw {
  readonly serial: string;
  readonly id: string;
  readonly office: string;
  readonly schemeId: string;
  readonly prev: string;
  readonly frame: string;
  readonly plan: string;
  readonly subjects: number;
  readonly strata: readonly StratumPreview[];
  readonly people: DrawsPeople;
  readonly teamSize: number;
  readonly settings: DrawSettings;
}

export const insertDraw = (db: WriteDb, draw: NewDraw, stamp: { readonly by: string; readonly at: string; readonly seq: number }): void => {
  db.run(
    `insert into draws (serial, id, office, rev, prev_hash, by, at, seq, scheme_id, state, frozen_at, prev, frame_sha256, plan_sha256,
       frame_rows, strata, people, team_size, settings)
     values (?, ?, ?, 1, null, ?, ?, ?, ?, 'frozen', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    draw.serial,
    draw.id,
    draw.office,
    stamp.by,
    stamp.at,
    stamp.seq,
    draw.schemeId,
    stamp.at,
    draw.prev,
    draw.frame,
    draw.plan,
    draw.subjects,
    JSON.stringify(draw.strata),
    draw.people,
    draw.teamSize,
    JSON.stringify(draw.settings),
  );
};

/** Records one party's commitment; the second one moves the event on. */
export const saveCommitment = (db: WriteDb, serial: string, party: 'A' | 'B', commitment: string): void => {
  db.run(
    'update draws set commit_a = coalesce(commit_a, ?), commit_b = coalesce(commit_b, ?) where serial = ?',
    ...(party === 'A' ? [commitment, null] : [null, commitment]),
    serial,
  );
  db.run(
    `update draws set state = 'committed' where serial = ? and state = 'frozen' and commit_a is not null and commit_b is not null`,
    serial,
  );
};

export const saveOutcome = (
  db: WriteDb,
  serial: string,
  outcome: DrawOutcome,
  stamp: { readonly by: string; readonly seq: number },
): void => {
  db.run(
    `update draws set state = 'drawn', prk = ?, result_sha256 = ?, record_sha256 = ?, drawn = ?, inspectors = ?, short_visits = ?, drawn_at = ?,
       by = ?, at = ?, seq = ? where serial = ?`,
    outcome.prk,
    outcome.resultHash,
    outcome.recordHash,
    outcome.drawn,
    outcome.inspectors,
    outcome.shortVisits,
    outcome.drawnAt,
    stamp.by,
    outcome.drawnAt,
    stamp.seq,
    serial,
  );
};

export const insertDrawFile = (
  db: WriteDb,
  serial: string,
  file: { readonly name: string; readonly sha256: string; readonly bytes: Uint8Array },
): void => {
  db.run('insert into draw_files (serial, name, sha256, bytes) values (?, ?, ?, ?)', serial, file.name, file.sha256, file.bytes);
};

/** The frozen and drawn files of one event by name, bytes as they were written; then the changes of teams since. */
export const drawFiles = (db: ReadDb, serial: string): ReadonlyMap<string, Uint8Array> =>
  new Map([
    ...db
      .all('select name, bytes from draw_files where serial = ? order by name', serial)
      .map((row) => [textOf(row, 'name'), bytesOf(row, 'bytes')] as const),
    ...db
      .all('select number, bytes from team_changes where serial = ? order by number', serial)
      .map((row) => [changeName(integerOf(row, 'number')), bytesOf(row, 'bytes')] as const),
  ]);
