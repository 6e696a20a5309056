import type { ReadDb, SqlRow } from './db.ts';
import { integerOf, oneOf, textOf } from './row.ts';

export interface StoredInspector {
  readonly id: number;
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly lines: readonly number[];
  readonly certificateNo: string;
  readonly certificateUntil: string;
  readonly area: string;
  readonly status: 'active' | 'inactive';
  readonly recusals: number;
}

/** The numbers of the business lines, as the import wrote them. */
const linesOf = (row: SqlRow): readonly number[] => JSON.parse(textOf(row, 'lines')) as readonly number[];

const inspectorFrom = (row: SqlRow): StoredInspector => ({
  id: integerOf(row, 'id'),
  staffNo: textOf(row, 'staff_no'),
  name: textOf(row, 'name'),
  unit: textOf(row, 'unit'),
  post: textOf(row, 'post'),
  lines: linesOf(row),
  certificateNo: textOf(row, 'certificate_no'),
  certificateUntil: textOf(row, 'certificate_until'),
  area: textOf(row, 'area'),
  status: oneOf(row, 'status', ['active', 'inactive']),
  recusals: integerOf(row, 'recusals'),
});

const pattern = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;

/** By unit, then name; `text` is looked for in name, staff number and unit. */
export const listInspectors = (db: ReadDb, text: string, offset: number, limit: number): readonly StoredInspector[] =>
  db
    .all(
      `select id, staff_no, name, unit, post, lines, certificate_no, certificate_until, area, status,
         (select count(*) from recusals r where r.inspector_id = inspectors.id) as recusals
       from inspectors where name like ? escape '\\' or staff_no like ? escape '\\' or unit like ? escape '\\'
       order by unit, name, id limit ? offset ?`,
      pattern(text),
      pattern(text),
      pattern(text),
      limit,
      offset,
    )
    .map(inspectorFrom);

export interface InspectorCounts {
  readonly total: number;
  readonly matching: number;
  readonly active: number;
  readonly drawable: number;
  readonly endingSoon: number;
}

export const countInspectors = (db: ReadDb, text: string, today: string, soon: string): InspectorCounts => {
  const row =
    db.get(
      `with asked (pattern, today, soon) as (values (?, ?, ?))
       select count(*) as total,
         count(*) filter (where name like pattern escape '\\' or staff_no like pattern escape '\\' or unit like pattern escape '\\') as matching,
         count(*) filter (where status = 'active') as active,
         count(*) filter (where status = 'active' and certificate_until >= today) as drawable,
         count(*) filter (where status = 'active' and certificate_until >= today and certificate_until < soon) as ending_soon
       from inspectors, asked`,
      pattern(text),
      today,
      soon,
    ) ?? {};
  return {
    total: integerOf(row, 'total'),
    matching: integerOf(row, 'matching'),
    active: integerOf(row, 'active'),
    drawable: integerOf(row, 'drawable'),
    endingSoon: integerOf(row, 'ending_soon'),
  };
};

/** Who may be drawn for a task that ends on the given day: active, with a certificate valid to its end (R15, R23). Ascending by staff number. */
export const listDrawable = (db: ReadDb, endsOn: string): readonly StoredInspector[] =>
  db
    .all(
      `select id, staff_no, name, unit, post, lines, certificate_no, certificate_until, area, status, 0 as recusals
       from inspectors where status = 'active' and certificate_until >= ? order by staff_no`,
      endsOn,
    )
    .map(inspectorFrom);

export interface Recusal {
  readonly staffNo: string;
  readonly subjectCode: string;
}

export const listRecusals = (db: ReadDb): readonly Recusal[] =>
  db
    .all('select i.staff_no, r.subject_code from recusals r join inspectors i on i.id = r.inspector_id order by r.subject_code, i.staff_no')
    .map((row) => ({ staffNo: textOf(row, 'staff_no'), subjectCode: textOf(row, 'subject_code') }));

export const inspectorNames = (db: ReadDb, staffNos: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all('select staff_no, name from inspectors where staff_no in (select value from json_each(?))', JSON.stringify(staffNos))
      .map((row) => [textOf(row, 'staff_no'), textOf(row, 'name')]),
  );
