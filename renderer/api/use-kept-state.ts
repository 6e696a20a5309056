import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useDesk } from './desk-context.ts';

type Part<T> = Partial<T> | ((before: T) => Partial<T>);

/**
 * The state of a page that outlives it: found again under the same word when the page is opened anew, gone with the window. Everybody who
 * uses a word keeps one type under it. `put` changes the given fields alone.
 */
export const useKeptState = <T extends object>(word: string, start: T): readonly [T, (part: Part<T>) => void] => {
  const { kept } = useDesk();
  const state = (useStore(kept, (states) => states[word]) as T | undefined) ?? start; // put there under the same word
  const put = useCallback(
    (part: Part<T>) => {
      kept.setState((states) => {
        const before = (states[word] ?? start) as T;
        return { [word]: { ...before, ...(typeof part === 'function' ? part(before) : part) } };
      });
    },
    [kept, word, start],
  );
  return [state, put];
};
