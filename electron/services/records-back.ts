import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { fieldText, isCounted, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { immutableTables } from '#shared/domain/bundle/row-shapes.ts';
import { rowHash } from '#electron/bundle/apply-row.ts';
import { isInTrail } from '#electron/store/audit.ts';
import type { BrokenRule, WriteDb } from '#electron/store/db.ts';
import { insertEventBack } from '#electron/store/event-back.ts';
import { raiseChangeSeq } from '#electron/store/office.ts';
import { insertOwnRevision, insertRevision, isRevisionHeld, lastRevision, type RevisionChain } from '#electron/store/record-revisions.ts';
import { heldRows, insertConflict, insertReceivedRow } from '#electron/store/received-rows.ts';
import { peopleOfTrails } from '#electron/store/records-back.ts';
import { countDrawn } from '#electron/store/subjects.ts';
import type { Content } from './bundle-decide.ts';
import { keptInPlace } from './due-rows.ts';
import { checkEvent, serialOf, type CheckedEvent } from './event-check.ts';
import { createTally, type Became, type Given } from './row-tally.ts';
import { rowWriters, type EventBook, type RowWriter } from './row-writers.ts';

/** Where rows of the own office come from. */
export interface RowsOrigin {
  readonly ownOffice: string;
  readonly headerHash: string;
  /** `offices` for what the city gives back, `own` for what another computer of the office lends. */
  readonly chain: RevisionChain;
  /** Called for each event that became a record here. */
  readonly onEvent?: (serial: string) => void;
}

const reasonOf: Readonly<Record<BrokenRule, Became>> = { taken: 'conflict', missing: 'missing-parent', check: 'invalid' };

/** Tables whose rows are written with the draw they belong to. */
const ofEvent: ReadonlySet<string> = new Set(['draws', 'schemes', 'event_facts', 'frozen_lists']);

/** The rows of the own office by table; all others, and those whose change number no office comes to, are counted as refused. */
export const ownRowsOf = (
  content: Content,
  ownOffice: string,
  count: (row: RecordRow, became: Became) => void,
): ReadonlyMap<string, readonly RecordRow[]> => {
  const own = new Map<string, readonly RecordRow[]>();
  for (const { table, rows } of content.tables) {
    own.set(
      table,
      rows.filter((row) => row['office'] === ownOffice && isCounted(row)),
    );
    for (const row of rows) {
      if (row['office'] !== ownOffice) count(row, 'not-owner');
      else if (!isCounted(row)) count(row, 'invalid');
    }
  }
  return own;
};

/**
 * Writes the office's own records, which the city gives back after a lost machine or another computer of the office lends, into the tables it works
 * with (BUNDLE-SPEC 12.5, 3.2, 10.3): each as it was signed, so that the next bundle finds it unchanged. What was written here since is never
 * overwritten: where a record of its own stands in the place, the one that came is kept beside for an officer. Audit rows stay rows that came.
 */
export function* giveRecordsBack(db: WriteDb, content: Content, origin: RowsOrigin): Generator<Progress, Given> {
  const { count, done, ...given } = createTally();
  const total = content.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const own = ownRowsOf(content, origin.ownOffice, count);
  for (const row of own.get('audit') ?? []) count(row, keepAuditRow(db, row, origin));
  const book: EventBook = { checked: new Map(), files: filesBySerial(content), people: peopleOfTrails(db) };
  for (const writer of rowWriters(highestNumber(own.get('corrections') ?? []))) {
    const { table, order } = writer;
    if (table === 'draws') {
      for (const event of eventsIn(own, book, origin)) {
        const became = takeEvent(db, event, book, origin);
        for (const row of event.all) count(row, became);
        yield { phase: 'applying', done: done(), total };
      }
      continue;
    }
    for (const row of (own.get(table) ?? []).filter(order.takes).toSorted(order.compare)) {
      count(row, takeRow(db, writer, row, book, origin));
      if (done() % 200 === 0) yield { phase: 'applying', done: done(), total };
    }
  }
  raiseChangeSeq(db, newestChange(own));
  return given;
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

/** Keeps a row of another trail of the office beside the own one; a row of the own trail is known. */
export const keepAuditRow = (
  db: WriteDb,
  row: RecordRow,
  { ownOffice, headerHash }: Pick<RowsOrigin, 'ownOffice' | 'headerHash'>,
): Became => {
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

const keepRevision = (db: WriteDb, chain: RevisionChain, table: string, row: RecordRow, hash: string): void => {
  const line = { table, id: fieldText(row, 'id'), rev: Number(row['rev']), hash, body: canonicalJson(row) };
  if (chain === 'own') insertOwnRevision(db, line, true);
  else insertRevision(db, line);
};

/** One row, after what is held of it: unchanged, refused, kept beside, put over the revision it follows, or written. */
const takeRow = (db: WriteDb, writer: RowWriter, row: RecordRow, book: EventBook, origin: RowsOrigin): Became => {
  const id = fieldText(row, 'id');
  const hash = rowHash(row);
  const { chain } = origin;
  const { table, write, follow } = writer;
  if (isRevisionHeld(db, table, id, hash, chain)) return 'unchanged';
  const last = lastRevision(db, table, id, chain);
  if (last && immutableTables.has(table)) return 'immutable';
  if (last && (!follow || row['prev_hash'] !== last.hash)) return keepBeside(db, table, row, hash, origin);
  const written = db.attempt(() => {
    if (last && follow?.(db, row, last.row, book) === false) return false;
    if (!last) write(db, row, book);
    keepRevision(db, chain, table, row, hash);
    return true;
  });
  if (written.ok) return written.value ? 'applied' : keepBeside(db, table, row, hash, origin);
  const became = reasonOf[written.error];
  if (became !== 'conflict') return became;
  if (writer.saidAlready?.(db, row) !== true) return keepBeside(db, table, row, hash, origin);
  keepRevision(db, chain, table, row, hash);
  return 'unchanged';
};

/** Both are kept, nothing is overwritten; an officer decides (10.3). */
export const keepBeside = (
  db: WriteDb,
  table: string,
  row: RecordRow,
  hash: string,
  { ownOffice, headerHash, chain }: RowsOrigin,
): Became => {
  const id = fieldText(row, 'id');
  const stored = { office: ownOffice, table, id, rev: Number(row['rev']), hash, body: canonicalJson(row), headerHash };
  if (heldRows(db, ownOffice, table, id).some((held) => held.hash === hash)) return 'unchanged';
  insertReceivedRow(db, stored, false);
  insertConflict(db, stored, lastRevision(db, table, id, chain)?.hash ?? '');
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
const eventsIn = (
  own: ReadonlyMap<string, readonly RecordRow[]>,
  book: EventBook,
  { chain }: Pick<RowsOrigin, 'chain'>,
): readonly EventGroup[] => {
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
      // Another computer of the office tells of the frozen list only what its visits need.
      checked: onceOnly(() => (draw ? checkEvent({ draw, scheme, facts, lists, files, wholeList: chain === 'offices' }) : null)),
      all: tables.map(({ row }) => row),
    };
  });
  return groups.toSorted((a, b) => Number(a.draw?.['seq'] ?? 0) - Number(b.draw?.['seq'] ?? 0));
};

/** Asks once, when somebody wants to know: a record takes long to recompute. */
const onceOnly = <T>(ask: () => T): (() => T) => {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: ask() }).value;
};

/** A drawn event comes back whole or not at all. */
const takeEvent = (db: WriteDb, event: EventGroup, book: EventBook, origin: RowsOrigin): Became => {
  const { chain } = origin;
  const hashes = event.tables
    .filter(({ table }) => !keptInPlace.has(table))
    .map(({ table, row }) => ({ table, row, id: fieldText(row, 'id'), hash: rowHash(row) }));
  if (hashes.every(({ table, id, hash }) => isRevisionHeld(db, table, id, hash, chain))) {
    book.checked.set(event.serial, event.checked);
    return 'unchanged';
  }
  if (hashes.some(({ table, id }) => lastRevision(db, table, id, chain))) return 'immutable';
  const checked = event.checked();
  if (!checked || !event.serial.startsWith(`${origin.ownOffice}-`)) return 'invalid';
  const written = db.attempt(() => {
    insertEventBack(db, checked);
    for (const { table, row, hash } of hashes) keepRevision(db, chain, table, row, hash);
  });
  if (!written.ok) {
    const became = reasonOf[written.error];
    if (became !== 'conflict') return became;
    for (const { table, row } of event.tables) keepBeside(db, table, row, rowHash(row), origin);
    return 'conflict';
  }
  countDrawn(
    db,
    checked.visits.map(({ code }) => code),
  );
  book.checked.set(event.serial, event.checked);
  origin.onEvent?.(event.serial);
  return 'applied';
};
