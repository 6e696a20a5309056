import { recordSchema } from '#shared/domain/bundle/row-shapes.ts';
import { integerOf, integerOrNull, textOf, textOrNull } from './row.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';

export interface StoredSealed {
  readonly signer: string;
  readonly chan: string;
  readonly seq: number;
  readonly headerHash: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly kind: string;
  readonly bytes: number;
  readonly encrypted: boolean;
  readonly records: number;
  /** Carries the records with changeFrom < change number <= changeSeq; 0 as the first bound is everything. */
  readonly changeFrom: number;
  readonly changeSeq: number;
  /** Version of the record tables that it was written with. */
  readonly schema: number;
  /** The report of several links that it is a part of: number of its first link, and how many; null for a report of its own. */
  readonly report: { readonly first: number; readonly of: number } | null;
  readonly sealedAt: string;
  readonly exportedAt: string | null;
  readonly receivedAt: string | null;
  readonly returned: boolean;
  /** When its file was removed from the outbox, after the other side had receipted it; null while it is there. */
  readonly clearedAt: string | null;
}

const columns = `signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records, change_from, change_seq, schema, sealed_at,
  exported_at, received_at, returned, report_first, report_parts, cleared_at`;

const reportFrom = (row: SqlRow): StoredSealed['report'] => {
  const first = integerOrNull(row, 'report_first');
  return first === null ? null : { first, of: integerOf(row, 'report_parts') };
};

const sealedFrom = (row: SqlRow): StoredSealed => ({
  signer: textOf(row, 'signer'),
  chan: textOf(row, 'chan'),
  seq: integerOf(row, 'seq'),
  headerHash: textOf(row, 'header_sha256'),
  fileHash: textOf(row, 'file_sha256'),
  fileName: textOf(row, 'file_name'),
  kind: textOf(row, 'kind'),
  bytes: integerOf(row, 'bytes'),
  encrypted: integerOf(row, 'encrypted') === 1,
  records: integerOf(row, 'records'),
  changeFrom: integerOf(row, 'change_from'),
  changeSeq: integerOf(row, 'change_seq'),
  schema: integerOf(row, 'schema'),
  report: reportFrom(row),
  sealedAt: textOf(row, 'sealed_at'),
  exportedAt: textOrNull(row, 'exported_at'),
  receivedAt: textOrNull(row, 'received_at'),
  returned: integerOf(row, 'returned') === 1,
  clearedAt: textOrNull(row, 'cleared_at'),
});

/** The last sealed first. Rows stay for ever, so the order of their insertion is that of sealing, also within one second and between chains. */
export const listSealed = (db: ReadDb): readonly StoredSealed[] =>
  db.all(`select ${columns} from sealed_bundles order by rowid desc`).map(sealedFrom);

export const findSealed = (db: ReadDb, signer: string, chan: string, seq: number): StoredSealed | null => {
  const row = db.get(`select ${columns} from sealed_bundles where signer = ? and chan = ? and seq = ?`, signer, chan, seq);
  return row ? sealedFrom(row) : null;
};

export const findSealedByName = (db: ReadDb, fileName: string): StoredSealed | null => {
  const row = db.get(`select ${columns} from sealed_bundles where file_name = ?`, fileName);
  return row ? sealedFrom(row) : null;
};

/**
 * Every link of the report that a bundle is a part of, in order, but for those whose files were cleared because they had arrived; the bundle alone where
 * it is a report of its own.
 */
export const linksOfReport = (db: ReadDb, sealed: StoredSealed): readonly StoredSealed[] => {
  const { signer, chan, report } = sealed;
  if (report === null) return [sealed];
  return db
    .all(
      `select ${columns} from sealed_bundles where signer = ? and chan = ? and report_first = ? and cleared_at is null order by seq`,
      signer,
      chan,
      report.first,
    )
    .map(sealedFrom);
};

/** The newest link of one of the own chains; null before the first. */
export const lastSealed = (db: ReadDb, signer: string, chan: string): StoredSealed | null => {
  const row = db.get(`select ${columns} from sealed_bundles where signer = ? and chan = ? order by seq desc limit 1`, signer, chan);
  return row ? sealedFrom(row) : null;
};

/** The newest bundle that any of the own keys sealed on a channel; null before the first. */
export const newestSealedTo = (db: ReadDb, chan: string): StoredSealed | null => {
  const row = db.get(`select ${columns} from sealed_bundles where chan = ? order by rowid desc limit 1`, chan);
  return row ? sealedFrom(row) : null;
};

/** Last number of an own chain that the other side is known to have; 0 when none is. */
export const lastReceived = (db: ReadDb, signer: string, chan: string): number =>
  integerOf(
    db.get(
      'select coalesce(max(seq), 0) as seq from sealed_bundles where signer = ? and chan = ? and received_at is not null',
      signer,
      chan,
    ) ?? {},
    'seq',
  );

/**
 * Change number behind which the next bundle of a kind begins. 0, which is everything, before the first one of this version of the record tables
 * and after a bundle that the other side refused: its records never arrived there, nor can their later revisions without them (BUNDLE-SPEC 7.2,
 * 10.3); of a report of several links each has to arrive. `signer` is the key that seals now: what another one sealed and nobody receipted may
 * never arrive, because that key is closed (11.5).
 */
export const sentUpTo = (db: ReadDb, chan: string, kind: string, signer: string): number => {
  const rows = db.all(
    `select signer, change_from, max(change_seq) as change_seq, max(returned) as returned, min(received_at is not null) as received from sealed_bundles
     where chan = ? and kind = ? and schema = ? group by signer, coalesce(report_first, seq) order by change_seq, min(seq)`,
    chan,
    kind,
    recordSchema,
  );
  let upTo = 0;
  let missing = false;
  for (const row of rows) {
    upTo = Math.max(upTo, integerOf(row, 'change_seq'));
    const lost = textOf(row, 'signer') !== signer && integerOf(row, 'received') === 0;
    if (lost || integerOf(row, 'returned') === 1) missing = true;
    else if (integerOf(row, 'change_from') === 0) missing = false;
  }
  return missing ? 0 : upTo;
};

export const insertSealed = (db: WriteDb, sealed: Omit<StoredSealed, 'exportedAt' | 'receivedAt' | 'returned' | 'clearedAt'>): void => {
  db.run(
    `insert into sealed_bundles (signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records,
       change_from, change_seq, schema, sealed_at, report_first, report_parts)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sealed.signer,
    sealed.chan,
    sealed.seq,
    sealed.headerHash,
    sealed.fileHash,
    sealed.fileName,
    sealed.kind,
    sealed.bytes,
    sealed.encrypted ? 1 : 0,
    sealed.records,
    sealed.changeFrom,
    sealed.changeSeq,
    sealed.schema,
    sealed.sealedAt,
    sealed.report?.first ?? null,
    sealed.report?.of ?? null,
  );
};

export const markExported = (db: WriteDb, fileName: string, at: string): void => {
  db.run('update sealed_bundles set exported_at = coalesce(exported_at, ?) where file_name = ?', at, fileName);
};

const clearable = `received_at is not null and cleared_at is null and chan <> '*'`;

/** What a receipt or a `seen` covers and still lies in the outbox; what was written for every office is kept (BUNDLE-SPEC 7.1, 11.3). */
export const listClearable = (db: ReadDb): readonly StoredSealed[] =>
  db.all(`select ${columns} from sealed_bundles where ${clearable} order by rowid`).map(sealedFrom);

/** Says of all of these that their files are gone. */
export const clearSealed = (db: WriteDb, at: string): void => {
  db.run(`update sealed_bundles set cleared_at = ? where ${clearable}`, at);
};

/** A receipt or a `seen` of the other side covers this link and all before it. */
export const markReceived = (db: WriteDb, signer: string, chan: string, upTo: number, at: string): void => {
  db.run(
    'update sealed_bundles set received_at = ? where signer = ? and chan = ? and seq <= ? and received_at is null',
    at,
    signer,
    chan,
    upTo,
  );
};

/** The other side refused the content of this own link; its number is used up. */
export const markReturned = (db: WriteDb, signer: string, chan: string, headerHash: string): void => {
  db.run('update sealed_bundles set returned = 1 where signer = ? and chan = ? and header_sha256 = ?', signer, chan, headerHash);
};

/** How many bundles of a key nobody receipted. */
export const countUnreceived = (db: ReadDb, signer: string): number =>
  integerOf(
    db.get(`select count(*) as n from sealed_bundles where signer = ? and received_at is null and kind <> 'receipt'`, signer) ?? {},
    'n',
  );
