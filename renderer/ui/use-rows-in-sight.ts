import { useCallback, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from 'react';

interface Measures {
  readonly total: number;
  readonly rowHeight: number;
  /** Height of the head that stays above the rows. */
  readonly headHeight: number;
  /** A row that exists wherever it is, because the focus is in it; -1 when there is none. */
  readonly always: number;
}

interface RowsInSight {
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** First and last row in sight; `last` is before `first` when there is none. */
  readonly first: number;
  readonly last: number;
  /** How many whole rows fit. */
  readonly page: number;
  /** The rows to draw, ascending. */
  readonly drawn: readonly number[];
  readonly scrollTo: (row: number) => void;
  readonly scrollToTop: () => void;
}

/** Rows beyond the edges, so that a step of the wheel uncovers drawn ones. */
const beyond = 8;

interface Place {
  readonly topRow: number;
  readonly height: number;
}

/** Where the scroller stands, read when it says that it moved: reading it while drawing would have the page laid out again each time. */
const createPlace = (rowHeight: number) => {
  let place: Place = { topRow: 0, height: 0 };
  return {
    now: (): Place => place,
    follow: (element: HTMLElement, changed: () => void): (() => void) => {
      const look = (): void => {
        const seen = { topRow: Math.floor(element.scrollTop / rowHeight), height: element.clientHeight };
        if (seen.topRow === place.topRow && seen.height === place.height) return;
        place = seen;
        changed();
      };
      const sizes = new ResizeObserver(look);
      look();
      sizes.observe(element);
      element.addEventListener('scroll', look, { passive: true });
      return () => {
        sizes.disconnect();
        element.removeEventListener('scroll', look);
      };
    },
  };
};

/**
 * Which rows of a long list are in sight. All rows are equally high, so this is arithmetic over the scroller's place; nothing is kept for each
 * row, and a list of 150,000 costs as much as one of 20. React draws changes of such a store within the frame that scrolls.
 */
export const useRowsInSight = ({ total, rowHeight, headHeight, always }: Measures): RowsInSight => {
  const scroller = useRef<HTMLDivElement>(null);
  const [place] = useState(() => createPlace(rowHeight));
  const subscribe = useCallback(
    (changed: () => void) => (scroller.current ? place.follow(scroller.current, changed) : () => undefined),
    [place],
  );
  const { topRow, height } = useSyncExternalStore(subscribe, place.now);

  const room = Math.max(0, height - headHeight);
  const first = Math.min(topRow, Math.max(0, total - 1));
  const last = room === 0 ? first - 1 : Math.min(total - 1, first + Math.ceil(room / rowHeight));
  const drawn = useMemo(() => {
    const from = Math.max(0, first - beyond);
    const to = last < first ? from : Math.min(total, last + 1 + beyond);
    const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    return always < 0 || always >= total || rows.includes(always) ? rows : [...rows, always].sort((a, b) => a - b);
  }, [first, last, total, always]);

  const scrollTop = (top: number): void => {
    if (scroller.current) scroller.current.scrollTop = top;
  };
  return {
    scroller,
    first,
    last,
    page: Math.max(1, Math.floor(room / rowHeight)),
    drawn,
    scrollTo: (row) => {
      const now = scroller.current?.scrollTop ?? 0;
      const highest = row * rowHeight;
      const lowest = (row + 1) * rowHeight - room;
      if (highest < now) scrollTop(highest);
      else if (lowest > now) scrollTop(lowest);
    },
    scrollToTop: () => {
      if (place.now().topRow > 0) scrollTop(0);
    },
  };
};
