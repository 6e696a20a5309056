import { canonicalJson } from '#shared/base/canonical-json.ts';
import { itemFields, type ItemContent, type ItemField } from './item-content.ts';

/** What the bureau decides for itself on an item that the city hands down; the wording is the city's. */
export const ownDecisions = [
  'published',
  'line',
  'appliesToTag',
  'appliesToKinds',
  'checklist',
  'note',
] as const satisfies readonly ItemField[];

const decidedHere: ReadonlySet<ItemField> = new Set(ownDecisions);

/** The fields whose content differs, in the order people read them. */
export const changedItemFields = (before: ItemContent, after: ItemContent): readonly ItemField[] =>
  itemFields.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));

/**
 * The first field of a city's item that a county may not change by itself; undefined when the change is allowed. Whoever made an item may
 * change all of it, and the city may change everything (UX 7.1).
 */
export const protectedChange = (before: ItemContent, after: ItemContent, office: 'county' | 'city'): ItemField | undefined =>
  office === 'city' || before.origin === 'county' ? undefined : changedItemFields(before, after).find((field) => !decidedHere.has(field));

/** Whether the office may take an item out of the list: its own, or one of the city that the city's newest full list does not hold any more. */
export const mayRemoveItem = (item: Pick<ItemContent, 'origin'>, office: 'county' | 'city', missingFromCityList: boolean): boolean =>
  office === 'city' || item.origin === 'county' || missingFromCityList;
