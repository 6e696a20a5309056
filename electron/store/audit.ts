import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { AuditCheck, AuditRow } from '#shared/contract/audit.ts';
import type { AuditEvent } from '#shared/contract/audit-events.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';

export interface NewAuditRow {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly office: string;
  readonly by: string;
  readonly byName: string;
  readonly event: AuditEvent;
  readonly params: unknown;
}

const noPrevious = '0'.repeat(64);

const hashOf = (number: number, row: NewAuditRow, previousHash: string): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        at: row.at,
        by: row.by,
        by_name: row.byName,
        event: row.event,
        id: row.id,
        number,
        office: row.office,
        params: row.params,
        previous_hash: previousHash,
        seq: row.seq,
      }),
    )
    .digest('hex');

/** Whether the transaction with this change number was committed with such an event. */
export const hasAuditRow = (db: ReadDb, seq: number, event: AuditEvent): boolean =>
  db.get('select 1 as found from audit_rows where seq = ? and event = ?', seq, event) !== undefined;

/** Appends one row to the chain: its hash covers every field and the hash of the row before it. */
export const insertAuditRow = (db: WriteDb, row: NewAuditRow): void => {
  const head = db.get('select number, hash from audit_rows order by number desc limit 1');
  const number = head ? integerOf(head, 'number') + 1 : 1;
  const previousHash = head ? textOf(head, 'hash') : noPrevious;
  db.run(
    `insert into audit_rows (number, id, seq, at, office, by, by_name, event, params, previous_hash, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    number,
    row.id,
    row.seq,
    row.at,
    row.office,
    row.by,
    row.byName,
    row.event,
    canonicalJson(row.params),
    previousHash,
    hashOf(number, row, previousHash),
  );
};

export const countAuditRows = (db: ReadDb): number => integerOf(db.get('select count(*) as n from audit_rows') ?? {}, 'n');

/** Newest first. */
export const listAuditRows = (db: ReadDb, offset: number, limit: number): readonly AuditRow[] =>
  db
    .all('select number, at, by_name, event, params, hash from audit_rows order by number desc limit ? offset ?', limit, offset)
    .map((row) => ({
      seq: integerOf(row, 'number'),
      at: textOf(row, 'at'),
      by: textOf(row, 'by_name'),
      event: eventOf(row),
      params: JSON.parse(textOf(row, 'params')) as unknown,
      hash: textOf(row, 'hash'),
    }));

/** Only `insertAuditRow` writes this column, and it takes the typed event. */
const eventOf = (row: SqlRow): AuditEvent => textOf(row, 'event') as AuditEvent;

const newRowFrom = (row: SqlRow): NewAuditRow => ({
  id: textOf(row, 'id'),
  seq: integerOf(row, 'seq'),
  at: textOf(row, 'at'),
  office: textOf(row, 'office'),
  by: textOf(row, 'by'),
  byName: textOf(row, 'by_name'),
  event: eventOf(row),
  params: JSON.parse(textOf(row, 'params')) as unknown,
});

/** Whether each row names the hash of the row before it; recomputes nothing, so that a long trail takes no time. */
export const auditRowsFollow = (db: ReadDb): boolean =>
  db.get(
    `select 1 from audit_rows as later left join audit_rows as earlier on earlier.number = later.number - 1
     where later.previous_hash <> coalesce(earlier.hash, ?) limit 1`,
    noPrevious,
  ) === undefined;

/** Recomputes the whole chain; the first row that disagrees with its own hash, its number or the row before it is named. */
export const checkAuditChain = (db: ReadDb): AuditCheck => {
  let rows = 0;
  let head = noPrevious;
  const every = 'select number, id, seq, at, office, by, by_name, event, params, previous_hash, hash from audit_rows order by number';
  for (const row of db.iterate(every)) {
    const number = integerOf(row, 'number');
    const agrees =
      number === rows + 1 && textOf(row, 'previous_hash') === head && hashOf(number, newRowFrom(row), head) === textOf(row, 'hash');
    if (!agrees) return { rows, head, brokenAt: number };
    rows += 1;
    head = textOf(row, 'hash');
  }
  return { rows, head, brokenAt: null };
};

/** Whether the trail of this program has this very row. */
export const isInTrail = (db: ReadDb, id: string, hash: string): boolean =>
  db.get('select 1 as found from audit_rows where id = ? and hash = ?', id, hash) !== undefined;
