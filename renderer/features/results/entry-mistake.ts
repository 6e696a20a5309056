import type { AppError } from '#shared/contract/errors.ts';
import type { VisitDetail } from '#shared/contract/results.ts';

export type MistakenField =
  | { readonly field: 'outcomes' }
  | { readonly field: 'day' }
  | { readonly field: 'visitCode' }
  | { readonly field: 'item'; readonly itemId: string };

/** Which field a refusal is about; null when it is about none of them. */
export const mistakenField = (error: AppError, items: VisitDetail['items']): MistakenField | null => {
  if (error.code === 'result.outcomeMissing' || error.code === 'result.outcomesExclude' || error.code === 'result.contradiction') {
    return { field: 'outcomes' };
  }
  if (error.code === 'result.dateInvalid') return { field: 'day' };
  if (error.code === 'result.visitCodeMissing') return { field: 'visitCode' };
  if (error.code === 'result.itemMissing' || error.code === 'result.problemTextMissing') {
    const item = items.find(({ name }) => name === error.params.item);
    return item ? { field: 'item', itemId: item.id } : null;
  }
  return null;
};
