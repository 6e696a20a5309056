import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { RecordCounts } from '#shared/domain/bundle/outcome.ts';
import { fieldText, isCounted, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { immutableTables } from '#shared/domain/bundle/row-shapes.ts';
import { rowHash, type RowReason } from '#electron/bundle/apply-row.ts';
import { isInTrail } from '#electron/store/audit.ts';
import type { BrokenRule, WriteDb } from '#electron/store/db.ts';
import { insertEventBack } from '#electron/store/event-back.ts';
import { raiseChangeSeq } from '#electron/store/office.ts';
import { insertRevision, isRevisionHeld, lastRevision } from '#electron/store/record-revisions.ts';
import { heldRows, insertConflict, insertReceivedRow } from '#electron/store/received-rows.ts';
import { peopleOfTrails } from '#electron/store/records-back.ts';
import { countDrawn } from '#electron/store/subjects.ts';
import type { Content } from './bundle-decide.ts';
import { keptInPlace } from './due-rows.ts';
import { checkEvent, serialOf, type CheckedEvent } from './event-check.ts';
import { rowWriters, type EventBook } from './row-writers.ts';

interface Given {
  readonly counts: RecordCounts;
  readonly reasons: readonly { readonly code: string; readonly id: string }[];
}

type Became = 'applied' | 'unchanged' | 'conflict' | RowReason;

interface Origin {
  readonly ownOffice: string;
  readonly headerHash: string;
}

const reasonOf: Readonly<Record<BrokenRule, Became>> = { taken: 'conflict', missing: 'missing-parent', check: 'invalid' };

/** Tables whose rows are written with the draw they belong to. */
const ofEvent: ReadonlySet<string> = new Set(['draws', 'schemes', 'event_facts', 'frozen_lists']);

/**
 * Writes the office's own records, which the city gives back after a lost machine, into the tables it works with (BUNDLE-SPEC 12.5, 10.3): each as it
 * was signed, so that the next bundle finds it unchanged. What the office wrote since is never overwritten: where a record of its own stands in the
 * place, the one that came is kept beside for an officer. The audit rows of the lost machine stay what they are, rows that came.
 */
export function* giveRecordsBack(db: WriteDb, content: Content, origin: Origin): Generator<Progress, Given> {
  const counts = { applied: 0, unchanged: 0, refused: 0, conflict: 0 };
  const reasons: { code: string; id: string }[] = [];
  const total = content.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  const count = (row: RecordRow, became: Became): void => {
    done += 1;
    if (became === 'applied' || became === 'unchanged' || became === 'conflict') counts[became] += 1;
    else counts.refused += 1;
    if (became !== 'applied' && became !== 'unchanged') reasons.push({ code: became, id: fieldText(row, 'id') });
  };
  const own = new Map<string, readonly RecordRow[]>();
  for (const { table, rows } of content.tables) {
    own.set(
      table,
      rows.filter((row) => row['office'] === origin.ownOffice && isCounted(row)),
    );
    for (const row of rows) {
      if (row['office'] !== origin.ownOffice) count(row, 'not-owner');
      else if (!isCounted(row)) count(row, 'invalid');
    }
  }
  for (const row of own.get('audit') ?? []) count(row, keepAuditRow(db, row, origin));
  const book: EventBook = { checked: new Map(), files: filesBySerial(content), people: peopleOfTrails(db) };
  for (const { table, order, write } of rowWriters(highestNumber(own.get('corrections') ?? []))) {
    if (table === 'draws') {
      for (const event of eventsIn(own, book)) {
        const became = takeEvent(db, event, book, origin);
        for (const row of event.all) count(row, became);
        yield { phase: 'applying', done, total };
      }
      continue;
    }
    for (const row of (own.get(table) ?? []).filter(order.takes).toSorted(order.compare)) {
      count(
        row,
        takeRow(db, table, row, origin, () => {
          write(db, row, book);
        }),
      );
      if (done % 200 === 0) yield { phase: 'applying', done, total };
    }
  }
  raiseChangeSeq(db, newestChange(own));
  return { counts, reasons };
}

const newestChange = (own: ReadonlyMap<string, readonly RecordRow[]>): number =>
  [...own.values()].flat().reduce((newest, row) => Math.max(newest, Number(row['seq'])), 0);

/** A correction follows a publication, so that there are never more of one result than there are rows. */
const highestNumber = (rows: readonly RecordRow[]): number =>
  Math.min(rows.length, Math.max(0, ...rows.map((row) => Number(row['number']))));

const filesBySerial = ({ drawFiles }: Content): ReadonlyMap<string, ReadonlyMap<string, Uint8Array>> => {
  const bySerial = new Map<string, Map<string, Uint8Array>>();
  for (const { serial, name, bytes } of drawFiles)
    bySerial.set(serial, (bySerial.get(serial) ?? new Map<string, Uint8Array>()).set(name, bytes));
  return bySerial;
};

const keepAuditRow = (db: WriteDb, row: RecordRow, { ownOffice, headerHash }: Origin): Became => {
  const id = fieldText(row, 'id');
  const hash = rowHash(row);
  if (isInTrail(db, id, fieldText(row, 'hash'))) return 'unchanged';
  const held = heldRows(db, ownOffice, 'audit', id);
  if (held.length > 0) return held.some((one) => one.hash === hash) ? 'unchanged' : 'immutable';
  insertReceivedRow(
    db,
    { office: ownOffice, table: 'audit', id, rev: Number(row['rev']), hash, body: canonicalJson(row), headerHash },
    true,
  );
  return 'applied';
};

/** One row, after what is held of it: unchanged, refused, kept beside, or written. */
const takeRow = (db: WriteDb, table: string, row: RecordRow, origin: Origin, write: () => void): Became => {
  const id = fieldText(row, 'id');
  const hash = rowHash(row);
  if (isRevisionHeld(db, table, id, hash)) return 'unchanged';
  if (lastRevision(db, table, id)) return immutableTables.has(table) ? 'immutable' : beside(db, table, row, hash, origin);
  const written = db.attempt(() => {
    write();
    insertRevision(db, table, id, Number(row['rev']), hash, canonicalJson(row));
  });
  if (written.ok) return 'applied';
  const became = reasonOf[written.error];
  return became === 'conflict' ? beside(db, table, row, hash, origin) : became;
};

/** Both are kept, nothing is overwritten; an officer decides (10.3). */
const beside = (db: WriteDb, table: string, row: RecordRow, hash: string, { ownOffice, headerHash }: Origin): Became => {
  const id = fieldText(row, 'id');
  const stored = { office: ownOffice, table, id, rev: Number(row['rev']), hash, body: canonicalJson(row), headerHash };
  if (heldRows(db, ownOffice, table, id).some((held) => held.hash === hash)) return 'unchanged';
  insertReceivedRow(db, stored, false);
  insertConflict(db, stored, lastRevision(db, table, id)?.hash ?? '');
  return 'conflict';
};

interface EventGroup {
  readonly serial: string;
  readonly draw: RecordRow | undefined;
  readonly checked: () => CheckedEvent | null;
  /** The rows that stand or fall together, each under its table. */
  readonly tables: readonly { readonly table: string; readonly row: RecordRow }[];
  readonly all: readonly RecordRow[];
}

/** The events in the order they were drawn in, because a record names the one before it. */
const eventsIn = (own: ReadonlyMap<string, readonly RecordRow[]>, book: EventBook): readonly EventGroup[] => {
  const rows = [...ofEvent].flatMap((table) => (own.get(table) ?? []).map((row) => ({ table, row })));
  const serials = [...new Set(rows.map(({ row }) => serialOf(row)))];
  const groups = serials.map((serial): EventGroup => {
    const tables = rows.filter(({ row }) => serialOf(row) === serial);
    const of = (table: string): readonly RecordRow[] => tables.filter((one) => one.table === table).map(({ row }) => row);
    const [draw] = of('draws');
    const [scheme] = of('schemes');
    const [facts] = of('event_facts');
    const lists = of('frozen_lists').toSorted((a, b) => Number(a['number']) - Number(b['number']));
    const files = new Map([...(book.files.get(serial) ?? [])].filter(([name]) => name !== 'void.tsv'));
    return {
      ...{ serial, draw, tables },
      checked: () => (draw ? checkEvent({ draw, scheme, facts, lists, files }) : null),
      all: tables.map(({ row }) => row),
    };
  });
  return groups.toSorted((a, b) => Number(a.draw?.['seq'] ?? 0) - Number(b.draw?.['seq'] ?? 0));
};

/** A drawn event comes back whole or not at all. */
const takeEvent = (db: WriteDb, event: EventGroup, book: EventBook, origin: Origin): Became => {
  const hashes = event.tables
    .filter(({ table }) => !keptInPlace.has(table))
    .map(({ table, row }) => ({ table, row, id: fieldText(row, 'id'), hash: rowHash(row) }));
  if (hashes.every(({ table, id, hash }) => isRevisionHeld(db, table, id, hash))) return 'unchanged';
  if (hashes.some(({ table, id }) => lastRevision(db, table, id))) return 'immutable';
  const checked = event.checked();
  if (!checked || !event.serial.startsWith(`${origin.ownOffice}-`)) return 'invalid';
  const written = db.attempt(() => {
    insertEventBack(db, checked);
    for (const { table, row, id, hash } of hashes) insertRevision(db, table, id, Number(row['rev']), hash, canonicalJson(row));
  });
  if (!written.ok) {
    const became = reasonOf[written.error];
    if (became !== 'conflict') return became;
    for (const { table, row } of event.tables) beside(db, table, row, rowHash(row), origin);
    return 'conflict';
  }
  countDrawn(
    db,
    checked.visits.map(({ code }) => code),
  );
  book.checked.set(event.serial, checked);
  return 'applied';
};
