import type { ItemContent } from '#shared/domain/items/item-content.ts';
import { insertItem, isItemUsed, listItemVersions, replaceItem, succeedItem, type ItemVersion } from '#electron/store/item-versions.ts';
import type { CommandContext } from './context.ts';
import { itemHash, keepItemChange } from './item-history.ts';

type Writing = Pick<CommandContext<never>, 'db' | 'actor' | 'now' | 'seq' | 'newId'>;

/**
 * Writes what an item says now: a new item, or a current one in place while nobody used it, else as its next version (R5). The change is kept in
 * the history under the call it came from. Gives the id of the version.
 */
export const writeItem = (context: Writing, source: string, before: ItemVersion | null, item: ItemContent): string => {
  const { db, seq, newId } = context;
  const stamp = { contentHash: itemHash(item), batchId: null, seq };
  if (before && !isItemUsed(db, before.id)) {
    replaceItem(db, before.id, item, stamp);
    keepItemChange(context, source, before.id, { before, after: item });
    return before.id;
  }
  const uid = newId();
  // A code that was taken out of the list before goes on with its next number.
  if (before) succeedItem(db, before, item, { ...stamp, uid });
  else insertItem(db, item, { ...stamp, uid, version: (listItemVersions(db, item.code)[0]?.version ?? 0) + 1 });
  keepItemChange(context, source, uid, { before: null, after: item });
  return uid;
};
