import { itemApplies, type JudgedSubject } from '#shared/domain/items/applies-to.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listItemsDrawnFor } from '#electron/store/draw-lists.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findScheme } from '#electron/store/schemes.ts';

/**
 * Tells for the visits of an event which versions of the scheme's items they have: those that apply to the subject as it was frozen; of a
 * joint event, when the office chose so, those alone that the subject was drawn for (DRAW-SPEC 6).
 */
export const visitItems = (
  db: ReadDb,
  { serial, schemeId, settings: { joint } }: StoredDraw,
): ((subject: JudgedSubject & { readonly code: string }) => readonly ItemVersion[]) => {
  const items = listItemsById(db, findScheme(db, schemeId)?.draft.itemIds ?? []);
  return (subject) => {
    const applying = items.filter((item) => itemApplies(item, subject));
    if (!joint || joint.everyItem) return applying;
    const keys = new Set(listItemsDrawnFor(db, serial, subject.code));
    const drawnFor = new Set(joint.items.filter(({ key }) => keys.has(key)).map(({ itemId }) => itemId));
    return applying.filter(({ id }) => drawnFor.has(id));
  };
};
