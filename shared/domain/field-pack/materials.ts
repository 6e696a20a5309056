import type { ItemContent } from '#shared/domain/items/item-content.ts';

/** 要求提供的材料 of some items, each once, in the order of their forms (R37, R39). */
export const materialsOf = (items: readonly Pick<ItemContent, 'checklist'>[]): readonly string[] => [
  ...new Set(
    items.flatMap(({ checklist }) => checklist.flatMap(({ materials }) => materials.split('\n'))).filter((text) => text.trim() !== ''),
  ),
];
