import type { SchemeDraft } from '#shared/contract/schemes.ts';

type Numbers = Pick<SchemeDraft, 'rates' | 'totalMinimum'>;

/** The numbers that hold for an item: its own, else the scheme's; an empty item names the scheme's. */
export const itemNumbers = (draft: SchemeDraft, itemId: string): Numbers =>
  draft.joint?.items.find((item) => item.itemId === itemId) ?? { rates: draft.rates, totalMinimum: draft.totalMinimum };

/** What changes when numbers are put in for an item; an item without any gets its own by that. */
export const withItemNumbers = (draft: SchemeDraft, itemId: string, change: Partial<Numbers>): Partial<SchemeDraft> => {
  const { joint } = draft;
  if (joint === null || itemId === '') return change;
  const others = joint.items.filter((item) => item.itemId !== itemId);
  const { rates, totalMinimum } = { ...itemNumbers(draft, itemId), ...change };
  return { joint: { ...joint, items: [...others, { itemId, rates, totalMinimum }] } };
};
