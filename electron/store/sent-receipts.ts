import type { ReadDb, WriteDb } from './db.ts';
import { integerOf } from './row.ts';

/** Remembers which stream a sealed receipt tells about and up to which change number. */
export const insertSentReceipt = (
  db: WriteDb,
  headerHash: string,
  stream: { readonly signer: string; readonly chan: string },
  changeSeq: number,
): void => {
  db.run(
    'insert into sent_receipts (header_sha256, stream_signer, stream_chan, change_seq) values (?, ?, ?, ?)',
    headerHash,
    stream.signer,
    stream.chan,
    changeSeq,
  );
};

/** Change number up to which receipts about a stream have arrived at its sender; 0 when none has. */
export const acknowledgedUpTo = (db: ReadDb, signer: string, chan: string): number =>
  integerOf(
    db.get(
      `select coalesce(max(r.change_seq), 0) as seq from sent_receipts r join sealed_bundles s on s.header_sha256 = r.header_sha256
       where r.stream_signer = ? and r.stream_chan = ? and s.received_at is not null`,
      signer,
      chan,
    ) ?? {},
    'seq',
  );
