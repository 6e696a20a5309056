import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { isWithdrawn, readInspector, readSubject, type LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { decideRow, type HeldRecord, type RowOrigin } from '#electron/bundle/apply-row.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { putReceivedSubject, type ReceivedStamp } from '#electron/store/import-rows.ts';
import { insertInspector, replaceInspector } from '#electron/store/inspector-records.ts';
import {
  countOfOffice,
  findHolder,
  findLibraryHead,
  freeKey,
  hasWithdrawn,
  listOfOffice,
  readmitRecord,
  receivedFields,
  withdrawRecord,
  type LibraryHead,
} from '#electron/store/received-library.ts';
import { noteSignedBy, type SignedBy } from '#electron/store/library-writes.ts';
import { heldRows, insertConflict, insertReceivedRow } from '#electron/store/received-rows.ts';
import { countSubjects } from '#electron/store/subject-counts.ts';
import { beginSubjectLoad, type SubjectLoad } from '#electron/store/subject-load.ts';
import { confirmRecord, hasUnconfirmed, markAbsent } from '#electron/store/unconfirmed-records.ts';
import { libraryBack, writersOf, type LibraryBack, type LibraryLine, type LibraryOrigin, type LibraryWriting } from './library-back.ts';
import { createTally, type Became as RowBecame, type Given } from './row-tally.ts';

/** One table of 名录库 as a bundle carries it: canonical lines ascending by id, whose form was checked. */
export interface LibraryContent {
  readonly table: LibraryTable;
  readonly rows: number;
  readonly bytes: Uint8Array;
  /** Of a report in several links: the ids that this one speaks for, `after` < id <= `to` (null: to the end); null for a bundle of its own. */
  readonly part: { readonly after: string; readonly to: string | null; readonly moreToCome: boolean } | null;
}

type Became = RowBecame | 'later';

/** So many new subjects that the indexes of the library are better made anew. */
const manyNew = 5000;
const rowsInStep = 200;
const lineFeed = 0x0a;

function* linesIn(bytes: Uint8Array): Generator<LibraryLine> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < buffer.length;) {
    const end = buffer.indexOf(lineFeed, start);
    const line = buffer.toString('utf8', start, end);
    const row = JSON.parse(line) as RecordRow; // found to be a row of its table before
    yield { id: fieldText(row, 'id'), row, line, hash: sha256Hex(buffer.subarray(start, end)) };
    start = end + 1;
  }
}

/** What is known of the library before the first row. */
interface Setting {
  readonly db: WriteDb;
  readonly seq: number;
  readonly table: LibraryTable;
  readonly origin: LibraryOrigin;
  readonly load: SubjectLoad | null;
  /** Codes written by a load that began with an empty library, which has no index to ask. */
  readonly codes: Set<string> | null;
  /** The number of the writer that a line names. */
  readonly writeOf: (row: RecordRow) => number;
  /** Takes the own records that the city gives back; null for a bundle that brings those of its sender. */
  readonly back: LibraryBack | null;
  readonly part: LibraryContent['part'];
}

/**
 * Takes the records of another office into the library (BUNDLE-SPEC 10.3). Of each only the newest revision is kept, as the record of the library
 * itself; a revision that does not follow it is kept beside for an officer. A record that a snapshot does not hold is marked 待核 (5.2).
 */
export function* applyLibrary(
  write: LibraryWriting,
  { table, rows: total, bytes, part }: LibraryContent,
  origin: LibraryOrigin,
): Generator<Progress, Pick<Given, 'counts' | 'reasons'>> {
  const { db, seq } = write;
  const { countId, counts, reasons } = createTally();
  const heldBefore = countOfOffice(db, table, origin.givesBack ? origin.ownOffice : origin.from);
  const anyMarked = hasUnconfirmed(db, table);
  const load = table === 'subjects' ? loadFor(db, total - heldBefore) : null;
  const writeOf = writersOf(db);
  const codes = load?.isFirst === true ? new Set<string>() : null;
  const back = origin.givesBack ? libraryBack(write, table, origin, writeOf) : null;
  const setting: Setting = { db, seq, table, origin, load, codes, writeOf, back, part };
  const seen = origin.mode === 'snapshot' && !back && heldBefore > 0 ? new Set<string>() : null;
  const later = new Map<string, LibraryLine>();
  const count = (id: string, became: RowBecame): void => {
    countId(id, became);
    if (anyMarked && (became === 'applied' || became === 'unchanged')) confirmRecord(db, table, id);
  };
  let done = 0;
  for (const incoming of linesIn(bytes)) {
    const became = applyRow(setting, incoming, null);
    if (became === 'later') later.set(incoming.id, incoming);
    else count(incoming.id, became);
    seen?.add(incoming.id);
    done += 1;
    if (done % rowsInStep === 0) yield { phase: 'applying', done, total };
  }
  for (const [id, incoming] of later) {
    later.delete(id);
    const became = applyRow(setting, incoming, later);
    count(id, became === 'later' ? 'invalid' : became);
  }
  const putBack = load?.end();
  while (putBack?.next().done === false) yield { phase: 'applying', done, total };
  if (seen) yield* markOthers(setting, seen, { phase: 'applying', done, total });
  back?.end(counts);
  return { counts, reasons };
}

const loadFor = (db: WriteDb, added: number): SubjectLoad | null => {
  const held = countSubjects(db, {});
  // Into an empty library no record is looked up, so that none may have been withdrawn from it either.
  return added >= manyNew && added > held && (held > 0 || !hasWithdrawn(db)) ? beginSubjectLoad(db) : null;
};

const speaksFor = (part: LibraryContent['part'], record: string): boolean =>
  part === null || (part.after < record && (part.to === null || record <= part.to));

/** A snapshot says everything its sender keeps, its part everything within a span of ids; what is missing in it stays, with a mark. */
function* markOthers({ db, table, origin, part }: Setting, seen: ReadonlySet<string>, progress: Progress): Generator<Progress, undefined> {
  for (let after = ''; ;) {
    const records = listOfOffice(db, table, origin.from, after, rowsInStep);
    for (const { record } of records) if (!seen.has(record) && speaksFor(part, record)) markAbsent(db, table, record);
    yield progress;
    if (records.length < rowsInStep) return undefined;
    after = records.at(-1)?.key ?? after;
  }
}

/** `waiting` are the rows whose code was another record's when their turn came; null while that may still change. */
const applyRow = (setting: Setting, incoming: LibraryLine, waiting: ReadonlyMap<string, LibraryLine> | null): Became => {
  const { db, table, origin, codes } = setting;
  const { id, row, hash } = incoming;
  const office = fieldText(row, 'office');
  if (setting.back && office === origin.ownOffice) return takeBack(setting, setting.back, incoming, waiting);
  // 谁建立、谁管理: nobody but the office itself writes the own library.
  if (office !== origin.from || office === origin.ownOffice) return 'not-owner';
  const head = codes ? null : findLibraryHead(db, table, id);
  if (head && head.office !== office) return 'not-owner';
  const decision = decideRow(row, head && heldRecord(setting, id, head), rowOrigin(origin), hash);
  switch (decision.do) {
    case 'unchanged':
      if (head?.signed === false && head.hash === hash) noteSignedBy(db, table, id, signedBy(setting, row));
      return 'unchanged';
    case 'new':
    case 'fast-forward':
    case 'merge': // of a library no former revisions are held, so that what is merged says the same in every field
      return isWithdrawn(row) ? withdraw(setting, incoming, head) : keep(setting, incoming, head, waiting);
    case 'conflict':
      keepBeside(setting, incoming, head?.hash ?? '');
      return 'conflict';
    case 'refused':
      return decision.reason;
  }
};

/** An own record that comes back goes the way of any other record, only that it is written as an own one. */
const takeBack = (setting: Setting, back: LibraryBack, incoming: LibraryLine, waiting: ReadonlyMap<string, LibraryLine> | null): Became => {
  const known = setting.codes ? null : back.known(incoming);
  if (known !== null) return known;
  if (isWithdrawn(incoming.row)) return back.withdrawn(incoming);
  const { id, row } = incoming;
  const key = fieldText(row, setting.table === 'subjects' ? 'code' : 'staff_no');
  return freeFor(setting, id, key, waiting) ?? back.add(incoming, setting.load);
};

const signedBy = ({ writeOf }: Setting, row: RecordRow): SignedBy => ({
  writeId: writeOf(row),
  prevHash: typeof row['prev_hash'] === 'string' ? row['prev_hash'] : null,
});

const rowOrigin = ({ kind, mode, from, ownOffice }: LibraryOrigin): RowOrigin => ({
  kind,
  mode,
  from,
  ownOffice,
  senderOwnsTable: true,
  immutable: false,
});

const heldRecord = ({ db, table, origin }: Setting, id: string, head: LibraryHead): HeldRecord => ({
  get head() {
    return receivedFields(db, table, head.id);
  },
  headHash: head.hash,
  holds: (hash) => heldRows(db, origin.from, table, id).some((held) => held.hash === hash),
  ancestor: () => null,
});

const keepBeside = ({ db, table, origin }: Setting, { id, row, line, hash }: LibraryLine, kept: string): void => {
  const stored = { office: origin.from, table, id, rev: Number(row['rev']), hash, body: line, headerHash: origin.headerHash };
  insertReceivedRow(db, stored, false);
  insertConflict(db, stored, kept);
};

const withdraw = (setting: Setting, { id, row, hash }: LibraryLine, head: LibraryHead | null): Became => {
  const { db, seq, table, origin } = setting;
  const signed = signedBy(setting, row);
  withdrawRecord(db, table, head?.id ?? null, { office: origin.from, record: id, rev: Number(row['rev']), hash, seq, ...signed });
  return 'applied';
};

/** Lets a revision that was kept beside stand in the library of its office; what stood is the caller's to keep. */
export const letStand = ({ db, seq }: Pick<LibraryWriting, 'db' | 'seq'>, table: LibraryTable, row: RecordRow, from: string): RowBecame => {
  const line = canonicalJson(row);
  const incoming = { id: fieldText(row, 'id'), row, line, hash: sha256Hex(line) };
  const origin: LibraryOrigin = { kind: 'roster-data', mode: 'delta', from, ownOffice: '', headerHash: '', fileName: '', givesBack: false };
  const setting: Setting = { db, seq, table, origin, load: null, codes: null, writeOf: writersOf(db), back: null, part: null };
  const head = findLibraryHead(db, table, incoming.id);
  const became = isWithdrawn(row) ? withdraw(setting, incoming, head) : keep(setting, incoming, head, new Map());
  return became === 'later' ? 'invalid' : became;
};

/** Whether the code is free within the office; a record that waits for a new code itself gives its own up. */
const freeFor = (setting: Setting, id: string, key: string, waiting: ReadonlyMap<string, LibraryLine> | null): Became | null => {
  const { db, table, origin, codes } = setting;
  const office = origin.givesBack ? origin.ownOffice : origin.from;
  if (codes) {
    if (codes.has(key)) return 'invalid';
    codes.add(key);
    return null;
  }
  const holder = findHolder(db, table, office, key);
  if (holder === null || holder === id) return null;
  if (waiting === null) return 'later';
  if (!waiting.has(holder)) {
    if (setting.part?.moreToCome !== true) return 'invalid';
    // The record that has the code comes with a later part; should it not, it is there with a mark.
    markAbsent(db, table, holder);
  }
  freeKey(db, table, holder);
  return null;
};

const keep = (
  setting: Setting,
  { id, row, hash }: LibraryLine,
  head: LibraryHead | null,
  waiting: ReadonlyMap<string, LibraryLine> | null,
): Became => {
  const { db, seq, table, origin, load } = setting;
  const { writeId, prevHash } = signedBy(setting, row);
  const rev = Number(row['rev']);
  const office = origin.from;
  if (table === 'subjects') {
    const subject = readSubject(row);
    const taken = subject ? freeFor(setting, id, subject.code, waiting) : 'invalid';
    if (!subject || taken !== null) return taken ?? 'invalid';
    const listed = head?.id ?? null;
    const stamp: ReceivedStamp = { uid: id, contentHash: hash, seq, office, rev, writeId, prevHash };
    if (load && listed === null) load.add(subject, stamp);
    else {
      const written = putReceivedSubject(db, listed, subject, stamp);
      load?.noteWritten(written);
    }
  } else {
    const inspector = readInspector(row);
    const taken = inspector ? freeFor(setting, id, inspector.staffNo, waiting) : 'invalid';
    if (!inspector || taken !== null) return taken ?? 'invalid';
    const stamp = { uid: id, contentHash: hash, seq, batchId: null, received: { office, rev, writeId, prevHash } };
    if (head?.id === undefined || head.id === null) insertInspector(db, inspector, stamp);
    else replaceInspector(db, head.id, inspector, stamp);
  }
  if (head?.id === null) readmitRecord(db, table, id);
  return 'applied';
};
