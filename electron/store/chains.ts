import { integerOf, oneOf, textOf } from './row.ts';
import type { ReadDb, SqlRow, WriteDb } from './db.ts';

export interface StoredChain {
  readonly signer: string;
  readonly chan: string;
  readonly office: string;
  readonly lastSeq: number;
  readonly lastHeader: string;
  readonly forked: boolean;
}

const chainFrom = (row: SqlRow): StoredChain => ({
  signer: textOf(row, 'signer'),
  chan: textOf(row, 'chan'),
  office: textOf(row, 'office'),
  lastSeq: integerOf(row, 'last_seq'),
  lastHeader: textOf(row, 'last_header'),
  forked: integerOf(row, 'forked') === 1,
});

export const findChain = (db: ReadDb, signer: string, chan: string): StoredChain | null => {
  const row = db.get('select signer, chan, office, last_seq, last_header, forked from chains where signer = ? and chan = ?', signer, chan);
  return row ? chainFrom(row) : null;
};

export const listChains = (db: ReadDb): readonly StoredChain[] =>
  db.all('select signer, chan, office, last_seq, last_header, forked from chains order by signer, chan').map(chainFrom);

/** Every chain of which a link is known, one whose first links wait included. */
export const listChainNames = (db: ReadDb): readonly Pick<StoredChain, 'signer' | 'chan' | 'office'>[] =>
  db
    .all(
      `select signer, chan, office from chains union select signer, chan, office from known_links where slot = 'held'
       order by office, signer, chan`,
    )
    .map((row) => ({ signer: textOf(row, 'signer'), chan: textOf(row, 'chan'), office: textOf(row, 'office') }));

/** Moves a chain on to a link that used its number up. */
export const advanceChain = (db: WriteDb, chain: Omit<StoredChain, 'forked'>): void => {
  db.run(
    `insert into chains (signer, chan, office, last_seq, last_header) values (?, ?, ?, ?, ?)
     on conflict (signer, chan) do update set last_seq = excluded.last_seq, last_header = excluded.last_header`,
    chain.signer,
    chain.chan,
    chain.office,
    chain.lastSeq,
    chain.lastHeader,
  );
};

export const markForked = (db: WriteDb, signer: string, chan: string, office: string): void => {
  db.run(
    `insert into chains (signer, chan, office, last_seq, last_header, forked) values (?, ?, ?, 0, '', 1)
     on conflict (signer, chan) do update set forked = 1`,
    signer,
    chan,
    office,
  );
};

export interface StoredLink {
  readonly signer: string;
  readonly chan: string;
  readonly seq: number;
  readonly headerHash: string;
  readonly fileName: string;
  readonly office: string;
  readonly kind: string;
  readonly outcome: string;
  readonly slot: 'applied' | 'refused' | 'held';
  readonly at: string;
  readonly applied: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly conflict: number;
  readonly reasons: readonly { readonly code: string; readonly id: string }[];
  readonly receipted: boolean;
  /** Change number of the transaction that decided it last. */
  readonly changeSeq: number;
}

const linkColumns =
  'signer, chan, seq, header_sha256, file_name, office, kind, outcome, slot, at, applied, unchanged, refused, conflict, reasons, receipted, change_seq';

const linkFrom = (row: SqlRow): StoredLink => ({
  signer: textOf(row, 'signer'),
  chan: textOf(row, 'chan'),
  seq: integerOf(row, 'seq'),
  headerHash: textOf(row, 'header_sha256'),
  fileName: textOf(row, 'file_name'),
  office: textOf(row, 'office'),
  kind: textOf(row, 'kind'),
  outcome: textOf(row, 'outcome'),
  slot: oneOf(row, 'slot', ['applied', 'refused', 'held']),
  at: textOf(row, 'at'),
  applied: integerOf(row, 'applied'),
  unchanged: integerOf(row, 'unchanged'),
  refused: integerOf(row, 'refused'),
  conflict: integerOf(row, 'conflict'),
  reasons: JSON.parse(textOf(row, 'reasons')) as StoredLink['reasons'],
  receipted: integerOf(row, 'receipted') === 1,
  changeSeq: integerOf(row, 'change_seq'),
});

export const findLink = (db: ReadDb, signer: string, chan: string, seq: number): StoredLink | null => {
  const row = db.get(`select ${linkColumns} from known_links where signer = ? and chan = ? and seq = ?`, signer, chan, seq);
  return row ? linkFrom(row) : null;
};

/** Newest first. */
export const listLinks = (db: ReadDb): readonly StoredLink[] =>
  db.all(`select ${linkColumns} from known_links order by change_seq desc, signer, chan, seq desc limit 500`).map(linkFrom);

/** First number of a chain that was followed here (BUNDLE-SPEC 11.4): 1 for all but a chain that began later, with the first roster or with
 * records that were given back. */
export const firstLink = (db: ReadDb, signer: string, chan: string): number => {
  const row = db.get(`select coalesce(min(seq), 1) as seq from known_links where signer = ? and chan = ? and slot <> 'held'`, signer, chan);
  return integerOf(row ?? {}, 'seq');
};

/** Header hashes of the links whose files wait in the inbox. */
export const heldHashes = (db: ReadDb): readonly string[] =>
  db.all(`select header_sha256 from known_links where slot = 'held'`).map((row) => textOf(row, 'header_sha256'));

/** Gives the number of a held link free again, so that a good copy of its file can take it (BUNDLE-SPEC 7.2). */
export const releaseHeld = (db: WriteDb, signer: string, chan: string, seq: number): void => {
  db.run(`delete from known_links where signer = ? and chan = ? and seq = ? and slot = 'held'`, signer, chan, seq);
};

/** All links of one chain, ascending. */
export const linksOfChain = (db: ReadDb, signer: string, chan: string): readonly StoredLink[] =>
  db.all(`select ${linkColumns} from known_links where signer = ? and chan = ? order by seq`, signer, chan).map(linkFrom);

/** Decided links that no receipt has told their sender about; receipts themselves are acknowledged by `seen`. */
export const linksToReceipt = (db: ReadDb): readonly StoredLink[] =>
  db
    .all(
      `select ${linkColumns} from known_links where receipted = 0 and kind not in ('receipt', 'roster') order by office, signer, chan, seq`,
    )
    .map(linkFrom);

export const saveLink = (db: WriteDb, link: Omit<StoredLink, 'receipted'>): void => {
  db.run(
    `insert into known_links (signer, chan, seq, header_sha256, file_name, office, kind, outcome, slot, at, applied, unchanged, refused, conflict, reasons,
       change_seq, receipted)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
     on conflict (signer, chan, seq) do update set outcome = excluded.outcome, slot = excluded.slot, at = excluded.at, applied = excluded.applied,
       unchanged = excluded.unchanged, refused = excluded.refused, conflict = excluded.conflict, reasons = excluded.reasons, change_seq = excluded.change_seq,
       receipted = 0`,
    link.signer,
    link.chan,
    link.seq,
    link.headerHash,
    link.fileName,
    link.office,
    link.kind,
    link.outcome,
    link.slot,
    link.at,
    link.applied,
    link.unchanged,
    link.refused,
    link.conflict,
    JSON.stringify(link.reasons),
    link.changeSeq,
  );
};

/** A receipt tells the sender about every link up to this number. */
export const markReceipted = (db: WriteDb, signer: string, chan: string, upTo: number): void => {
  db.run('update known_links set receipted = 1 where signer = ? and chan = ? and seq <= ?', signer, chan, upTo);
};
