import { tablesByKind, type BundleKind } from '#shared/domain/bundle/kinds.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { cityQueries } from './outgoing-city-rows.ts';
import { eventQueries, frozenListSize, type OutgoingQuery, type Shaping } from './outgoing-event-rows.ts';
import { integerOf, textOf, textOrNull } from './row.ts';

/** Change numbers `after` < seq <= `upTo`; `chan` is the channel they go out on, for rows that concern one office alone. */
export interface ChangeSpan {
  readonly after: number;
  readonly upTo: number;
  readonly chan: string;
}

const revision: Shaping = { id: 'text', office: 'text', rev: 'integer', prev_hash: 'textOrNull', by: 'text', at: 'text', seq: 'integer' };

/** Only a revision that joins two names a second parent. */
const revisionOf = (row: SqlRow): Shaping => (typeof row['merged_hash'] === 'string' ? { ...revision, merged_hash: 'text' } : revision);

const shaped = (row: SqlRow, shaping: Shaping): RecordRow =>
  Object.fromEntries(
    Object.entries({ ...revisionOf(row), ...shaping }).map(([field, kind]) => {
      switch (kind) {
        case 'text':
          return [field, textOf(row, field)];
        case 'textOrNull':
          return [field, textOrNull(row, field)];
        case 'integer':
          return [field, integerOf(row, field)];
        case 'json':
          return [field, JSON.parse(textOf(row, field)) as RecordRow[string]];
      }
    }),
  );

/** 报上一级备案 (R7): approved versions, each with its rows and what was reported and published. */
const approvedPlans = `select id, office, rev, prev_hash, by, at, seq, year, version, reason, submitted_by_name, approved_by_name, approved_at,
    (select json_group_array(json(r.content)) from (select json_set(content, '$.id', row_id) as content from plan_rows
       where plan_id = plans.id order by position, row_id) r) as rows,
    (select json_group_array(json(n.notice)) from (select json_object('kind', kind, 'on', on_day, 'what', what, 'reason', reason) as notice
       from plan_notices where plan_id = plans.id order by number) n) as notices
  from plans where state = 'approved' and seq > ? and seq <= ? order by id`;

const trailShaping: Shaping = {
  number: 'integer',
  by_name: 'text',
  event: 'text',
  params: 'json',
  previous_hash: 'text',
  hash: 'text',
};

/** The own trail, and what other computers of the office told of theirs, as it was signed. */
const trail = `with span (after, up_to) as (select ?, ?)
  select a.id, a.office, 1 as rev, null as prev_hash, a.by, a.at, a.seq, a.number, a.by_name, a.event, a.params, a.previous_hash, a.hash
    from span join audit_rows a on a.seq > span.after and a.seq <= span.up_to
  union all select r.record_id, r.office, 1, null, r.body ->> '$.by', r.body ->> '$.at', r.body ->> '$.seq', r.body ->> '$.number',
      r.body ->> '$.by_name', r.body ->> '$.event', r.body -> '$.params', r.body ->> '$.previous_hash', r.body ->> '$.hash'
    from span join received_rows r on r.table_name = 'audit' and r.office = (select code from office)
      join known_links l on l.header_sha256 = r.header_sha256 and l.office = r.office
    where l.change_seq > span.after and l.change_seq <= span.up_to`;

const queries: Readonly<Record<string, OutgoingQuery>> = {
  ...eventQueries,
  ...cityQueries,
  plans: {
    sql: approvedPlans,
    shaping: {
      year: 'integer',
      version: 'integer',
      reason: 'text',
      submitted_by_name: 'text',
      approved_by_name: 'text',
      approved_at: 'text',
      rows: 'json',
      notices: 'json',
    },
  },
  schemes: {
    sql: `select id, office, rev, prev_hash, by, at, seq, name, serial, draft from schemes
          where state in ('drawn', 'void') and exists (select 1 from draws d where d.serial = schemes.serial and d.prk is not null)
            and seq > ? and seq <= ? order by id`,
    shaping: { name: 'text', serial: 'text', draft: 'json' },
  },
  task_takings: {
    sql: `select id, office, 1 as rev, null as prev_hash, by, at, seq, task, scheme_id from task_takings where seq > ? and seq <= ? order by id`,
    shaping: { task: 'text', scheme_id: 'text' },
  },
  draws: {
    sql: `select id, office, rev, prev_hash, by, at, seq, serial, scheme_id, prev, frame_sha256, plan_sha256, frame_rows, team_size, commit_a,
            commit_b, dice_kind, dice, prk, result_sha256, record_sha256, drawn, inspectors, short_visits, frozen_at, drawn_at
          from draws where prk is not null and seq > ? and seq <= ? order by id`,
    shaping: {
      serial: 'text',
      scheme_id: 'text',
      prev: 'text',
      frame_sha256: 'text',
      plan_sha256: 'text',
      frame_rows: 'integer',
      team_size: 'integer',
      commit_a: 'text',
      commit_b: 'text',
      dice_kind: 'text',
      dice: 'text',
      prk: 'text',
      result_sha256: 'text',
      record_sha256: 'text',
      drawn: 'integer',
      inspectors: 'integer',
      short_visits: 'integer',
      frozen_at: 'text',
      drawn_at: 'text',
    },
  },
  assignments: {
    sql: `select id, office, rev, prev_hash, by, at, seq, serial, subject, inspectors from assignments where seq > ? and seq <= ? order by id`,
    shaping: { serial: 'text', subject: 'text', inspectors: 'json' },
  },
  results: {
    // A result that another computer of the office entered is due since it came, whatever number it has there.
    sql: `select id, office, rev, prev_hash, merged_hash, by, at, seq, serial, subject, outcomes, items, methods, disposal, inspected_on, visit_code, remark
          from results where coalesce(arrived, seq) > ? and coalesce(arrived, seq) <= ? order by id`,
    shaping: {
      serial: 'text',
      subject: 'text',
      outcomes: 'json',
      items: 'json',
      methods: 'json',
      disposal: 'text',
      inspected_on: 'text',
      visit_code: 'text',
      remark: 'text',
    },
  },
  publications: {
    sql: `select id, office, rev, prev_hash, by, at, seq, serial, subject, correction, result_id, published_on, reference
          from publications where seq > ? and seq <= ? order by id`,
    shaping: {
      serial: 'text',
      subject: 'text',
      correction: 'integer',
      result_id: 'text',
      published_on: 'text',
      reference: 'text',
    },
  },
  corrections: {
    sql: `select id, office, rev, prev_hash, by, at, seq, serial, subject, number, result_id, before, after, reason, approver, approver_name
          from corrections where seq > ? and seq <= ? order by id`,
    shaping: {
      serial: 'text',
      subject: 'text',
      number: 'integer',
      result_id: 'text',
      before: 'json',
      after: 'json',
      reason: 'text',
      approver: 'text',
      approver_name: 'text',
    },
  },
  follow_ups: {
    sql: `select id, office, rev, prev_hash, merged_hash, by, at, seq, serial, subject, result_id, owner, measures, state, closing_note, closed_on
          from follow_ups where seq > ? and seq <= ? order by id`,
    shaping: {
      serial: 'text',
      subject: 'text',
      result_id: 'text',
      owner: 'text',
      measures: 'json',
      state: 'text',
      closing_note: 'text',
      closed_on: 'text',
    },
  },
  request_answers: {
    sql: `select id, office, 1 as rev, null as prev_hash, by, at, seq, request_id, serial, subject, reason, by_name from request_answers
          where seq > ? and seq <= ? order by id`,
    shaping: { request_id: 'text', serial: 'text', subject: 'text', reason: 'text', by_name: 'text' },
  },
  audit: { sql: `${trail} order by id`, shaping: trailShaping },
};

/** What a correction may carry is more than this program writes: what it asks to look at again. */
const writtenTables = (kind: BundleKind): readonly string[] => (kind === 'correction' ? ['correction_requests'] : tablesByKind[kind]);

/** The tables of a kind that have rows to send, in the order of their entries. */
export const outgoingTables = (kind: BundleKind): readonly string[] =>
  writtenTables(kind)
    .filter((table) => Object.hasOwn(queries, table))
    .toSorted();

/** The records of one table that changed in the span, ascending by id, in the shape they are exchanged in. */
export const outgoingRows = (db: ReadDb, table: string, { after, upTo, chan }: ChangeSpan): readonly RecordRow[] => {
  const query = queries[table];
  if (!query) throw new Error(`no outgoing table ${table}`);
  return db.all(query.sql, after, upTo, ...(query.perOffice ? [chan] : [])).map((row) => shaped(row, query.shaping));
};

/** Tables of one drawn event that another computer of the office works with, in the order of their entries. */
const lentTables = [
  'assignments',
  'corrections',
  'dispatches',
  'draws',
  'event_facts',
  'handovers',
  'item_versions',
  'publications',
  'results',
  'reviews',
  'schemes',
  'team_changes',
] as const;

const scoped = (table: (typeof lentTables)[number]): string => {
  const of = table === 'item_versions' ? 'id in (select item_id from frozen_items where serial = ?)' : 'serial = ?';
  return `select * from (${queries[table]?.sql ?? ''}) where ${of}`;
};

const lentQueries = new Map(lentTables.map((table) => [table, scoped(table)]));

/** What of the frozen list the visits need: nobody who was not drawn. */
const drawnSubjects = `select substr(d.id, 1, 24) || printf('%012x', d.number) as id, d.office, 1 as rev, null as prev_hash, d.by, d.at, d.seq, d.serial,
    d.number, json_group_array(json_object('code', d.code, 'name', d.name, 'town', d.town, 'kind', d.kind, 'tags', json(d.tags), 'tier', d.tier,
      'excluded', d.excluded, 'excluded_reason', d.excluded_reason)) as subjects
  from (select e.id, e.office, e.by, e.at, e.seq, e.serial, f.code, f.name, f.town, f.kind, f.tags, f.tier, f.excluded, f.excluded_reason,
      (row_number() over (order by f.code) - 1) / ${frozenListSize} + 1 as number
    from draws e join drawn_subjects v on v.serial = e.serial join frozen_subjects f on f.serial = v.serial and f.code = v.code
    where e.serial = ? order by f.code) d
  group by d.number order by 1`;

/** The rows of one drawn event for another computer of the office, by table, each ascending by id. */
export const lentRows = (db: ReadDb, serial: string, upTo: number): ReadonlyMap<string, readonly RecordRow[]> =>
  new Map([
    ...lentTables.map((table) => {
      const rows = db.all(lentQueries.get(table) ?? '', 0, upTo, serial);
      return [table, rows.map((row) => shaped(row, queries[table]?.shaping ?? {}))] as const;
    }),
    ['frozen_lists', db.all(drawnSubjects, serial).map((row) => shaped(row, queries['frozen_lists']?.shaping ?? {}))] as const,
  ]);

const trailOfWrites = `with writes as materialized (select value ->> '$.seq' as seq, value ->> '$.by' as by, value ->> '$.at' as at from json_each(?))
  select t.* from (${trail}) t join writes w on w.seq = t.seq and w.by = t.by and w.at = t.at order by t.id`;

/** The rows of the trails of this office that tell of these transactions, each once: they name the person behind an id. */
export const trailRows = (
  db: ReadDb,
  writes: readonly { readonly seq: number; readonly by: string; readonly at: string }[],
  upTo: number,
): readonly RecordRow[] => {
  const once = [...new Map(writes.map((write) => [`${String(write.seq)} ${write.by} ${write.at}`, write])).values()];
  return db.all(trailOfWrites, JSON.stringify(once), 0, upTo).map((row) => shaped(row, trailShaping));
};

/** One record as it would go out now, whoever it concerns; null where there is none that may. */
export const findOutgoingRow = (db: ReadDb, table: string, id: string): RecordRow | null => {
  const query = queries[table];
  if (!query || query.perOffice) return null;
  const row = db.get(`select * from (${query.sql}) where id = ?`, 0, Number.MAX_SAFE_INTEGER, id);
  return row ? shaped(row, query.shaping) : null;
};

const revise: Readonly<Record<string, string>> = {
  results: 'update results set rev = rev + 1, prev_hash = ?, merged_hash = null where id = ? and rev = ? and seq > ?',
  plans: 'update plans set rev = rev + 1, prev_hash = ? where id = ? and rev = ? and seq > ?',
  calendar: 'update calendar_years set rev = rev + 1, prev_hash = ? where id = ? and rev = ? and seq > ?',
  correction_requests: 'update correction_requests set rev = rev + 1, prev_hash = ? where id = ? and rev = ? and seq > ?',
  tasks: 'update handed_tasks set rev = rev + 1, prev_hash = ? where id = ? and rev = ? and seq > ?',
  follow_ups: 'update follow_ups set rev = rev + 1, prev_hash = ?, merged_hash = null where id = ? and rev = ? and seq > ?',
  draw_people: `update draw_people set rev = rev + 1, prev_hash = ? where serial = (select serial from draws where id = ?) and rev = ?
    and seq > ?`,
};

/**
 * A result, follow-up, plan, calendar year, request, handed task or list of people that was written again while the bundle with `sent` was being sealed becomes the revision after the sent one: once
 * sealed, a revision is not replaced (BUNDLE-SPEC 10.1). Rows of the other tables never change.
 */
export const reviseChangedRow = (db: WriteDb, table: string, sent: RecordRow, sentHash: string): void => {
  const sql = revise[table];
  if (sql !== undefined) db.run(sql, sentHash, fieldText(sent, 'id'), Number(sent['rev']), Number(sent['seq']));
};
