import type { SeenFinding } from '#electron/bundle/chain.ts';
import type { Receipt } from '#electron/bundle/receipt.ts';
import { isOwnSigner } from '#electron/store/keys.ts';
import type { WriteDb } from '#electron/store/db.ts';
import { findOwnHead, raiseAlarm, saveRestoredHead } from '#electron/store/own-chains.ts';
import { findSealed, markReceived, markReturned } from '#electron/store/sealed-bundles.ts';

interface Writing {
  readonly db: WriteDb;
  readonly now: string;
}

/** What the other side has seen of an own chain (BUNDLE-SPEC 7.4, 8). A roster goes to every office, so one reader says nothing of the others. */
export const applySeen = ({ db, now }: Writing, { link: { signer, chan, seq }, means }: SeenFinding): void => {
  if (means === 'delivered' && chan !== '*') markReceived(db, signer, chan, seq, now);
  if (means === 'ahead') raiseAlarm(db, { signer, chan, reason: 'ahead', seq }, now);
  if (means === 'other-hash') raiseAlarm(db, { signer, chan, reason: 'copied', seq }, now);
};

/**
 * What the other side says became of own bundles (BUNDLE-SPEC 9). Only the receiver of a chain may tell about it; a receipt for another key of
 * this office is that program's affair. A receipt beyond the own head means a restored database and gives it its head back (7.5).
 */
export const applyReceipt = (
  { db, now }: Writing,
  { stream: { signer, chan }, upTo, bundles, waived }: Receipt,
  { from, ownOffice }: { readonly from: string; readonly ownOffice: string },
): void => {
  if (!isOwnSigner(db, signer) || chan !== from) return;
  if (upTo) {
    const sealed = findSealed(db, signer, chan, upTo.seq);
    if (sealed && sealed.headerHash !== upTo.sha256) {
      raiseAlarm(db, { signer, chan, reason: 'copied', seq: upTo.seq }, now);
      return;
    }
    if (upTo.seq > (findOwnHead(db, signer, chan)?.seq ?? 0))
      saveRestoredHead(db, signer, chan, { seq: upTo.seq, headerHash: upTo.sha256 }, now);
    markReceived(db, signer, chan, upTo.seq, now);
  }
  for (const { outcome, records, sha256 } of bundles) {
    // A result that another computer of the office refused is put right here and has no predecessor there: it goes again with all that was typed.
    const toDoAgain = outcome === 'refused' || (chan === ownOffice && records.refused > 0);
    if (toDoAgain) markReturned(db, signer, chan, sha256);
  }
  // What never arrived and is no longer waited for is sent again with the next bundle (7.3).
  for (const { seq } of waived) {
    const lost = findSealed(db, signer, chan, seq);
    if (lost) markReturned(db, signer, chan, lost.headerHash);
  }
};
