import type { Progress } from '#shared/contract/progress.ts';
import { libraryLine, libraryTables, withdrawnValue, type LibraryTable, type Revision } from '#shared/domain/bundle/library-rows.ts';
import { partsOf } from '#shared/domain/imports/readers.ts';
import type { PlaceBook, PlaceField } from '#shared/domain/org/place-book.ts';
import type { RowLine, TableSource } from '#electron/bundle/payload-writer.ts';
import type { Roster } from '#electron/bundle/roster.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import type { ReadDb, SqlRow, WriteDb } from '#electron/store/db.ts';
import { findOffice, lastChangeSeq } from '#electron/store/office.ts';
import {
  countOutgoing,
  countSnapshot,
  insertSentRecord,
  noteWithdrawn,
  outgoingWindow,
  recordsOfTask,
  writerOfChange,
  type OutgoingRecord,
  type SentRecord,
} from '#electron/store/outgoing-library.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import type { SealTask } from './bundle-seal.ts';
import { nextTurn } from './next-turn.ts';
import { sentBefore } from './sent-before.ts';

/** A revision that a bundle carries for the first time. */
interface SentLine extends SentRecord {
  readonly table: LibraryTable;
  readonly id: string;
}

const placeColumns: Readonly<Record<string, PlaceField>> = { town: 'town', station: 'station', unit: 'unit', department: 'department' };
const listColumns: ReadonlySet<string> = new Set(['tags', 'qualifications', 'expertise', 'lines', 'item_codes']);

/** How a column of the library is exchanged: places under today's names, because the other side does not know this office's organisation. */
const createColumnReader = (places: PlaceBook): ((columns: SqlRow) => (field: string) => unknown) => {
  const names = new Map<string, string>();
  const nameOf = (field: PlaceField, text: string): string => {
    const key = `${field} ${text}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = places.nameOf(field, text);
    names.set(key, name);
    return name;
  };
  const areaOf = (area: string): string =>
    area === '*'
      ? area
      : partsOf(area)
          .map((town) => nameOf('town', town))
          .join(',');
  return (columns) => (field) => {
    const value = columns[field];
    if (field === 'withdrawn') return 0;
    if (typeof value !== 'string') return value;
    if (listColumns.has(field)) return value === '[]' ? [] : (JSON.parse(value) as unknown);
    if (field === 'area') return areaOf(value);
    const place = placeColumns[field];
    return place === undefined ? value : nameOf(place, value);
  };
};

type LineOf = (revision: Pick<Revision, 'rev' | 'prevHash'>) => string;

interface Line {
  readonly bytes: Uint8Array;
  /** Null for a revision that was sent before, byte for byte. */
  readonly sent: SentRecord | null;
}

const newRevision = (lineOf: LineOf, seq: number, before: SentRecord | null): Line => {
  const rev = (before?.rev ?? 0) + 1;
  const bytes = Buffer.from(lineOf({ rev, prevHash: before?.hash ?? null }));
  return { bytes, sent: { rev, hash: sha256Hex(bytes), prevHash: before?.hash ?? null, seq } };
};

/** The revision that was sent if the record still says the same, else the next one (10.1). */
const currentLine = (lineOf: LineOf, seq: number, sent: SentRecord | null): Line => {
  if (sent?.seq !== seq) return newRevision(lineOf, seq, sent);
  const bytes = Buffer.from(lineOf({ rev: sent.rev, prevHash: sent.prevHash }));
  return sha256Hex(bytes) === sent.hash ? { bytes, sent: null } : newRevision(lineOf, seq, sent);
};

interface Outgoing {
  readonly db: ReadDb;
  readonly office: string;
  /** Everything, or what the other side was not sent yet. */
  readonly all: boolean;
  readonly total: number;
  readonly onProgress: (progress: Progress) => void;
}

const createOutgoingLines = ({ db, office, all, total, onProgress }: Outgoing) => {
  const columnsOf = createColumnReader(placeBookOf(db));
  const writers = new Map<number, ReturnType<typeof writerOfChange>>();
  const sentLines: SentLine[] = [];
  let done = 0;
  const writerOf = (seq: number): ReturnType<typeof writerOfChange> => {
    const known = writers.get(seq);
    if (known) return known;
    const writer = writerOfChange(db, seq);
    writers.set(seq, writer);
    return writer;
  };
  const lineOf = (table: LibraryTable, { id, seq, columns, sent }: OutgoingRecord): RowLine => {
    const base = { id, office, seq, ...(sent?.seq === seq && sent.writer ? sent.writer : writerOf(seq)) };
    const valueOf = columns ? columnsOf(columns) : withdrawnValue;
    const line = currentLine((revision) => libraryLine(table, { ...base, ...revision }, valueOf), seq, sent);
    if (line.sent) sentLines.push({ table, id, ...line.sent });
    return { id, line: line.bytes };
  };
  /** A list that is short enough to be read at once. */
  async function* linesOf(table: LibraryTable, records: readonly OutgoingRecord[]): AsyncGenerator<readonly RowLine[]> {
    yield records.map((record) => lineOf(table, record));
    await nextTurn();
  }
  async function* lines(table: LibraryTable): AsyncGenerator<readonly RowLine[]> {
    for (let after: string | null = ''; after !== null;) {
      const { records, next } = outgoingWindow(db, table, after, all);
      yield records.map((record) => lineOf(table, record));
      done += records.length;
      onProgress({ phase: 'sealing', done: Math.min(done, total), total });
      after = next;
      await nextTurn();
    }
  }
  return { lines, linesOf, sentLines, count: () => done };
};

export interface LibraryOrder {
  /** Everything instead of what changed; for a city that lost some of it. */
  readonly snapshot: boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** What the city was not sent yet, or everything: behind which change, in which tables, how many records. */
export const libraryDue = (db: ReadDb, cityCode: string, snapshot = false) => {
  const changeFrom = snapshot ? 0 : sentBefore(db, cityCode, 'roster-data');
  const counts = libraryTables.map((table) => ({
    table,
    records: changeFrom === 0 ? countSnapshot(db, table) : countOutgoing(db, table, changeFrom),
  }));
  return {
    changeFrom,
    tables: counts.filter(({ records }) => records > 0).map(({ table }) => table),
    total: counts.reduce((sum, { records }) => sum + records, 0),
  };
};

/** 名录库 for the city: everything at first, later what changed (BUNDLE-SPEC 5.2); null when there is nothing new. */
export const libraryTask = (db: ReadDb, { city }: Roster, { snapshot, onProgress }: LibraryOrder): SealTask | null => {
  const changeSeq = lastChangeSeq(db);
  const { changeFrom, tables, total } = libraryDue(db, city.code, snapshot);
  if (total === 0) return null;
  const all = changeFrom === 0;
  const outgoing = createOutgoingLines({ db, office: findOffice(db)?.code ?? '', all, total, onProgress });
  return {
    kind: 'roster-data',
    chan: city.code,
    encrypt: true,
    content: { is: 'records', tables: tables.map((table): TableSource => ({ table, lines: outgoing.lines(table) })), drawFiles: [] },
    revisions: new Map(),
    records: total,
    changeFrom,
    changeSeq,
    library: {
      count: outgoing.count,
      keep: (write) => keepSent(write.db, outgoing.sentLines, write.seq > changeSeq + 1 ? write.seq : null),
    },
  };
};

/** The subjects and people of one drawn event for another computer of the office; what the city was sent and has still to be sent stays as it is. */
export const lentLibraryTask = (db: ReadDb, office: string, serial: string, onProgress: (progress: Progress) => void): SealTask => {
  const records = libraryTables.map((table) => ({ table, records: recordsOfTask(db, table, serial) }));
  const total = records.reduce((sum, one) => sum + one.records.length, 0);
  const outgoing = createOutgoingLines({ db, office, all: true, total, onProgress });
  return {
    kind: 'roster-data',
    chan: office,
    encrypt: true,
    content: {
      is: 'records',
      tables: records.map((one): TableSource => ({ table: one.table, lines: outgoing.linesOf(one.table, one.records) })),
      drawFiles: [],
    },
    revisions: new Map(),
    records: total,
    changeFrom: 0,
    changeSeq: lastChangeSeq(db),
  };
};

const slice = 1000;

/** Notes what was sent, in slices; `goneSeq` when somebody else wrote since the records were read. */
function* keepSent(db: WriteDb, sentLines: readonly SentLine[], goneSeq: number | null): Generator<Progress, undefined> {
  const total = sentLines.length;
  for (const [index, { table, id, ...sent }] of sentLines.entries()) {
    insertSentRecord(db, table, id, sent);
    if (index % slice === 0) yield { phase: 'sealing', done: index, total };
  }
  if (goneSeq !== null) for (const table of libraryTables) noteWithdrawn(db, table, goneSeq);
  return undefined;
}
