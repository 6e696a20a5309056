import type { DrawNumbers } from './predict.ts';

interface JointDraft extends DrawNumbers {
  readonly itemIds: readonly string[];
  readonly joint: { readonly items: readonly (Pick<DrawNumbers, 'rates' | 'totalMinimum'> & { readonly itemId: string })[] } | null;
}

/** One item of a joint event (DRAW-SPEC 6): the key j in the names of its files, and its own numbers. */
export interface JointItem {
  readonly key: string;
  readonly itemId: string;
  readonly numbers: DrawNumbers;
}

/**
 * The items of a joint scheme in its order, with keys 01, 02 and so on (as many digits as all need); empty when there is one draw for all. An
 * item without numbers of its own takes the scheme's.
 */
export const jointItemsOf = ({ itemIds, joint, quantity, rounding, rates, totalMinimum }: JointDraft): readonly JointItem[] => {
  if (joint === null) return [];
  const digits = Math.max(2, String(itemIds.length).length);
  return itemIds.map((itemId, index) => {
    const own = joint.items.find((item) => item.itemId === itemId) ?? { rates, totalMinimum };
    return {
      key: String(index + 1).padStart(digits, '0'),
      itemId,
      numbers: { quantity, rounding, rates: own.rates, totalMinimum: own.totalMinimum },
    };
  });
};
