import { useEffect } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import { navigationOf } from './navigation.tsx';

/** Alt+1 to Alt+9 open the menu's entries in their order (UX 13); nothing happens while an input method is composing. */
export const useMenuKeys = (role: OfficeRole, navigate: Navigate, enabled: boolean): void => {
  useEffect(() => {
    if (!enabled) return undefined;
    const entries = navigationOf(role).flatMap((group) => group.entries);
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      const entry = digit === undefined ? undefined : entries[Number(digit) - 1];
      if (!entry) return;
      event.preventDefault();
      navigate(entry.route);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [role, navigate, enabled]);
};
