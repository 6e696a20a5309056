import type { ItemContent, ItemField } from './item-content.ts';
import { changedItemFields } from './item-rules.ts';

export interface ListDiff<Item> {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  readonly changed: readonly { readonly before: Item; readonly after: Item; readonly fields: readonly ItemField[] }[];
}

/** What a list has that the one before had not, and the other way round; items are told apart by their code. In the order of the lists. */
export const diffLists = <Item extends ItemContent>(before: readonly Item[], after: readonly Item[]): ListDiff<Item> => {
  const old = new Map(before.map((item) => [item.code, item]));
  const present = new Set(after.map(({ code }) => code));
  return {
    added: after.filter(({ code }) => !old.has(code)),
    removed: before.filter(({ code }) => !present.has(code)),
    changed: after.flatMap((item) => {
      const former = old.get(item.code);
      const fields = former ? changedItemFields(former, item) : [];
      return former && fields.length > 0 ? [{ before: former, after: item, fields }] : [];
    }),
  };
};
