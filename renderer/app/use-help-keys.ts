import { useEffect } from 'react';
import type { Page } from '#renderer/api/route.ts';
import type { HelpTopic } from '#renderer/help/help-topics.ts';
import { isWriting } from './is-writing.ts';

/** The question mark of a Chinese input method. */
const wideQuestionMark = '\uFF1F';

/** F1 opens the page's help, a question mark the sheet of keys (UX 13); nothing happens while an input method is composing. */
export const useHelpKeys = (page: Page, open: (topic: HelpTopic) => void, enabled: boolean): void => {
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.key === 'F1') {
        event.preventDefault();
        open(page);
      } else if ((event.key === '?' || event.key === wideQuestionMark) && !isWriting(event.target)) {
        event.preventDefault();
        open('shortcuts');
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [page, open, enabled]);
};
