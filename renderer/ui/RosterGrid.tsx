import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { nextPlace, type GridPlace } from './roster-focus.ts';
import './roster-grid.css';
import { RosterHead } from './RosterHead.tsx';
import { RosterRow } from './RosterRow.tsx';
import { useWindows, type LoadWindow } from './use-windows.ts';

export interface RosterColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** Stands in the head in place of the title. */
  readonly head?: ReactNode;
  /** Second line of the head: a count, a gap, a share. */
  readonly second?: ReactNode;
  /** Pixels; missing for the one column that takes the rest. */
  readonly width?: number;
  readonly alignRight?: boolean;
  readonly sortable?: boolean;
  /** A column of boxes: a click or Space marks the row instead of opening it; in the head it marks all. */
  readonly marks?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface RosterSort {
  readonly key: string;
  readonly descending: boolean;
}

export interface RosterMarking<Row> {
  readonly isMarked: (row: Row) => boolean;
  readonly onMark: (row: Row) => void;
  readonly onMarkAll: () => void;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly RosterColumn<Row>[];
  readonly total: number;
  /** Keep the function as long as filter, order and data are the same. */
  readonly loadWindow: LoadWindow<Row>;
  readonly sort?: RosterSort;
  readonly onSort?: (key: string) => void;
  readonly onOpen?: (row: Row) => void;
  /** Rows can be marked: which are, and what a click in the column of boxes, Space on a row and Ctrl+A do. */
  readonly marking?: RosterMarking<Row>;
  /** First and last row in sight, counted from 1. */
  readonly onVisible?: (first: number, last: number) => void;
}

const rowHeight = 34;
const headHeight = 52;

const template = <Row,>(columns: readonly RosterColumn<Row>[]): string =>
  columns.map(({ width }) => (width === undefined ? 'minmax(160px, 1fr)' : `${width}px`)).join(' ');

/** A list of any length as an ARIA grid: only the rows in sight exist, one cell is in the tab order, keys move it (UX 5, 14). */
export const RosterGrid = <Row,>({ label, columns, total, loadWindow, sort, onSort, onOpen, marking, onVisible }: Props<Row>) => {
  const scroller = useRef<HTMLDivElement>(null);
  const keyMoved = useRef(false);
  const [wanted, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  // A shorter list after filtering must not leave the focus behind its end.
  const place = { row: Math.min(wanted.row, total - 1), column: wanted.column };

  const rangeExtractor = useCallback(
    (range: Range): number[] => {
      const rows = defaultRangeExtractor(range);
      return place.row < 0 || rows.includes(place.row) ? rows : [...rows, place.row].sort((a, b) => a - b);
    },
    [place.row],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not in use and nothing of it is memoized by hand
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    rangeExtractor,
  });
  const offset = virtualizer.scrollOffset ?? 0;
  const height = Math.max(0, (virtualizer.scrollRect?.height ?? 0) - headHeight);
  const first = Math.min(Math.floor(offset / rowHeight), Math.max(0, total - 1));
  const last = Math.min(total - 1, Math.ceil((offset + height) / rowHeight) - 1);
  const rowAt = useWindows(loadWindow, first, last);

  useEffect(() => {
    onVisible?.(total === 0 ? 0 : first + 1, last + 1);
  }, [onVisible, total, first, last]);

  useEffect(() => {
    if (!keyMoved.current) return;
    keyMoved.current = false;
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [place.row, place.column]);

  const activate = (space: boolean): void => {
    const column = columns[place.column];
    if (place.row < 0) {
      if (column?.marks) marking?.onMarkAll();
      else if (column?.sortable) onSort?.(column.key);
      return;
    }
    const row = rowAt(place.row);
    if (row === undefined) return;
    if (marking && (space || column?.marks)) marking.onMark(row);
    else onOpen?.(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      activate(event.key === ' ');
      return;
    }
    if (marking && event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      marking.onMarkAll();
      return;
    }
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const next = nextPlace(place, event, { rows: total, columns: columns.length, page });
    if (!next) return;
    event.preventDefault();
    keyMoved.current = true;
    setPlace(next);
    if (next.row >= 0) virtualizer.scrollToIndex(next.row);
  };

  return (
    <div
      ref={scroller}
      className="roster-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable={marking ? true : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="roster-canvas" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        <RosterHead
          columns={columns}
          template={template(columns)}
          sort={sort}
          focused={place.row === -1 ? place.column : null}
          onSort={(key, column) => {
            setPlace({ row: -1, column });
            if (columns[column]?.marks) marking?.onMarkAll();
            else onSort?.(key);
          }}
        />
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <RosterRow
              key={index}
              columns={columns}
              template={template(columns)}
              row={row}
              index={index}
              top={start}
              marked={marking && row !== undefined ? marking.isMarked(row) : undefined}
              focused={place.row === index ? place.column : null}
              onPick={(picked, column) => {
                setPlace({ row: index, column });
                if (columns[column]?.marks) marking?.onMark(picked);
                else onOpen?.(picked);
              }}
            />
          );
        })}
      </div>
    </div>
  );
};
