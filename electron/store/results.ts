import type { OutcomeKey, ResultDraft, ResultsProgress } from '#shared/contract/results.ts';
import { visitStates, type VisitState } from '#shared/domain/results/review.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, oneOf, stringsOf, textOf, textOrNull } from './row.ts';

export interface StoredResult extends ResultDraft {
  readonly id: string;
  readonly rev: number;
  readonly prevHash: string | null;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** A whole result out of a column that the contract's schema let in; those of older versions had no code of the visit. */
export const resultDraftOf = (stored: unknown): ResultDraft => ({ visitCode: '', ...(stored as Omit<ResultDraft, 'visitCode'>) });

const json = (row: SqlRow, column: string): unknown => JSON.parse(textOf(row, column));

export const findResult = (db: ReadDb, serial: string, subject: string): StoredResult | null => {
  const row = db.get(
    `select id, rev, prev_hash, by_name, at, outcomes, items, methods, disposal, inspected_on, visit_code, remark
     from results where serial = ? and subject = ?`,
    serial,
    subject,
  );
  if (!row) return null;
  return {
    id: textOf(row, 'id'),
    rev: integerOf(row, 'rev'),
    prevHash: textOrNull(row, 'prev_hash'),
    savedAt: textOf(row, 'at'),
    savedBy: textOf(row, 'by_name'),
    // These columns hold what the contract's schema let in.
    outcomes: json(row, 'outcomes') as ResultDraft['outcomes'],
    items: json(row, 'items') as ResultDraft['items'],
    methods: json(row, 'methods') as ResultDraft['methods'],
    disposal: textOf(row, 'disposal') as ResultDraft['disposal'],
    inspectedOn: textOf(row, 'inspected_on'),
    visitCode: textOf(row, 'visit_code'),
    remark: textOf(row, 'remark'),
  };
};

/** The result as it holds now: as its last correction left it. */
export const findResultInForce = (db: ReadDb, serial: string, subject: string): StoredResult | null => {
  const result = findResult(db, serial, subject);
  const row = db.get('select after from corrections where serial = ? and subject = ? order by number desc limit 1', serial, subject);
  return result && row ? { ...result, ...resultDraftOf(json(row, 'after')) } : result;
};

export interface ResultWrite {
  readonly id: string;
  readonly office: string;
  readonly rev: number;
  readonly prevHash: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly seq: number;
  /** Change number under which it came from another computer of the office; null for one that was entered here. */
  readonly arrived: number | null;
  readonly serial: string;
  readonly subject: string;
  readonly result: ResultDraft;
}

export const upsertResult = (db: WriteDb, write: ResultWrite): void => {
  db.run(
    `insert into results (id, office, rev, prev_hash, by, by_name, at, seq, arrived, serial, subject, outcomes, items, methods, disposal, inspected_on,
       visit_code, remark)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (serial, subject) do update set rev = excluded.rev, prev_hash = excluded.prev_hash, by = excluded.by, by_name = excluded.by_name,
       at = excluded.at, seq = excluded.seq, arrived = excluded.arrived, outcomes = excluded.outcomes, items = excluded.items, methods = excluded.methods,
       disposal = excluded.disposal, inspected_on = excluded.inspected_on, visit_code = excluded.visit_code, remark = excluded.remark,
       merged_hash = case when excluded.rev = rev then merged_hash end`,
    write.id,
    write.office,
    write.rev,
    write.prevHash,
    write.by,
    write.byName,
    write.at,
    write.seq,
    write.arrived,
    write.serial,
    write.subject,
    JSON.stringify(write.result.outcomes),
    JSON.stringify(write.result.items),
    JSON.stringify(write.result.methods),
    write.result.disposal,
    write.result.inspectedOn,
    write.result.visitCode,
    write.result.remark,
  );
};

export interface StoredVisit {
  readonly code: string;
  /** In the drawn list, from 1. */
  readonly position: number;
  readonly name: string;
  readonly town: string;
  readonly inspectors: readonly string[];
  /** As frozen; they decide which items the visit has. */
  readonly kind: string;
  readonly tags: readonly string[];
  readonly outcomes: readonly OutcomeKey[];
  readonly entered: boolean;
  readonly state: VisitState;
}

const visitFrom = (row: SqlRow): StoredVisit => {
  const outcomes = textOrNull(row, 'outcomes');
  return {
    code: textOf(row, 'code'),
    position: integerOf(row, 'position'),
    name: textOf(row, 'name'),
    town: textOf(row, 'town'),
    kind: textOf(row, 'kind'),
    tags: stringsOf(row, 'tags'),
    inspectors: JSON.parse(textOrNull(row, 'inspectors') ?? '[]') as readonly string[],
    outcomes: outcomes === null ? [] : (JSON.parse(outcomes) as readonly OutcomeKey[]),
    entered: outcomes !== null,
    state: oneOf(row, 'state', visitStates),
  };
};

/** Visits of one event in the order of the drawn list; `todoOnly` = those to be entered, returned ones among them. */
export const listVisits = (db: ReadDb, serial: string, todoOnly: boolean, offset: number, limit: number): readonly StoredVisit[] =>
  db
    .all(
      `select s.subject as code, s.position, f.name, f.town, f.kind, f.tags, a.inspectors, s.outcomes, s.state
       from visit_states s join frozen_subjects f on f.serial = s.serial and f.code = s.subject
       left join assignments a on a.serial = s.serial and a.subject = s.subject
       where s.serial = ? and (? = 0 or s.state in ('todo', 'returned')) order by s.position limit ? offset ?`,
      serial,
      todoOnly ? 1 : 0,
      limit,
      offset,
    )
    .map(visitFrom);

export const findVisit = (db: ReadDb, serial: string, code: string): StoredVisit | null => {
  const row = db.get(
    `select s.subject as code, s.position, f.name, f.town, f.kind, f.tags, a.inspectors, s.outcomes, s.state
     from visit_states s join frozen_subjects f on f.serial = s.serial and f.code = s.subject
     left join assignments a on a.serial = s.serial and a.subject = s.subject
     where s.serial = ? and s.subject = ?`,
    serial,
    code,
  );
  return row ? visitFrom(row) : null;
};

/** What the visit form shows of the subject today; the drawn list itself keeps the frozen name. */
export interface VisitPlace {
  readonly address: string;
  readonly legalPerson: string;
}

export const findPlace = (db: ReadDb, code: string): VisitPlace => {
  const row = db.get('select address, legal_person from subjects where code = ?', code);
  return row ? { address: textOf(row, 'address'), legalPerson: textOf(row, 'legal_person') } : { address: '', legalPerson: '' };
};

export const countResults = (db: ReadDb, serial: string): ResultsProgress => {
  const row =
    db.get(
      `select (select count(*) from drawn_subjects where serial = ?) as visits, count(*) as entered,
         count(*) filter (where exists (select 1 from json_each(results.items) i where json_extract(i.value, '$.problem') = 1)) as problems
       from results where serial = ?`,
      serial,
      serial,
    ) ?? {};
  return { visits: integerOf(row, 'visits'), entered: integerOf(row, 'entered'), withProblems: integerOf(row, 'problems') };
};

/** Whether a visit that was made needs the number of 扫码入企 or of the supervision code; not unless the bureau asks for it. */
export const isVisitCodeRequired = (db: ReadDb): boolean =>
  db.get('select visit_code_required from result_settings where id = 1')?.['visit_code_required'] === 1;

export const saveVisitCodeRequired = (db: WriteDb, required: boolean): void => {
  db.run(
    `insert into result_settings (id, visit_code_required) values (1, ?)
     on conflict (id) do update set visit_code_required = excluded.visit_code_required`,
    required ? 1 : 0,
  );
};
