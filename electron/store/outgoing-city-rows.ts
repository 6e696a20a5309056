import { itemShaping, type OutgoingQuery } from './outgoing-event-rows.ts';

/** What a city sends to its counties: lists with their items, the calendar, tasks with their drawn lists, and what it asks to have corrected. */
export const cityQueries: Readonly<Record<string, OutgoingQuery>> = {
  // What an issued list holds never changes, so an item goes with the list that named it first.
  items: {
    sql: `select i.id, (select code from office) as office, 1 as rev, null as prev_hash, l.by, l.at, l.seq, i.code, i.category, i.name, i.sub_name,
            i.grade, i.basis, i.method, i.content, i.subjects, i.line, i.published, i.applies_to_tag, i.applies_to_kinds, i.note, i.checklist
          from items i join item_lists l on l.number = (select min(e.list_number) from item_list_entries e where e.item_id = i.id)
          where l.seq > ? and l.seq <= ? order by i.id`,
    shaping: itemShaping,
  },
  item_lists: {
    sql: `select id, (select code from office) as office, 1 as rev, null as prev_hash, by, at, seq, number, version_no, issued_on, note,
            (select json_group_array(item_id) from (select item_id from item_list_entries where list_number = number order by item_id)) as items
          from item_lists where seq > ? and seq <= ? order by id`,
    shaping: { number: 'integer', version_no: 'text', issued_on: 'text', note: 'text', items: 'json' },
  },
  calendar: {
    sql: `select id, (select code from office) as office, rev, prev_hash, by, at, seq, year, withdrawn, holidays from calendar_years
          where seq > ? and seq <= ? order by id`,
    shaping: { year: 'integer', withdrawn: 'integer', holidays: 'json' },
  },
  correction_requests: {
    sql: `select id, office, rev, prev_hash, by, at, seq, county, serial, subject, subject_name, task_name, result_id, result_rev, corrections,
            reason, withdrawn, by_name from correction_requests where seq > ? and seq <= ? and county = ? order by id`,
    perOffice: true,
    shaping: {
      county: 'text',
      serial: 'text',
      subject: 'text',
      subject_name: 'text',
      task_name: 'text',
      result_id: 'text',
      result_rev: 'integer',
      corrections: 'integer',
      reason: 'text',
      withdrawn: 'text',
      by_name: 'text',
    },
  },
  // Tasks go to their county alone. What they say besides was frozen with the event.
  tasks: {
    perOffice: true,
    sql: `select t.id, t.office, t.rev, t.prev_hash, t.by, t.at, t.seq, t.county, t.serial, s.name, t.level, t.plan_row, t.subjects,
            s.draft ->> '$.startsOn' as starts_on, s.draft ->> '$.endsOn' as ends_on, d.drawn_at, d.result_sha256, d.record_sha256, t.note,
            t.handed_on, t.state, t.reason,
            (select json_group_array(json_object('code', i.code, 'name', i.name, 'sub_name', i.sub_name)) from (select i.code, i.name, i.sub_name
               from frozen_items f join items i on i.id = f.item_id where f.serial = t.serial order by i.code) i) as items
          from handed_tasks t join draws d on d.serial = t.serial join schemes s on s.id = d.scheme_id
          where t.seq > ? and t.seq <= ? and t.county = ? order by t.id`,
    shaping: {
      county: 'text',
      serial: 'text',
      name: 'text',
      level: 'text',
      plan_row: 'text',
      starts_on: 'text',
      ends_on: 'text',
      items: 'json',
      subjects: 'integer',
      drawn_at: 'text',
      result_sha256: 'text',
      record_sha256: 'text',
      note: 'text',
      handed_on: 'text',
      state: 'text',
      reason: 'text',
    },
  },
  // The list never changes, so it has the change number of the first revision of its task: the day it was handed down.
  task_subjects: {
    perOffice: true,
    sql: `select l.id, t.office, 1 as rev, null as prev_hash, l.by, l.at, l.seq, l.task, l.subject, f.name, f.kind, f.town, d.stratum, d.position,
            (select json_group_array(c.code) from (select i.code from drawn_items n join frozen_items z on z.serial = n.serial and z.key = n.item
               join items i on i.id = z.item_id where n.serial = l.serial and n.code = l.subject order by i.code) c) as items
          from handed_task_subjects l join handed_tasks t on t.id = l.task
            join drawn_subjects d on d.serial = l.serial and d.code = l.subject
            join frozen_subjects f on f.serial = l.serial and f.code = l.subject
          where l.seq > ? and l.seq <= ? and t.county = ? order by l.id`,
    shaping: {
      task: 'text',
      subject: 'text',
      name: 'text',
      kind: 'text',
      town: 'text',
      stratum: 'text',
      position: 'integer',
      items: 'json',
    },
  },
};
