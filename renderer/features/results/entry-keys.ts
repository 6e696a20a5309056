import type { OutcomeKey, ResultDraft } from '#shared/contract/results.ts';
import { isPlainNoIssue, outcomeOfKey } from './result-form.ts';

export type EntryAction =
  | { readonly do: 'toggle'; readonly outcome: OutcomeKey }
  | { readonly do: 'saveNext' }
  | { readonly do: 'previous' }
  | { readonly do: 'skip' };

export interface PressedKey {
  readonly key: string;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  /** Something is being typed, or a list is open, so plain keys belong to it. */
  readonly inField: boolean;
  /** Enter would press this control. */
  readonly onControl: boolean;
}

/** Keys while an input method is composing belong to it; some of them only say so by this old code. */
const composingCode = 229;

/** What a key does on the entry page (UX 13); null = nothing of ours. */
export const entryAction = (pressed: PressedKey, draft: ResultDraft): EntryAction | null => {
  if (pressed.isComposing || pressed.keyCode === composingCode || pressed.altKey || pressed.metaKey) return null;
  if (pressed.key === 'Enter') {
    if (pressed.ctrlKey) return { do: 'saveNext' };
    return !pressed.inField && !pressed.onControl && isPlainNoIssue(draft) ? { do: 'saveNext' } : null;
  }
  if (pressed.ctrlKey || pressed.inField) return null;
  if (pressed.key === 'PageUp') return { do: 'previous' };
  if (pressed.key === 'PageDown') return { do: 'skip' };
  const outcome = outcomeOfKey(pressed.key);
  return outcome === undefined ? null : { do: 'toggle', outcome };
};
