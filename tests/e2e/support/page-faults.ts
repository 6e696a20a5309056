import type { Page } from 'playwright/test';

/** One thing on the page that breaks a rule of the layout check: the rule and the element, short enough for one line. */
export interface PageFault {
  readonly rule: string;
  readonly what: string;
}

/** What is written with Latin letters in Chinese texts too: programs, units, keys. */
const keyNames = ['Ctrl', 'Alt', 'Shift', 'Esc', 'Tab', 'Enter', 'PageUp', 'PageDown', 'Home', 'End'];
const commonWords = ['Excel', 'WPS', 'PDF', 'CSV', 'KB', 'MB', 'GB', ...keyNames];

/**
 * Looks at the page as it is now: nothing scrolls sideways, no text is cut, off the screen or under 13 px, no button is under 32 px high,
 * no English stands anywhere, and the primary button can be seen. With a dialog open only the dialog is looked at.
 */
export const pageFaults = (page: Page, names: readonly string[]): Promise<readonly PageFault[]> =>
  page.evaluate(collectFaults, [...names, ...commonWords]);

/** Runs inside the page, so everything it needs stands in it. */
const collectFaults = (allowed: readonly string[]): PageFault[] => {
  const faults: PageFault[] = [];
  const smallestText = 13;
  const lowestButton = 32;
  const slack = 1;
  const scope =
    [...document.querySelectorAll<HTMLElement>('[role=dialog]')].filter((dialog) => dialog.checkVisibility()).at(-1) ?? document.body;

  const nameOf = (element: Element): string => {
    const classes = element.getAttribute('class');
    const text = (element.textContent || element.getAttribute('aria-label') || '').trim().replaceAll(/\s+/g, ' ');
    return `${element.tagName.toLowerCase()}${classes ? `.${classes.trim().split(/\s+/).slice(0, 2).join('.')}` : ''} “${text.slice(0, 28)}”`;
  };
  const report = (rule: string, element: Element, detail = ''): void => {
    faults.push({ rule, what: `${nameOf(element)}${detail && ` ${detail}`}` });
  };
  const isShown = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    for (let at: Element | null = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== 'none') return false;
    return true;
  };

  // Sideways scrolling, of the page and of every part.
  for (const element of [document.documentElement, ...scope.querySelectorAll('*')]) {
    const { overflowX } = getComputedStyle(element);
    const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
    if (scrolls && element.scrollWidth > element.clientWidth + slack && element.clientWidth > 0 && isShown(element)) {
      report('scrolls sideways', element, `${String(element.scrollWidth)} > ${String(element.clientWidth)}`);
    }
  }

  // Text: size, cut off, off the screen, foreign words.
  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  const glyphBoxes = (node: Text, size: number): Box[] => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()]
      .filter(({ width, height }) => width > 0 && height > 0)
      .map(({ left, right, top, bottom }) => {
        const middle = (top + bottom) / 2;
        return { left, right, top: middle - size / 2, bottom: middle + size / 2 };
      });
  };
  const innerBox = (element: Element): Box => {
    const { left, top } = element.getBoundingClientRect();
    const x = left + element.clientLeft;
    const y = top + element.clientTop;
    return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
  };
  /** The whole text can be had where it was shortened. A code is never shortened. */
  const isTold = (element: Element): boolean => element.closest('[title]') !== null && element.closest('.mono') === null;
  /** Says how a line of text is hidden from the person, or nothing. */
  const hiddenBy = (box: Box, from: Element): string => {
    const rest = { ...box };
    for (let at: Element | null = from; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      const inner = innerBox(at);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (style.overflowX !== 'visible') {
        if (style.overflowX === 'hidden' || style.overflowX === 'clip') {
          // Three dots come as soon as the text touches the padding.
          const dots = style.textOverflow === 'ellipsis';
          const right = inner.right - (dots ? Number.parseFloat(style.paddingRight) : 0);
          if (rest.left < inner.left - slack || rest.right > right + slack)
            return dots && isTold(from) ? '' : `cut at the side by ${nameOf(at)}`;
        } else {
          rest.left = Math.max(rest.left, inner.left);
          rest.right = Math.min(rest.right, inner.right);
        }
      }
      if (style.overflowY !== 'visible') {
        if (style.overflowY === 'hidden' || style.overflowY === 'clip') {
          if (rest.top < inner.top - slack || rest.bottom > inner.bottom + slack) return `cut above or below by ${nameOf(at)}`;
        } else {
          rest.top = inner.top;
          rest.bottom = inner.bottom;
        }
      }
      if (style.position === 'fixed') break;
    }
    const outside = rest.left < -slack || rest.right > innerWidth + slack || rest.top < -slack || rest.bottom > innerHeight + slack;
    return outside ? 'off the screen' : '';
  };

  const codes = /[\p{L}\p{N}_-]*\.[a-z]{2,5}\b|(?:\/|[A-Z]:\\)\S+|[0-9A-Za-z-]*\d[0-9A-Za-z-]*/gu;
  const foreignIn = (text: string): string | null => {
    const left = allowed.reduce((rest, word) => rest.replaceAll(word, ''), text).replaceAll(codes, '');
    return /[A-Za-z]{2,}/.exec(left)?.[0] ?? null;
  };
  const isCode = (element: Element): boolean =>
    element.closest('kbd, .fingerprint, .mono, .slip-secret, .start-code, .session-code, .start-folder') !== null;

  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isShown(element)) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const boxes = glyphBoxes(node as Text, size);
    if (boxes.length === 0) continue;
    if (size < smallestText) report('text is too small', element, `${String(size)} px`);
    const hidden = boxes.map((box) => hiddenBy(box, element)).find((reason) => reason !== '');
    if (hidden !== undefined) report('text is not whole', element, hidden);
    const foreign = isCode(element) ? null : foreignIn(node.textContent ?? '');
    if (foreign !== null) report('word is not Chinese', element, foreign);
  }
  for (const element of scope.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    // The parts of a button that has a name of its own are not read out.
    const inNamed = element.parentElement?.closest('button[aria-label], [role=button][aria-label]');
    if (!isShown(element) || inNamed || element.closest('[aria-hidden=true]')) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const foreign = foreignIn(element.getAttribute(name) ?? '');
      if (foreign !== null && !isCode(element)) report('word is not Chinese', element, `${name}: ${foreign}`);
    }
  }

  // Targets.
  const fields = '.ant-input-affix-wrapper, .ant-select, .ant-input-number, .ant-picker, .ant-segmented, label';
  const targets =
    'button, a[href], textarea, input:not([type=file], [type=hidden]), [role=button], [role=tab], [role=menuitem], [role=option]';
  for (const target of scope.querySelectorAll<HTMLElement>(targets)) {
    const box = target.closest(fields) ?? target;
    if (!isShown(box) || box.closest('[aria-hidden=true]')) continue;
    const { width, height } = box.getBoundingClientRect();
    if (width > 1 && height < lowestButton - 0.5) report('target is too low', target, `${String(Math.round(height))} px`);
    const size = Number.parseFloat(getComputedStyle(target).fontSize);
    if (size < smallestText) report('text is too small', target, `${String(size)} px`);
  }

  // The way on is in sight and there is one.
  const primaries = [...scope.querySelectorAll('.ant-btn-primary')].filter(isShown);
  const inSight = primaries.filter((primary) => {
    const { left, right, top, bottom } = primary.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return (
      top >= 0 &&
      left >= 0 &&
      right <= innerWidth &&
      bottom <= innerHeight &&
      hit !== null &&
      (primary.contains(hit) || hit.contains(primary))
    );
  });
  const [first] = primaries;
  if (first && inSight.length === 0) report('primary button is out of sight', first);
  return faults;
};
