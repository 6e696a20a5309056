import { useEffect, useRef } from 'react';
import { isWriting } from './is-writing.ts';
import { sheetBegins } from './sheet-begins.ts';

/** A scanner sends its characters as keys, much faster than anybody types. */
const longestGap = 60;

/**
 * Hears a sheet of the field pack being scanned on any page (UX 19 no. 58): a USB scanner is a keyboard that ends with Enter. What it typed
 * into a field meanwhile is taken out again, so that no half-filled form holds a code.
 */
export const useSheetScanner = (onScan: (text: string) => void, now: () => number, enabled: boolean): void => {
  // Kept through renders: a page may change while the keys still come.
  const heard = useRef({ typed: '', last: 0 });
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const at = now();
      const { typed, last } = heard.current;
      const before = at - last > longestGap ? '' : typed;
      heard.current = { typed: event.key.length === 1 ? before + event.key : before, last: at };
      if (event.key !== 'Enter' || !sheetBegins.test(before)) return;
      event.preventDefault();
      event.stopPropagation();
      heard.current = { typed: '', last: 0 };
      takeOut(event.target, before);
      onScan(before);
    };
    // Before any field or form hears of the Enter.
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
    };
  }, [onScan, now, enabled]);
};

const takeOut = (target: EventTarget | null, typed: string): void => {
  if (!isWriting(target) || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  const at = target.value.lastIndexOf(typed);
  if (at < 0) return;
  const prototype = target instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // React listens for what the field's own setter did not do, so the element's setter is used and the change is told.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(target, target.value.slice(0, at) + target.value.slice(at + typed.length));
  target.dispatchEvent(new Event('input', { bubbles: true }));
};
