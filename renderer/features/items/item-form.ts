import type { ItemInput } from '#shared/contract/items.ts';
import { blankItem, typedItemOf, type ItemContent } from '#shared/domain/items/item-content.ts';

/** What the form starts from; lists of its own. */
export const inputOf = (item: ItemContent): ItemInput => structuredClone(typedItemOf(item)) as ItemInput; // the same fields, only not readonly

export const newItem: ItemInput = inputOf(blankItem);
