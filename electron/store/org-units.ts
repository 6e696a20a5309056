import type { OrgUnit } from '#shared/domain/org/org-unit.ts';
import { unitKinds } from '#shared/domain/org/org-unit.ts';
import type { ReadDb, SqlRow, SqlValue, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

const unitFrom = (row: SqlRow): OrgUnit => ({
  id: textOf(row, 'id'),
  kind: oneOf(row, 'kind', unitKinds),
  name: textOf(row, 'name'),
  code: textOf(row, 'code'),
  parentId: textOrNull(row, 'parent_id'),
  active: integerOf(row, 'active') === 1,
  formerNames: JSON.parse(textOf(row, 'former_names')) as OrgUnit['formerNames'], // built by the query
});

/** The whole organisation in the order of the tree; an office has some dozens of units. */
export const listUnits = (db: ReadDb): readonly OrgUnit[] =>
  db
    .all(
      `select id, kind, name, code, parent_id, active,
         (select json_group_array(json_object('name', f.name, 'until', f.until) order by f.until, f.name) from org_former_names f
          where f.unit_id = org_units.id) as former_names
       from org_units
       order by case kind when 'bureau' then 0 when 'section' then 1 when 'station' then 2 when 'zone' then 3 else 4 end, position, name, id`,
    )
    .map(unitFrom);

/** Writes a unit as it is now, with its former names; a new one stands last. */
export const saveUnit = (db: WriteDb, unit: OrgUnit, seq: number): void => {
  const { id, parentId, kind, name, code, active } = unit;
  const values: readonly SqlValue[] = [parentId, kind, name, code, active ? 1 : 0, seq];
  db.run(
    `insert into org_units (parent_id, kind, name, code, active, seq, id, position)
     values (?, ?, ?, ?, ?, ?, ?, (select coalesce(max(position), 0) + 1 from org_units))
     on conflict (id) do update set parent_id = excluded.parent_id, kind = excluded.kind, name = excluded.name, code = excluded.code,
       active = excluded.active, seq = excluded.seq`,
    ...values,
    id,
  );
  db.run('delete from org_former_names where unit_id = ?', id);
  for (const former of unit.formerNames)
    db.run('insert into org_former_names (unit_id, name, until) values (?, ?, ?)', id, former.name, former.until);
};

/** Only for the undoing of an addition that nothing stands below. */
export const deleteUnit = (db: WriteDb, id: string): void => {
  db.run('delete from org_former_names where unit_id = ?', id);
  db.run('delete from org_units where id = ?', id);
};

type Fields = Readonly<Record<string, unknown>> | null;

export interface OrgChange {
  readonly unitId: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  /** Name of the call of the contract. */
  readonly source: string;
  /** The changed fields alone, by their names; null when the unit was not there. */
  readonly before: Fields;
  readonly after: Fields;
}

/** Keeps one change of a unit beside the change itself, in the same transaction. */
export const insertOrgChange = (db: WriteDb, change: OrgChange): void => {
  db.run(
    'insert into org_changes (unit_id, seq, at, by, by_name, source, before, after) values (?, ?, ?, ?, ?, ?, ?, ?)',
    change.unitId,
    change.seq,
    change.at,
    change.by,
    change.byName,
    change.source,
    change.before === null ? null : JSON.stringify(change.before),
    change.after === null ? null : JSON.stringify(change.after),
  );
};

const fieldsFrom = (row: SqlRow, column: string): Fields => {
  const text = textOrNull(row, column);
  return text === null ? null : (JSON.parse(text) as Fields); // written by insertOrgChange alone
};

/** The history of one unit, newest first; at most 200. */
export const listOrgChanges = (db: ReadDb, unitId: string): readonly (OrgChange & { readonly number: number })[] =>
  db
    .all(
      `select number, unit_id, seq, at, by, by_name, source, before, after from org_changes where unit_id = ? order by number desc limit 200`,
      unitId,
    )
    .map((row) => ({
      number: integerOf(row, 'number'),
      unitId: textOf(row, 'unit_id'),
      seq: integerOf(row, 'seq'),
      at: textOf(row, 'at'),
      by: textOf(row, 'by'),
      byName: textOf(row, 'by_name'),
      source: textOf(row, 'source'),
      before: fieldsFrom(row, 'before'),
      after: fieldsFrom(row, 'after'),
    }));

export interface PersonPlace {
  readonly id: number;
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly department: string;
  readonly post: string;
  readonly active: boolean;
}

/** Where every inspector works, as the library has it, by name. */
export const listPersonPlaces = (db: ReadDb): readonly PersonPlace[] =>
  db.all('select id, staff_no, name, unit, department, post, status from inspectors order by name, id').map((row) => ({
    id: integerOf(row, 'id'),
    staffNo: textOf(row, 'staff_no'),
    name: textOf(row, 'name'),
    unit: textOf(row, 'unit'),
    department: textOf(row, 'department'),
    post: textOf(row, 'post'),
    active: textOf(row, 'status') === 'active',
  }));
