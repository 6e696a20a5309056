import { schemeDraftSchema, type SchemeDraft, type SchemeState, type SchemeSummary } from '#shared/contract/schemes.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

export interface StoredScheme extends SchemeSummary {
  readonly draft: SchemeDraft;
}

const states: readonly SchemeState[] = ['draft', 'frozen', 'drawn', 'void'];

/** Drafts are kept as they were written, a frozen one for ever: fields that came later get their default, `sameArea` was the area rule before. */
const draftFrom = (text: string): SchemeDraft => {
  const { sameArea, ...stored } = JSON.parse(text) as Record<string, unknown>;
  return schemeDraftSchema.parse(sameArea === true ? { ...stored, area: { rule: 'same', areas: [] } } : stored);
};

const schemeFrom = (row: SqlRow): StoredScheme => {
  const draft = draftFrom(textOf(row, 'draft'));
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    state: oneOf(row, 'state', states),
    serial: textOrNull(row, 'serial'),
    drawn: integerOf(row, 'drawn'),
    people: draft.people,
    entered: integerOf(row, 'entered'),
    updatedAt: textOf(row, 'at'),
    draft,
  };
};

const selectScheme = `select id, name, state, serial, at, draft,
  coalesce((select d.drawn from draws d where d.serial = schemes.serial), 0) as drawn,
  (select count(*) from results r where r.serial = schemes.serial) as entered
  from schemes`;

/** Newest first. */
export const listSchemes = (db: ReadDb): readonly StoredScheme[] => db.all(`${selectScheme} order by at desc, id`).map(schemeFrom);

export const findScheme = (db: ReadDb, id: string): StoredScheme | null => {
  const row = db.get(`${selectScheme} where id = ?`, id);
  return row ? schemeFrom(row) : null;
};

interface Stamp {
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

export const insertScheme = (
  db: WriteDb,
  scheme: { readonly id: string; readonly office: string; readonly draft: SchemeDraft; readonly againOf?: string },
  stamp: Stamp,
): void => {
  db.run(
    `insert into schemes (id, office, rev, prev_hash, by, at, seq, name, state, draft, again_of) values (?, ?, 1, null, ?, ?, ?, ?, 'draft', ?, ?)`,
    scheme.id,
    scheme.office,
    stamp.by,
    stamp.at,
    stamp.seq,
    scheme.draft.name,
    JSON.stringify(scheme.draft),
    scheme.againOf ?? null,
  );
};

export const updateDraft = (db: WriteDb, id: string, draft: SchemeDraft, stamp: Stamp): void => {
  db.run(
    'update schemes set name = ?, draft = ?, by = ?, at = ?, seq = ? where id = ?',
    draft.name,
    JSON.stringify(draft),
    stamp.by,
    stamp.at,
    stamp.seq,
    id,
  );
};

export const freezeScheme = (db: WriteDb, id: string, serial: string, stamp: Stamp): void => {
  db.run(
    `update schemes set state = 'frozen', serial = ?, by = ?, at = ?, seq = ? where id = ?`,
    serial,
    stamp.by,
    stamp.at,
    stamp.seq,
    id,
  );
};

export const markSchemeDrawn = (db: WriteDb, id: string, stamp: Stamp): void => {
  db.run(`update schemes set state = 'drawn', by = ?, at = ?, seq = ? where id = ?`, stamp.by, stamp.at, stamp.seq, id);
};

/** Whether another scheme of the year, one that was not voided, has this name. */
export const isNameTaken = (db: ReadDb, id: string, name: string, year: string): boolean =>
  db.get(
    `select 1 as taken from schemes where name = ? and id <> ? and state <> 'void' and substr(at, 1, 4) = ? limit 1`,
    name,
    id,
    year,
  ) !== undefined;
