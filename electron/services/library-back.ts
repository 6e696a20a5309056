import type { BundleKind, PayloadMode } from '#shared/domain/bundle/kinds.ts';
import { readInspector, readSubject, type LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import type { RecordCounts } from '#shared/domain/bundle/outcome.ts';
import { fieldText, isCounted, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { insertBatch, updateBatchCounts } from '#electron/store/import-batches.ts';
import { putReceivedSubject } from '#electron/store/import-rows.ts';
import { insertInspector, replaceInspector } from '#electron/store/inspector-records.ts';
import { keepWriter, type LibraryWriter } from '#electron/store/library-writes.ts';
import { findOwnRecord, insertWithdrawn, recountDrawn } from '#electron/store/own-library.ts';
import { insertSentRecord } from '#electron/store/outgoing-library.ts';
import { raiseChangeSeq } from '#electron/store/office.ts';
import { insertConflict, insertReceivedRow } from '#electron/store/received-rows.ts';
import type { SubjectLoad } from '#electron/store/subject-load.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { contentHashOf } from './content-hash.ts';
import type { CommandContext } from './context.ts';
import type { Became } from './row-tally.ts';

export interface LibraryOrigin {
  readonly kind: BundleKind;
  readonly mode: PayloadMode;
  readonly from: string;
  readonly ownOffice: string;
  readonly headerHash: string;
  /** As the file was called. */
  readonly fileName: string;
  /** Brings the reader's own records: from its city after a lost machine (BUNDLE-SPEC 12.5), or from another computer of the office (3.2). */
  readonly givesBack: boolean;
}

/** One revision of a record of the library as it came. */
export interface LibraryLine {
  readonly id: string;
  readonly row: RecordRow;
  /** The signed line. */
  readonly line: string;
  readonly hash: string;
}

export type LibraryWriting = Pick<CommandContext<never>, 'db' | 'seq' | 'now' | 'actor' | 'newId'>;

/** The number under which the writer that a line names is kept. */
export const writersOf = (db: WriteDb): ((row: RecordRow) => number) => {
  const known = new Map<string, number>();
  let last: { readonly writer: LibraryWriter; readonly id: number } | null = null;
  return (row) => {
    // Nearly every line names the writer of the line before.
    if (last !== null && namesWriter(row, last.writer)) return last.id;
    const writer = { office: fieldText(row, 'office'), by: fieldText(row, 'by'), at: fieldText(row, 'at'), seq: Number(row['seq']) };
    const key = `${writer.office} ${String(writer.seq)} ${writer.at} ${writer.by}`;
    const found = known.get(key) ?? keepWriter(db, writer);
    known.set(key, found);
    last = { writer, id: found };
    return found;
  };
};

const namesWriter = (row: RecordRow, { office, by, at, seq }: LibraryWriter): boolean =>
  row['seq'] === seq && row['at'] === at && row['by'] === by && row['office'] === office;

/** How own records that come back or are lent get into the library (BUNDLE-SPEC 12.5, 3.2). */
export interface LibraryBack {
  /** What is decided by what the office has of the record already; null when it is to be written. */
  readonly known: (line: LibraryLine) => Became | null;
  readonly withdrawn: (line: LibraryLine) => Became;
  readonly add: (line: LibraryLine, load: SubjectLoad | null) => Became;
  readonly end: (counts: RecordCounts) => void;
}

/**
 * The records come as one import, whose file is the bundle. Each keeps its identity and its change number, and what was sent of it is noted, so that
 * the next bundle finds it unchanged; nothing that the office wrote since is overwritten.
 */
export const libraryBack = (
  { db, seq, now, actor, newId }: LibraryWriting,
  table: LibraryTable,
  origin: LibraryOrigin,
  writeOf: (row: RecordRow) => number,
): LibraryBack => {
  let batchId: string | null = null;
  let newest = 0;
  const batch = (): string => {
    if (batchId === null) {
      batchId = newId();
      const facts = { fileName: origin.fileName, fileSha256: origin.headerHash, at: now, by: actor?.id ?? '', byName: actor?.name ?? '' };
      insertBatch(db, { id: batchId, kind: table, seq, ...facts });
    }
    return batchId;
  };
  const noteSent = ({ id, row, hash }: LibraryLine): void => {
    const prevHash = typeof row['prev_hash'] === 'string' ? row['prev_hash'] : null;
    insertSentRecord(db, table, id, { rev: Number(row['rev']), hash, prevHash, seq: Number(row['seq']) }, writeOf(row));
    newest = Math.max(newest, Number(row['seq']));
  };
  const beside = ({ id, row, line, hash }: LibraryLine, kept: string): Became => {
    const stored = { office: origin.ownOffice, table, id, rev: Number(row['rev']), hash, body: line, headerHash: origin.headerHash };
    insertReceivedRow(db, stored, false);
    insertConflict(db, stored, kept);
    return 'conflict';
  };
  return {
    known: (line) => {
      const own = findOwnRecord(db, table, line.id);
      if (!own) return null;
      if (own.sentHash === line.hash) return 'unchanged';
      // Nobody changed it here since the revision before. Of what the office's other computer lends every revision follows, because it is not counted.
      const follows = own.sentHash === line.row['prev_hash'] || origin.from === origin.ownOffice;
      return own.id !== null && own.asSent && follows ? null : beside(line, own.sentHash);
    },
    withdrawn: (line) => {
      if (!isCounted(line.row)) return 'invalid';
      const own = findOwnRecord(db, table, line.id);
      if (own) return beside(line, own.sentHash);
      noteSent(line);
      insertWithdrawn(db, table, line.id);
      return 'applied';
    },
    add: (line, load) => {
      const record = table === 'subjects' ? readSubject(line.row) : readInspector(line.row);
      if (!record || !isCounted(line.row)) return 'invalid';
      const known = load?.isFirst === true ? null : (findOwnRecord(db, table, line.id)?.id ?? null);
      const stamp = { uid: line.id, contentHash: contentHashOf(record), batchId: batch(), seq: Number(line.row['seq']) };
      if ('staffNo' in record) {
        if (known === null) insertInspector(db, record, stamp);
        else replaceInspector(db, known, record, stamp);
      } else if (load && known === null) load.add(record, stamp);
      else {
        const written = putReceivedSubject(db, known, record, stamp);
        load?.noteWritten(written);
      }
      noteSent(line);
      return 'applied';
    },
    end: ({ applied, unchanged, refused }) => {
      raiseChangeSeq(db, newest);
      if (batchId === null) return;
      updateBatchCounts(db, batchId, { added: applied, updated: 0, unchanged, quarantined: refused, missing: 0 });
      if (table === 'subjects') recountDrawn(db, batchId);
    },
  };
};
