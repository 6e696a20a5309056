import { isStatusAlone } from './check-result.ts';

/** How most visits are made, and what most of them lead to: what stands in a result while nobody says otherwise. */
export const usualMethods = ['onSite'] as const;
export const usualDisposal = 'none';

/** What an item that nobody answered comes to: where nobody was inspected nothing was checked. */
export const untouchedCheck = (outcomes: readonly string[]): 'checked' | 'notChecked' =>
  isStatusAlone(outcomes) ? 'notChecked' : 'checked';
