import type { CDPSession, JSHandle, Page } from 'playwright/test';
import type { PageFault } from './page-faults.ts';

/** What the keyboard came to: kept inside the page, because elements cannot leave it. */
interface Walk {
  readonly expected: readonly HTMLElement[];
  readonly visited: HTMLElement[];
  readonly faults: PageFault[];
  /** Places in `visited` whose ring was cut when the next key was pressed. */
  readonly suspects: number[];
  /** Looks at the place that has the focus now, scrolled to and with its ring. */
  readonly look: () => void;
  /** Goes back to the place before one, so that a Tab comes to it again. */
  readonly goBefore: (place: number) => void;
  /** Looks at a place once more when the page is at rest. */
  readonly lookAgain: (place: number) => void;
  readonly stop: () => void;
}

/**
 * Presses Tab once round the page. Everything that can be worked must be reached, and whatever is reached must show a ring that nothing
 * cuts off.
 */
export const keyboardFaults = async (page: Page, session: CDPSession): Promise<readonly PageFault[]> => {
  const walk: JSHandle<Walk> = await page.evaluateHandle(startWalk);
  let left = await walk.evaluate(({ expected }) => expected.length);
  // It starts wherever the focus was, and at the end of the page the window itself has the focus for a moment.
  for (let round = 0; round < 3 && left > 0; round += 1) {
    await Promise.all(Array.from({ length: left + 4 }, () => pressTab(session)));
    left = await walk.evaluate(({ expected, visited, look }) => {
      look();
      return expected.every((element) => visited.includes(element)) ? 0 : expected.length;
    });
  }
  // Keys that come faster than the page is laid out may find it on the way; a ring that is cut for a person is cut at rest as well.
  for (const place of await walk.evaluate(({ suspects, look }) => (look(), [...suspects]))) {
    await walk.evaluate(({ goBefore }, at) => {
      goBefore(at);
    }, place);
    await pressTab(session);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              resolve();
            }),
          ),
        ),
    );
    await walk.evaluate(({ lookAgain }, at) => {
      lookAgain(at);
    }, place);
  }
  const faults = await walk.evaluate(endWalk);
  await walk.dispose();
  return faults;
};

const pressTab = async (session: CDPSession): Promise<void> => {
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  await Promise.all([
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab }),
  ]);
};

/** Runs inside the page. */
const startWalk = (): Walk => {
  const visited: HTMLElement[] = [];
  const faults: PageFault[] = [];
  const suspects: number[] = [];
  const scope =
    [...document.querySelectorAll<HTMLElement>('[role=dialog]')].filter((dialog) => dialog.checkVisibility()).at(-1) ?? document.body;
  const nameOf = (element: Element): string => {
    const classes = element.getAttribute('class');
    const text = (element.getAttribute('aria-label') ?? element.textContent).trim();
    return `${element.tagName.toLowerCase()}${classes ? `.${classes.trim().split(/\s+/).slice(0, 2).join('.')}` : ''} “${text.slice(0, 28)}”`;
  };
  const firstOfRadios = (radio: HTMLInputElement): boolean => {
    const same = [...scope.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ name }) => name === radio.name);
    return (same.find(({ checked }) => checked) ?? same[0]) === radio;
  };
  const expected = [
    ...scope.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex]'),
  ].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.closest('[inert], [aria-hidden=true]') === null &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !(element instanceof HTMLInputElement && element.type === 'radio' && !firstOfRadios(element)),
  );

  const hasRing = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return (
      outlineStyle !== 'none' &&
      Number.parseFloat(outlineWidth) >= 2 &&
      !/, 0\)|transparent/.test(outlineColor) &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };
  /** The ring may go round the whole field, or round the box that stands for an unseen input. */
  const ringOf = (element: HTMLElement): Element | undefined => {
    const around: Element[] = [element];
    for (let at = element.parentElement, up = 0; at && up < 4; at = at.parentElement, up += 1) around.push(at);
    const box = element.closest('label') ?? element.parentElement;
    return [...around, ...(box?.querySelectorAll('*') ?? [])].find(hasRing);
  };
  const cutBy = (ring: Element): Element | null => {
    const style = getComputedStyle(ring);
    const grown = Math.max(0, Number.parseFloat(style.outlineOffset) + Number.parseFloat(style.outlineWidth)) - 0.5;
    const { left, right, top, bottom } = ring.getBoundingClientRect();
    for (let at = ring.parentElement; at && at !== document.documentElement; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const x = box.left + at.clientLeft;
      const y = box.top + at.clientTop;
      const sideways = overflowX !== 'visible' && (left - grown < x - 0.5 || right + grown > x + at.clientWidth + 0.5);
      const above = top - grown < y - 0.5;
      const below = bottom + grown > y + at.clientHeight + 0.5;
      // A field of several lines is scrolled to the line that is written, so one of its ends may be out of sight.
      const upright = overflowY !== 'visible' && (ring.matches('textarea') ? above && below : above || below);
      if (sideways || upright) return at;
      if (position === 'fixed') return null;
    }
    return left - grown < -0.5 || right + grown > innerWidth + 0.5 || top - grown < -0.5 || bottom + grown > innerHeight + 0.5
      ? document.documentElement
      : null;
  };
  const look = (): void => {
    const target = document.activeElement;
    if (!(target instanceof HTMLElement) || target === document.body || target.tabIndex < 0 || visited.includes(target)) return;
    visited.push(target);
    const ring = ringOf(target);
    if (!ring) faults.push({ rule: 'no focus ring', what: nameOf(target) });
    else if (cutBy(ring)) suspects.push(visited.length - 1);
  };
  const goBefore = (place: number): void => {
    const before = visited[place - 1];
    if (before) before.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const lookAgain = (place: number): void => {
    const target = visited[place];
    if (!target?.isConnected) return;
    // What cannot be come to again from the place before is looked at where it stands.
    if (document.activeElement !== target) target.focus();
    const ring = ringOf(target) ?? target;
    const cut = cutBy(ring);
    if (cut) faults.push({ rule: 'focus ring is cut', what: `${nameOf(target)} by ${nameOf(cut)}` });
  };
  // On the way to the next place: the browser scrolls only after it has told of the focus.
  document.addEventListener('keydown', look, { capture: true });
  return {
    expected,
    visited,
    faults,
    suspects,
    look,
    goBefore,
    lookAgain,
    stop: () => {
      document.removeEventListener('keydown', look, { capture: true });
    },
  };
};

/** Runs inside the page. */
const endWalk = ({ expected, visited, faults, look, stop }: Walk): PageFault[] => {
  look();
  stop();
  const nameOf = (element: Element): string => {
    const text = (element.getAttribute('aria-label') ?? element.textContent).trim();
    return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${text.slice(0, 28)}”`;
  };
  const scope =
    [...document.querySelectorAll<HTMLElement>('[role=dialog]')].filter((dialog) => dialog.checkVisibility()).at(-1) ?? document.body;
  const unreached = expected.filter((element) => element.isConnected && !visited.includes(element));
  // Within these the arrow keys go on; Tab comes to one place of each.
  const composite =
    '[role=grid], [role=tree], [role=tablist], [role=listbox], [role=radiogroup], [role=menu], .ant-tree, .ant-slider, .ant-select';
  const isServed = (element: Element): boolean => {
    const own = element.closest<HTMLElement>('a[href], button, input, textarea, select, summary, [tabindex]');
    if (own && scope.contains(own) && own.tabIndex >= 0) return true;
    if (element.closest('label') !== null || element.querySelector('button, input, [tabindex]') !== null) return true;
    const group = element.closest(composite);
    // The list under a combobox is worked from its field, which names it.
    return group !== null && visited.some((reached) => group.contains(reached) || reached.getAttribute('aria-controls') === group.id);
  };
  const dead = [...scope.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.checkVisibility() && getComputedStyle(element).cursor === 'pointer' && !isServed(element),
  );
  return [
    ...faults,
    ...unreached.map((element) => ({ rule: 'Tab does not reach', what: nameOf(element) })),
    ...dead.map((element) => ({ rule: 'works with the mouse alone', what: nameOf(element) })),
  ];
};
