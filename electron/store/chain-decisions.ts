import type { ReadDb, SqlRow, WriteDb } from './db.ts';
import { integerOf, oneOf, textOf, textOrNull } from './row.ts';

/** Who decided something about a chain, when and why. */
export interface Decision {
  readonly reason: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
}

export interface WaivedLink extends Omit<Decision, 'by'> {
  readonly seq: number;
}

const waivedFrom = (row: SqlRow): WaivedLink => ({
  seq: integerOf(row, 'seq'),
  reason: textOf(row, 'reason'),
  byName: textOf(row, 'by_name'),
  at: textOf(row, 'at'),
});

/** Waived numbers of one chain, ascending. */
export const listWaived = (db: ReadDb, signer: string, chan: string): readonly WaivedLink[] =>
  db.all('select seq, reason, by_name, at from waived_links where signer = ? and chan = ? order by seq', signer, chan).map(waivedFrom);

export const insertWaived = (db: WriteDb, signer: string, chan: string, seq: number, { reason, by, byName, at }: Decision): void => {
  db.run(
    'insert into waived_links (signer, chan, seq, reason, by, by_name, at) values (?, ?, ?, ?, ?, ?, ?)',
    signer,
    chan,
    seq,
    reason,
    by,
    byName,
    at,
  );
};

export const findPause = (db: ReadDb, signer: string): Omit<Decision, 'by'> | null => {
  const row = db.get('select reason, by_name, at from paused_keys where signer = ?', signer);
  return row ? { reason: textOf(row, 'reason'), byName: textOf(row, 'by_name'), at: textOf(row, 'at') } : null;
};

/** Every key that is paused, whether a bundle of it ever came or not. */
export const listPaused = (db: ReadDb): readonly string[] =>
  db.all('select signer from paused_keys order by signer').map((row) => textOf(row, 'signer'));

export const insertPause = (db: WriteDb, signer: string, { reason, by, byName, at }: Decision): void => {
  db.run('insert into paused_keys (signer, reason, by, by_name, at) values (?, ?, ?, ?, ?)', signer, reason, by, byName, at);
};

export const deletePause = (db: WriteDb, signer: string): void => {
  db.run('delete from paused_keys where signer = ?', signer);
};

/** Why a link was put aside: another header under its number, a chain that had forked before, or a wrong predecessor (BUNDLE-SPEC 7.4). */
export const quarantineCauses = ['same-number', 'chain-forked', 'broken-chain'] as const;
export type QuarantineCause = (typeof quarantineCauses)[number];

export interface QuarantinedLink {
  readonly headerHash: string;
  readonly signer: string;
  readonly chan: string;
  readonly seq: number;
  readonly why: QuarantineCause;
  readonly fileName: string;
  readonly at: string;
  /** Null as long as nobody has decided. */
  readonly refusedReason: string | null;
}

const quarantinedFrom = (row: SqlRow): QuarantinedLink => ({
  headerHash: textOf(row, 'header_sha256'),
  signer: textOf(row, 'signer'),
  chan: textOf(row, 'chan'),
  seq: integerOf(row, 'seq'),
  why: oneOf(row, 'why', quarantineCauses),
  fileName: textOf(row, 'file_name'),
  at: textOf(row, 'at'),
  refusedReason: textOrNull(row, 'refused_reason'),
});

const quarantineColumns = 'header_sha256, signer, chan, seq, why, file_name, at, refused_reason';

/** The links of one chain that were put aside, ascending. */
export const listQuarantined = (db: ReadDb, signer: string, chan: string): readonly QuarantinedLink[] =>
  db
    .all(`select ${quarantineColumns} from quarantined_links where signer = ? and chan = ? order by seq, header_sha256`, signer, chan)
    .map(quarantinedFrom);

/** A link that comes a second time stays as it was put aside first. */
export const insertQuarantined = (db: WriteDb, link: Omit<QuarantinedLink, 'refusedReason'>): void => {
  db.run(
    'insert or ignore into quarantined_links (header_sha256, signer, chan, seq, why, file_name, at) values (?, ?, ?, ?, ?, ?, ?)',
    link.headerHash,
    link.signer,
    link.chan,
    link.seq,
    link.why,
    link.fileName,
    link.at,
  );
};

/** Refuses a link that was put aside for good. */
export const refuseQuarantined = (db: WriteDb, headerHash: string, { reason, by, byName, at }: Decision): void => {
  db.run(
    `update quarantined_links set refused_reason = ?, refused_by = ?, refused_by_name = ?, refused_at = ?
     where header_sha256 = ? and refused_reason is null`,
    reason,
    by,
    byName,
    at,
    headerHash,
  );
};

/** Who refused the link with this header hash for good; null while nobody has. */
export const findRefusal = (db: ReadDb, headerHash: string): Decision | null => {
  const row = db.get(
    `select refused_reason, refused_by, refused_by_name, refused_at from quarantined_links
     where header_sha256 = ? and refused_reason is not null`,
    headerHash,
  );
  return row
    ? {
        reason: textOf(row, 'refused_reason'),
        by: textOf(row, 'refused_by'),
        byName: textOf(row, 'refused_by_name'),
        at: textOf(row, 'refused_at'),
      }
    : null;
};

/** Header hashes of every link that is put aside. */
export const quarantinedHashes = (db: ReadDb): readonly string[] =>
  db.all('select header_sha256 from quarantined_links').map((row) => textOf(row, 'header_sha256'));

/** A link that only waited for the fork to be decided is put aside no longer. */
export const releaseQuarantined = (db: WriteDb, headerHash: string): void => {
  db.run('delete from quarantined_links where header_sha256 = ? and refused_reason is null', headerHash);
};

export const unmarkForked = (db: WriteDb, signer: string, chan: string): void => {
  db.run('update chains set forked = 0 where signer = ? and chan = ?', signer, chan);
};
