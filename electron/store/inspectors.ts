import type { InspectorSort } from '#shared/contract/inspectors.ts';
import type { ReadDb, SqlRow, SqlValue } from './db.ts';
import { integerOf, oneOf, stringsOf, textOf } from './row.ts';

export interface ListedInspector {
  readonly id: number;
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly department: string;
  readonly post: string;
  readonly lines: readonly number[];
  readonly expertise: readonly string[];
  readonly certificateNo: string;
  /** Of the certificate that lasts longest; empty when there is none. */
  readonly certifiedUntil: string;
  readonly status: 'active' | 'inactive';
  readonly recusals: number;
  /** Visits of this year's draws. */
  readonly load: number;
}

/** What the list is narrowed to; `ids` is for conditions that the rules decide, not the database. */
export interface InspectorConditions {
  readonly text: string;
  readonly units: readonly string[];
  readonly lines: readonly number[];
  readonly statuses: readonly string[];
  readonly ids: readonly number[] | null;
}

const listedFrom = (row: SqlRow): ListedInspector => ({
  id: integerOf(row, 'id'),
  staffNo: textOf(row, 'staff_no'),
  name: textOf(row, 'name'),
  unit: textOf(row, 'shown_unit'),
  department: textOf(row, 'department'),
  post: textOf(row, 'post'),
  lines: JSON.parse(textOf(row, 'lines')) as readonly number[], // as the import or the contract wrote them
  expertise: stringsOf(row, 'expertise'),
  certificateNo: textOf(row, 'certificate_no'),
  certifiedUntil: textOf(row, 'certified_until'),
  status: oneOf(row, 'status', ['active', 'inactive']),
  recusals: integerOf(row, 'recusals'),
  load: integerOf(row, 'load'),
});

const pattern = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;

// A unit that was renamed is shown, found and counted under its present name.
const people = `select i.*, coalesce((select u.name from org_former_names f join org_units u on u.id = f.unit_id
  where f.name = i.unit and u.kind <> 'town'), i.unit)
  as shown_unit from inspectors i`;

const matching = `(name like asked.pattern escape '\\' or staff_no like asked.pattern escape '\\' or shown_unit like asked.pattern escape '\\'
    or department like asked.pattern escape '\\' or certificate_no like asked.pattern escape '\\')
  and (asked.units = '[]' or shown_unit in (select value from json_each(asked.units)))
  and (asked.lines = '[]' or exists (select 1 from json_each(p.lines) l where l.value in (select value from json_each(asked.lines))))
  and (asked.statuses = '[]' or status in (select value from json_each(asked.statuses)))
  and (asked.ids is null or p.id in (select value from json_each(asked.ids)))`;

const valuesOf = ({ text, units, lines, statuses, ids }: InspectorConditions): readonly SqlValue[] => [
  pattern(text),
  JSON.stringify(units),
  JSON.stringify(lines),
  JSON.stringify(statuses),
  ids === null ? null : JSON.stringify(ids),
];

// Every order ends in the id, so that windows never overlap.
const orders: Readonly<Record<InspectorSort, readonly [string, string]>> = {
  name: ['name, id', 'name desc, id desc'],
  staffNo: ['staff_no, id', 'staff_no desc, id desc'],
  unit: ['shown_unit, department, name, id', 'shown_unit desc, department desc, name desc, id desc'],
  certificateUntil: ['certified_until, id', 'certified_until desc, id desc'],
  load: ['load, id', 'load desc, id desc'],
};

export interface InspectorWindow {
  readonly sort: InspectorSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly today: string;
}

export const listInspectors = (db: ReadDb, conditions: InspectorConditions, window: InspectorWindow): readonly ListedInspector[] =>
  db
    .all(
      `with asked (pattern, units, lines, statuses, ids, today) as (values (?, ?, ?, ?, ?, ?)),
         loads (staff_no, visits) as (select s.value, count(*) from assignments a, json_each(a.inspectors) s where a.at >= ? group by s.value)
       select p.id, p.staff_no, p.name, p.shown_unit, p.department, p.post, p.lines, p.expertise, p.certificate_no, p.certified_until, p.status,
         (select count(*) from recusals r, asked where r.inspector_id = p.id and (r.to_on = '' or r.to_on >= asked.today)) as recusals,
         coalesce((select visits from loads where loads.staff_no = p.staff_no), 0) as load
       from (${people}) p, asked where ${matching}
       order by ${orders[window.sort][window.descending ? 1 : 0]} limit ? offset ?`,
      ...valuesOf(conditions),
      window.today,
      window.today.slice(0, 4),
      window.limit,
      window.offset,
    )
    .map(listedFrom);

export const countMatching = (db: ReadDb, conditions: InspectorConditions): number =>
  integerOf(
    db.get(
      `with asked (pattern, units, lines, statuses, ids) as (values (?, ?, ?, ?, ?))
       select count(*) as n from (${people}) p, asked where ${matching}`,
      ...valuesOf(conditions),
    ) ?? {},
    'n',
  );

/** The unit of each person under its present name. */
export const unitsOfInspectors = (db: ReadDb): readonly { readonly id: number; readonly unit: string }[] =>
  db.all(`select id, shown_unit from (${people}) p`).map((row) => ({ id: integerOf(row, 'id'), unit: textOf(row, 'shown_unit') }));

/** Every unit and department that people have, the most frequent first. */
export const placesOfInspectors = (db: ReadDb): { readonly units: readonly string[]; readonly departments: readonly string[] } => ({
  units: db
    .all(`select shown_unit as unit from (${people}) p where shown_unit <> '' group by shown_unit order by count(*) desc, shown_unit`)
    .map((row) => textOf(row, 'unit')),
  departments: db
    .all(`select department from inspectors where department <> '' group by department order by count(*) desc, department`)
    .map((row) => textOf(row, 'department')),
});

export interface InspectorTask {
  readonly serial: string;
  readonly scheme: string;
  readonly visits: number;
  readonly entered: number;
}

/** The draws of the year in which a person has visits, newest first. */
export const listTasksOf = (db: ReadDb, staffNo: string, year: string): readonly InspectorTask[] =>
  db
    .all(
      `select a.serial, s.name as scheme, count(*) as visits, count(r.id) as entered
       from assignments a, json_each(a.inspectors) member
         join draws d on d.serial = a.serial join schemes s on s.id = d.scheme_id
         left join results r on r.serial = a.serial and r.subject = a.subject
       where a.at >= ? and member.value = ? group by a.serial, s.name order by a.serial desc`,
      year,
      staffNo,
    )
    .map((row) => ({
      serial: textOf(row, 'serial'),
      scheme: textOf(row, 'scheme'),
      visits: integerOf(row, 'visits'),
      entered: integerOf(row, 'entered'),
    }));

export const inspectorNames = (db: ReadDb, staffNos: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all('select staff_no, name from inspectors where staff_no in (select value from json_each(?))', JSON.stringify(staffNos))
      .map((row) => [textOf(row, 'staff_no'), textOf(row, 'name')]),
  );

/** Names of the subjects with these codes; a code that the library does not know is left out. */
export const subjectNames = (db: ReadDb, codes: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all('select code, name from subjects where code in (select value from json_each(?))', JSON.stringify(codes))
      .map((row) => [textOf(row, 'code'), textOf(row, 'name')]),
  );

/** Whether an assignment names the person; then the record is not deleted any more. */
export const isInspectorAssigned = (db: ReadDb, staffNo: string): boolean =>
  db.get('select 1 as used from assignments a, json_each(a.inspectors) m where m.value = ? limit 1', staffNo) !== undefined;

/** What the search over everything looks at; an office has some hundreds. */
export const listSearchedInspectors = (
  db: ReadDb,
): readonly {
  readonly id: number;
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly phone: string;
  readonly certificateNo: string;
}[] =>
  db.all('select id, staff_no, name, unit, phone, certificate_no from inspectors order by name, id').map((row) => ({
    id: integerOf(row, 'id'),
    staffNo: textOf(row, 'staff_no'),
    name: textOf(row, 'name'),
    unit: textOf(row, 'unit'),
    phone: textOf(row, 'phone'),
    certificateNo: textOf(row, 'certificate_no'),
  }));

/** Name and the certificate that is good longest, by staff number; somebody the library does not know is left out. */
export const certificatesOf = (
  db: ReadDb,
  staffNos: readonly string[],
): ReadonlyMap<string, { readonly name: string; readonly certificateNo: string }> =>
  new Map(
    db
      .all(
        `select staff_no, name, case when certificate_no <> '' and certificate_until >= province_certificate_until then certificate_no
           when province_certificate_no <> '' then province_certificate_no else certificate_no end as certificate
         from inspectors where staff_no in (select value from json_each(?))`,
        JSON.stringify(staffNos),
      )
      .map((row) => [textOf(row, 'staff_no'), { name: textOf(row, 'name'), certificateNo: textOf(row, 'certificate') }]),
  );
