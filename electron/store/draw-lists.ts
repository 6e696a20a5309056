import type { Visit } from '#shared/domain/draw/visit-list.ts';
import type { TierDecision } from '#shared/domain/schemes/tiers.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, integerOrNull, textOf, textOrNull } from './row.ts';
import type { FrameSubject } from './subjects.ts';

/** What a frozen list keeps of a subject: what people see, what decides which items its visit has, who keeps it, its tier and why it is left out. */
export type FrozenSubject = Pick<FrameSubject, 'code' | 'name' | 'town' | 'kind' | 'tags' | 'office'> & TierDecision;

export const insertFrozenSubject = (db: WriteDb, serial: string, subject: FrozenSubject): void => {
  const { code, name, town, kind, tags, office, tier, excluded } = subject;
  db.run(
    `insert into frozen_subjects (serial, code, name, town, kind, tags, office, tier, excluded, excluded_reason)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    serial,
    code,
    name,
    town,
    kind,
    JSON.stringify(tags),
    office,
    tier,
    excluded?.cause ?? '',
    excluded?.reason ?? '',
  );
};

export const insertDrawnSubject = (db: WriteDb, serial: string, subject: Visit): void => {
  db.run(
    'insert into drawn_subjects (serial, position, code, stratum, rank, ticket) values (?, ?, ?, ?, ?, ?)',
    serial,
    subject.position,
    subject.code,
    subject.stratum,
    subject.rank,
    subject.ticket,
  );
};

/** One item of a joint event for which a subject was drawn; `item` is the key of its files. */
export interface DrawnItem {
  readonly item: string;
  readonly code: string;
  readonly stratum: string;
  readonly rank: number;
}

export const insertDrawnItem = (db: WriteDb, serial: string, { item, code, stratum, rank }: DrawnItem): void => {
  db.run('insert into drawn_items (serial, item, code, stratum, rank) values (?, ?, ?, ?, ?)', serial, item, code, stratum, rank);
};

/** For how many items the subjects of a joint event were drawn, all together. */
export const countDrawnItems = (db: ReadDb, serial: string): number =>
  integerOf(db.get('select count(*) as n from drawn_items where serial = ?', serial) ?? {}, 'n');

/** The keys of the items a subject of a joint event was drawn for, ascending. */
export const listItemsDrawnFor = (db: ReadDb, serial: string, code: string): readonly string[] =>
  db.all('select item from drawn_items where serial = ? and code = ? order by item', serial, code).map((row) => textOf(row, 'item'));

/** The visits of an event, those that came in after the draw among them. */
export const countVisits = (db: ReadDb, serial: string): number =>
  integerOf(db.get('select count(*) as n from drawn_subjects where serial = ?', serial) ?? {}, 'n');

export interface DrawnListRow extends Visit {
  readonly name: string;
  readonly town: string;
  readonly inspectors: readonly string[];
  readonly entered: boolean;
  /** Keys of the items of a joint event for which the subject was drawn; empty in a plain event. */
  readonly items: readonly string[];
  /** The event that fills this vacancy; null where there is none. */
  readonly replacedBy: string | null;
}

/** Drawn subjects as they stand in the result file, with name and town as frozen. */
export const listDrawn = (db: ReadDb, serial: string, offset: number, limit: number): readonly DrawnListRow[] =>
  db
    .all(
      `select d.position, d.code, d.stratum, d.rank, d.ticket, f.name, f.town, a.inspectors, r.id is not null as entered,
         (select json_group_array(i.item order by i.item) from drawn_items i where i.serial = d.serial and i.code = d.code) as items,
         (select v.filled_by from vacancies v join draws w on w.serial = v.filled_by
           where v.event = d.serial and v.subject = d.code and w.state <> 'void') as replaced_by
       from drawn_subjects d join frozen_subjects f on f.serial = d.serial and f.code = d.code
       left join assignments a on a.serial = d.serial and a.subject = d.code
       left join results r on r.serial = d.serial and r.subject = d.code
       where d.serial = ? order by d.position limit ? offset ?`,
      serial,
      limit,
      offset,
    )
    .map((row) => ({
      position: integerOf(row, 'position'),
      code: textOf(row, 'code'),
      stratum: textOf(row, 'stratum'),
      rank: integerOf(row, 'rank'),
      ticket: textOf(row, 'ticket'),
      name: textOf(row, 'name'),
      town: textOf(row, 'town'),
      inspectors: JSON.parse(textOrNull(row, 'inspectors') ?? '[]') as readonly string[],
      entered: integerOrNull(row, 'entered') === 1,
      items: JSON.parse(textOf(row, 'items')) as readonly string[],
      replacedBy: textOrNull(row, 'replaced_by'),
    }));

export const insertAssignment = (
  db: WriteDb,
  assignment: {
    readonly id: string;
    readonly office: string;
    readonly serial: string;
    readonly subject: string;
    readonly inspectors: readonly string[];
  },
  stamp: { readonly by: string; readonly at: string; readonly seq: number },
): void => {
  db.run(
    `insert into assignments (id, office, rev, prev_hash, by, at, seq, serial, subject, inspectors) values (?, ?, 1, null, ?, ?, ?, ?, ?, ?)`,
    assignment.id,
    assignment.office,
    stamp.by,
    stamp.at,
    stamp.seq,
    assignment.serial,
    assignment.subject,
    JSON.stringify(assignment.inspectors),
  );
};

/** Who goes where: the drawn subjects with their teams, in the order of the list. */
export const listTeams = (
  db: ReadDb,
  serial: string,
): readonly { readonly position: number; readonly code: string; readonly name: string; readonly inspectors: readonly string[] }[] =>
  db
    .all(
      `select d.position, d.code, f.name, a.inspectors from drawn_subjects d
       join frozen_subjects f on f.serial = d.serial and f.code = d.code
       left join assignments a on a.serial = d.serial and a.subject = d.code where d.serial = ? order by d.position`,
      serial,
    )
    .map((row) => ({
      position: integerOf(row, 'position'),
      code: textOf(row, 'code'),
      name: textOf(row, 'name'),
      inspectors: JSON.parse(textOrNull(row, 'inspectors') ?? '[]') as readonly string[],
    }));

/** The visits of an event with this person on the present team, in the order of the list. */
export const listTeamVisits = (
  db: ReadDb,
  serial: string,
  staffNo: string,
): readonly { readonly code: string; readonly name: string; readonly town: string; readonly entered: boolean }[] =>
  db
    .all(
      `select d.code, f.name, f.town, r.id is not null as entered from assignments a
       join drawn_subjects d on d.serial = a.serial and d.code = a.subject
       join frozen_subjects f on f.serial = d.serial and f.code = d.code
       left join results r on r.serial = d.serial and r.subject = d.code
       where a.serial = ? and exists (select 1 from json_each(a.inspectors) m where m.value = ?) order by d.position`,
      serial,
      staffNo,
    )
    .map((row) => ({
      code: textOf(row, 'code'),
      name: textOf(row, 'name'),
      town: textOf(row, 'town'),
      entered: integerOf(row, 'entered') === 1,
    }));

/** The kinds of some frozen subjects, by code. */
export const listFrozenKinds = (db: ReadDb, serial: string, codes: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(
        'select code, kind from frozen_subjects where serial = ? and code in (select value from json_each(?))',
        serial,
        JSON.stringify(codes),
      )
      .map((row) => [textOf(row, 'code'), textOf(row, 'kind')]),
  );
