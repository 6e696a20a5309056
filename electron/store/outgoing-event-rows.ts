/** How a column becomes the field of a row. */
export type Shaping = Readonly<Record<string, 'text' | 'integer' | 'json' | 'textOrNull'>>;

/** The rows of one table that changed behind the first and up to the second number, ascending by id. */
export interface OutgoingQuery {
  readonly sql: string;
  /** Its rows are for one office each. */
  readonly perOffice?: true;
  readonly shaping: Shaping;
}

/** What an item says, whoever sends it. */
export const itemShaping: Shaping = {
  code: 'text',
  category: 'text',
  name: 'text',
  sub_name: 'text',
  grade: 'text',
  basis: 'text',
  method: 'text',
  content: 'text',
  subjects: 'text',
  line: 'integer',
  published: 'integer',
  applies_to_tag: 'text',
  applies_to_kinds: 'json',
  note: 'text',
  checklist: 'json',
};

/** Subjects of a frozen list in one row: few enough that a line stays far below its limit. */
export const frozenListSize = 200;

/** A row that belongs to another record under a number has that record's id with the number in the place of the last twelve digits. */
const numbered = (id: string, number: string): string => `substr(${id}, 1, 24) || printf('%012x', ${number})`;

/** Rows that never change have the first revision for ever. */
const once = '1 as rev, null as prev_hash';

const drawnEvents = `from draws d join schemes s on s.id = d.scheme_id where d.prk is not null and d.seq > ? and d.seq <= ?`;

const ofVisit = (table: string): string => `from ${table} v join assignments a on a.serial = v.serial and a.subject = v.subject
  where v.seq > ? and v.seq <= ? order by 1`;

const ofEvent = (table: string): string => `from ${table} v join draws d on d.serial = v.serial where v.seq > ? and v.seq <= ? order by 1`;

/**
 * What an office needs besides its draws and results to go on after it lost its machine: its items, and of every drawn event what stands neither in
 * its row nor in the files of its record.
 */
export const eventQueries: Readonly<Record<string, OutgoingQuery>> = {
  // Every version an office has; which one is current is said with it, so that a version has revisions here although it never changes.
  item_versions: {
    sql: `select i.id, (select code from office) as office, ${once},
        coalesce((select by from audit_rows where seq = i.seq order by number desc limit 1), '') as by,
        coalesce((select at from audit_rows where seq = i.seq order by number desc limit 1), '') as at, i.seq, i.code, i.category, i.name,
        i.sub_name, i.grade, i.basis, i.method, i.content, i.subjects, i.line, i.published, i.applies_to_tag, i.applies_to_kinds, i.note,
        i.checklist, i.version, i.current, i.origin
      from items i where i.seq > ? and i.seq <= ? order by i.id`,
    shaping: {
      ...itemShaping,
      version: 'integer',
      current: 'integer',
      origin: 'text',
    },
  },
  event_facts: {
    sql: `select d.id, d.office, ${once}, d.by, d.at, d.seq, d.serial, d.settings, d.strata,
        case when d.public_what is null then '[]' else json_array(json_object('what', d.public_what, 'known', d.public_known)) end as announced,
        (select json_group_array(json_object('item_id', item_id, 'key', key)) from (select item_id, key from frozen_items
           where serial = d.serial order by item_id)) as items,
        json_object('first_reader', d.first_reader, 'first_reader_name', d.first_reader_name, 'first_read_at', d.first_read_at,
          'second_reader', d.second_reader, 'second_reader_name', d.second_reader_name, 'diced_at', d.diced_at) as readings,
        coalesce(d.witnesses, '[]') as witnesses, d.reading_log, s.again_of,
        (select json_group_array(json_object('plan_id', plan_id, 'row_id', row_id)) from plan_tasks where scheme_id = d.scheme_id) as plan
      ${drawnEvents} order by d.id`,
    shaping: {
      serial: 'text',
      settings: 'json',
      strata: 'json',
      announced: 'json',
      items: 'json',
      readings: 'json',
      witnesses: 'json',
      reading_log: 'json',
      again_of: 'textOrNull',
      plan: 'json',
    },
  },
  frozen_lists: {
    sql: `select ${numbered('f.id', 'f.number')} as id, f.office, ${once}, f.by, f.at, f.seq, f.serial, f.number,
        json_group_array(json_object('code', f.code, 'name', f.name, 'town', f.town, 'kind', f.kind, 'tags', json(f.tags), 'tier', f.tier,
          'excluded', f.excluded, 'excluded_reason', f.excluded_reason)) as subjects
      from (select d.id, d.office, d.by, d.at, d.seq, d.serial, c.code, c.name, c.town, c.kind, c.tags, c.tier, c.excluded, c.excluded_reason,
          (row_number() over (partition by d.serial order by c.code) - 1) / ${frozenListSize} + 1 as number
        from draws d join frozen_subjects c on c.serial = d.serial
        where d.prk is not null and d.seq > ? and d.seq <= ? order by d.serial, c.code) f
      group by f.serial, f.number order by 1`,
    shaping: { serial: 'text', number: 'integer', subjects: 'json' },
  },
  draw_people: {
    sql: `select d.id, d.office, v.rev, v.prev_hash, v.by, v.saved_at as at, v.seq, v.serial, v.place, v.people, v.saved_at
      from draw_people v join draws d on d.serial = v.serial where d.prk is not null and max(v.seq, d.seq) > ? and v.seq <= ? order by 1`,
    shaping: { serial: 'text', place: 'text', people: 'json', saved_at: 'text' },
  },
  voids: {
    sql: `select d.id, d.office, ${once}, d.void_by as by, d.voided_at as at, coalesce(d.void_seq, d.seq) as seq, d.serial, d.void_from,
        d.void_reason as reason, d.void_by_name as by_name, d.void_approver as approver, d.void_approver_name as approver_name
      from draws d where d.state = 'void' and d.prk is not null and coalesce(d.void_seq, d.seq) > ? and coalesce(d.void_seq, d.seq) <= ?
      order by d.id`,
    shaping: { serial: 'text', void_from: 'text', reason: 'text', by_name: 'text', approver: 'text', approver_name: 'text' },
  },
  team_changes: {
    sql: `select ${numbered('d.id', 'v.number')} as id, d.office, ${once}, v.by, v.at, v.seq, v.serial, v.subject, v.number
      ${ofEvent('team_changes')}`,
    shaping: { serial: 'text', subject: 'text', number: 'integer' },
  },
  dispatches: {
    sql: `select d.id, d.office, ${once}, v.by, v.at, v.seq, v.serial, v.dispatched_on, v.by_name ${ofEvent('dispatches')}`,
    shaping: { serial: 'text', dispatched_on: 'text', by_name: 'text' },
  },
  handovers: {
    sql: `select ${numbered('a.id', 'v.number')} as id, a.office, ${once}, v.by, v.at, v.seq, v.serial, v.subject, v.number, v.unit, v.reason,
        v.by_name
      ${ofVisit('dispatched_visits')}`,
    shaping: { serial: 'text', subject: 'text', number: 'integer', unit: 'text', reason: 'text', by_name: 'text' },
  },
  reviews: {
    sql: `select ${numbered('a.id', 'v.number')} as id, a.office, ${once}, v.by, v.at, v.seq, v.serial, v.subject, v.number, v.entry, v.decision,
        v.field, v.reason, v.by_name
      ${ofVisit('result_reviews')}`,
    shaping: {
      serial: 'text',
      subject: 'text',
      number: 'integer',
      entry: 'integer',
      decision: 'text',
      field: 'text',
      reason: 'text',
      by_name: 'text',
    },
  },
  closures: {
    sql: `select d.id, d.office, ${once}, v.by, v.at, v.seq, v.serial, v.by_name ${ofEvent('event_closures')}`,
    shaping: { serial: 'text', by_name: 'text' },
  },
};
