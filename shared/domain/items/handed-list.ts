import type { ItemContent } from './item-content.ts';
import { diffLists, type ListDiff } from './diff-lists.ts';
import { ownDecisions } from './item-rules.ts';

/**
 * What the city's list changes in the county's, both told apart by code: `after` of a change is the item as the county would have it. What the
 * county decides for itself stays, and so do the items it added (县可加不可减); only an item of the city that the city's list does not hold any
 * more is removed. No differences: the county has the list already.
 */
export const diffHandedList = <Item extends ItemContent>(own: readonly Item[], city: readonly Item[]): ListDiff<Item> => {
  const ownByCode = new Map(own.map((item) => [item.code, item]));
  const offered = city.map((item): Item => withOwnDecisions({ ...item, origin: 'city' }, ownByCode.get(item.code)));
  const kept = own.filter(({ origin, code }) => origin === 'city' || offered.some((item) => item.code === code));
  return diffLists(kept, offered);
};

const withOwnDecisions = <Item extends ItemContent>(city: Item, own: Item | undefined): Item =>
  own ? { ...city, ...Object.fromEntries(ownDecisions.map((field) => [field, own[field]])) } : city;
