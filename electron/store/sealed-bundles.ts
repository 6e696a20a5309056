import { recordSchema } from '#shared/domain/bundle/row-shapes.ts';
import { integerOf, textOf, textOrNull } from './row.ts';
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
  readonly sealedAt: string;
  readonly exportedAt: string | null;
  readonly receivedAt: string | null;
  readonly returned: boolean;
  /** When its file was removed from the outbox, after the other side had receipted it; null while it is there. */
  readonly clearedAt: string | null;
}

const columns = `signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records, change_from, change_seq, schema, sealed_at,
  exported_at, received_at, returned, cleared_at`;

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

/** The newest link of one of the own chains; null before the first. */
export const lastSealed = (db: ReadDb, signer: string, chan: string): StoredSealed | null => {
  const row = db.get(`select ${columns} from sealed_bundles where signer = ? and chan = ? order by seq desc limit 1`, signer, chan);
  return row ? sealedFrom(row) : null;
};

/**
 * Change number behind which the next bundle of a kind begins. 0, which is everything, before the first one of this version of the record tables
 * and after a bundle that the other side refused: its records never arrived there, nor can their later revisions without them (BUNDLE-SPEC 7.2,
 * 10.3). `signer` is the key that seals now: what another one sealed and nobody receipted may never arrive, because that key is closed (11.5).
 */
export const sentUpTo = (db: ReadDb, chan: string, kind: string, signer: string): number => {
  const rows = db.all(
    'select signer, change_from, change_seq, returned, received_at from sealed_bundles where chan = ? and kind = ? and schema = ? order by change_seq, seq',
    chan,
    kind,
    recordSchema,
  );
  let upTo = 0;
  let missing = false;
  for (const row of rows) {
    upTo = Math.max(upTo, integerOf(row, 'change_seq'));
    const lost = textOf(row, 'signer') !== signer && row['received_at'] === null;
    if (lost || integerOf(row, 'returned') === 1) missing = true;
    else if (integerOf(row, 'change_from') === 0) missing = false;
  }
  return missing ? 0 : upTo;
};

export const insertSealed = (db: WriteDb, sealed: Omit<StoredSealed, 'exportedAt' | 'receivedAt' | 'returned' | 'clearedAt'>): void => {
  db.run(
    `insert into sealed_bundles (signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records,
       change_from, change_seq, schema, sealed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
