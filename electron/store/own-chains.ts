import type { ReadDb, WriteDb } from './db.ts';
import { integerOf, textOf } from './row.ts';
import { lastSealed } from './sealed-bundles.ts';

export interface OwnHead {
  readonly seq: number;
  readonly headerHash: string;
}

/** The head that a receipt named after a restore; null in a database that was never behind. */
export const findRestoredHead = (db: ReadDb, signer: string, chan: string): OwnHead | null => {
  const row = db.get('select seq, header_sha256 from restored_heads where signer = ? and chan = ?', signer, chan);
  return row ? { seq: integerOf(row, 'seq'), headerHash: textOf(row, 'header_sha256') } : null;
};

/** Last number of an own chain, sealed here or named by a receipt; null before the first. */
export const findOwnHead = (db: ReadDb, signer: string, chan: string): OwnHead | null => {
  const sealed = lastSealed(db, signer, chan);
  const restored = findRestoredHead(db, signer, chan);
  return restored && restored.seq > (sealed?.seq ?? 0) ? restored : sealed;
};

/** Takes the head of an own chain from the other side's receipt (BUNDLE-SPEC 7.5). */
export const saveRestoredHead = (db: WriteDb, signer: string, chan: string, head: OwnHead, at: string): void => {
  db.run(
    `insert into restored_heads (signer, chan, seq, header_sha256, at) values (?, ?, ?, ?, ?)
     on conflict (signer, chan) do update set seq = excluded.seq, header_sha256 = excluded.header_sha256, at = excluded.at`,
    signer,
    chan,
    head.seq,
    head.headerHash,
    at,
  );
};

/** `ahead`: others know a higher number than this database. `copied`: others hold another bundle of an own chain than this program made. */
export interface SealAlarm {
  readonly signer: string;
  readonly chan: string;
  readonly reason: 'ahead' | 'copied';
  readonly seq: number;
}

export const listAlarms = (db: ReadDb, signer: string): readonly SealAlarm[] =>
  db.all('select chan, reason, seq from seal_alarms where signer = ? order by chan, reason', signer).map((row) => ({
    signer,
    chan: textOf(row, 'chan'),
    reason: textOf(row, 'reason') === 'ahead' ? 'ahead' : 'copied',
    seq: integerOf(row, 'seq'),
  }));

export const raiseAlarm = (db: WriteDb, { signer, chan, reason, seq }: SealAlarm, at: string): void => {
  db.run(
    `insert into seal_alarms (signer, chan, reason, seq, at) values (?, ?, ?, ?, ?)
     on conflict (signer, chan, reason) do update set seq = max(seq, excluded.seq)`,
    signer,
    chan,
    reason,
    seq,
    at,
  );
};
