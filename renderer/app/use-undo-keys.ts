import { useEffect } from 'react';
import { useDesk } from '#renderer/api/desk-context.ts';
import { isWriting } from './is-writing.ts';

/** Ctrl+Z takes back the last step of this window, Ctrl+Y does it once more (UX 12, 13); whoever signs in next begins without a past. */
export const useUndoKeys = (enabled: boolean): void => {
  const { undo } = useDesk();
  useEffect(() => undo.clear, [undo]);
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.metaKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if ((key !== 'z' && key !== 'y') || isWriting(event.target)) return;
      event.preventDefault();
      void (key === 'z' ? undo.takeBack() : undo.doAgain());
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [undo, enabled]);
};
