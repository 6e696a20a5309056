import type { ActionFacts, LibraryAction, SubjectTarget } from '#shared/contract/subject-edits.ts';
import type { SubjectRow } from '#shared/domain/imports/describe-subjects.ts';
import type { SubjectCodeKind } from '#shared/domain/subjects/subject-code.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, textOf, textOrNull } from './row.ts';
import { subjectConditions } from './subject-filter.ts';

/** The ids a bulk action means, ascending; those of other offices' subjects are among them. */
export const targetIds = (db: ReadDb, target: SubjectTarget): readonly number[] => {
  if ('ids' in target) return [...new Set(target.ids)].sort((a, b) => a - b);
  const { where, values } = subjectConditions(db, target.filter);
  const except = new Set(target.except);
  return db
    .all(`select id from subjects ${where} order by id`, ...values)
    .map((row) => integerOf(row, 'id'))
    .filter((id) => !except.has(id));
};

const codeList = (rows: readonly SqlRow[]): readonly string[] => rows.map((row) => textOf(row, 'code'));

/** Codes of those that this office keeps. */
export const codesOfIds = (db: ReadDb, ids: readonly number[]): readonly string[] =>
  codeList(db.all('select code from subjects where rev is null and id in (select value from json_each(?))', JSON.stringify(ids)));

export const codesOfRecords = (db: ReadDb, uids: readonly string[]): readonly string[] =>
  codeList(db.all('select code from subjects where rev is null and uid in (select value from json_each(?))', JSON.stringify(uids)));

/** Writes the whole row of a known subject, whose import stays as it was. Tags are replaced with the row's. */
export const updateSubject = (
  db: WriteDb,
  uid: string,
  row: SubjectRow,
  stamp: { readonly codeKind: SubjectCodeKind; readonly contentHash: string; readonly seq: number },
): void => {
  db.run(
    `update subjects set code = ?, code_kind = ?, name = ?, legal_person = ?, phone = ?, address = ?, status = ?, risk = ?, risk_on = ?, tags = ?,
       town = ?, station = ?, content_hash = ?, seq = ? where uid = ?`,
    row.code,
    stamp.codeKind,
    row.name,
    row.legalPerson,
    row.phone,
    row.address,
    row.status,
    row.risk,
    row.riskOn,
    JSON.stringify(row.tags),
    row.town,
    row.station,
    stamp.contentHash,
    stamp.seq,
    uid,
  );
  db.run('delete from subject_tags where subject_id = (select id from subjects where uid = ?)', uid);
  db.run(
    `insert into subject_tags (subject_id, tag) select s.id, t.value from subjects s, (select distinct value from json_each(?)) t where s.uid = ?`,
    JSON.stringify(row.tags),
    uid,
  );
};

export const nameOfCode = (db: ReadDb, code: string): string | null => {
  const row = db.get('select name from subjects where office = (select code from office) and code = ?', code);
  return row ? textOf(row, 'name') : null;
};

/** The office whose bundle brought the subject; null for one that this office keeps. */
export const keeperOfSubject = (db: ReadDb, id: number): string | null => {
  const row = db.get('select office from subjects where id = ? and rev is not null', id);
  return row ? textOf(row, 'office') : null;
};

export const phoneOfSubject = (db: ReadDb, id: number): { readonly code: string; readonly name: string; readonly phone: string } | null => {
  const row = db.get('select code, name, phone from subjects where id = ?', id);
  return row ? { code: textOf(row, 'code'), name: textOf(row, 'name'), phone: textOf(row, 'phone') } : null;
};

/** The event whose frozen list names this code while it is not drawn yet, or whose drawn list does while its result is missing. */
export const openEventOfCode = (db: ReadDb, code: string): string | null => {
  const row = db.get(
    `select d.serial from draws d where
       (d.state in ('frozen', 'committed', 'diced') and exists (select 1 from frozen_subjects f where f.serial = d.serial and f.code = ?))
       or (d.state = 'drawn' and exists (select 1 from drawn_subjects w where w.serial = d.serial and w.code = ?)
         and not exists (select 1 from results r where r.serial = d.serial and r.subject = ?))
     order by d.serial desc limit 1`,
    code,
    code,
    code,
  );
  return row ? textOf(row, 'serial') : null;
};

/** The first list frozen after an action that holds subjects the action changed, and how many. */
export const frozenSince = (db: ReadDb, seq: number): { readonly serial: string; readonly subjects: number } | null => {
  const row = db.get(
    `select d.serial, count(*) as n from library_changes c join subjects s on s.uid = c.record
       join draws d on d.seq > c.seq and d.state <> 'void' join frozen_subjects f on f.serial = d.serial and f.code = s.code
     where c.seq = ? and c.kind = 'subjects' group by d.serial order by d.serial limit 1`,
    seq,
  );
  return row ? { serial: textOf(row, 'serial'), subjects: integerOf(row, 'n') } : null;
};

export const insertAction = (
  db: WriteDb,
  action: {
    readonly seq: number;
    readonly at: string;
    readonly by: string;
    readonly byName: string;
    readonly source: 'subjects.edit' | 'subjects.tag';
    readonly facts: ActionFacts;
    readonly records: number;
  },
): void => {
  db.run(
    'insert into library_actions (seq, at, by, by_name, source, facts, records) values (?, ?, ?, ?, ?, ?, ?)',
    action.seq,
    action.at,
    action.by,
    action.byName,
    action.source,
    JSON.stringify(action.facts),
    action.records,
  );
};

const actionFrom = (row: SqlRow): LibraryAction => {
  const undoneAt = textOrNull(row, 'undone_at');
  return {
    seq: integerOf(row, 'seq'),
    at: textOf(row, 'at'),
    by: textOf(row, 'by_name'),
    facts: JSON.parse(textOf(row, 'facts')) as ActionFacts, // written by insertAction alone
    records: integerOf(row, 'records'),
    undone: undoneAt === null ? null : { at: undoneAt, by: textOrNull(row, 'undone_by_name') ?? '' },
  };
};

/** Newest first; the last hundred. */
export const listActions = (db: ReadDb): readonly LibraryAction[] =>
  db
    .all('select seq, at, by_name, facts, records, undone_at, undone_by_name from library_actions order by seq desc limit 100')
    .map(actionFrom);

export const findAction = (db: ReadDb, seq: number): LibraryAction | null => {
  const row = db.get('select seq, at, by_name, facts, records, undone_at, undone_by_name from library_actions where seq = ?', seq);
  return row ? actionFrom(row) : null;
};

export const markUndone = (db: WriteDb, seq: number, at: string, byName: string): void => {
  db.run('update library_actions set undone_at = ?, undone_by_name = ? where seq = ?', at, byName, seq);
};
