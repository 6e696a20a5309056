import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { nextPlace, type GridPlace } from './roster-focus.ts';
import './roster-grid.css';
import { RosterHead } from './RosterHead.tsx';
import { RosterRow } from './RosterRow.tsx';
import { useRowsInSight } from './use-rows-in-sight.ts';
import { useSpan } from './use-span.ts';
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
  /** Takes a part of the room that is left, beside the column without a width. */
  readonly grows?: boolean;
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
  readonly onMarkRows: (rows: readonly Row[], marked: boolean) => void;
  readonly onMarkAll: () => void;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly RosterColumn<Row>[];
  readonly total: number;
  /** Keep the function as long as filter, order and data are the same. */
  readonly loadWindow: LoadWindow<Row>;
  /** The first window, when it is there already. */
  readonly firstRows?: readonly Row[];
  /** What is listed and in which order; with another one the list begins at its top again. */
  readonly question?: unknown;
  readonly sort?: RosterSort;
  readonly onSort?: (key: string) => void;
  readonly onOpen?: (row: Row) => void;
  /** Rows can be marked: which are, and what a click in the column of boxes, Space on a row, Shift with a move or click and Ctrl+A do. */
  readonly marking?: RosterMarking<Row>;
  /** First and last row in sight, counted from 1. */
  readonly onVisible?: (first: number, last: number) => void;
}

const rowHeight = 34;
const headHeight = 52;

const template = <Row,>(columns: readonly RosterColumn<Row>[]): string =>
  columns
    .map(({ width, grows = false }) => (width === undefined ? 'minmax(160px, 1fr)' : grows ? `minmax(${width}px, 0.3fr)` : `${width}px`))
    .join(' ');

/** A list of any length as an ARIA grid: only the rows in sight exist, one cell is in the tab order, keys move it (UX 5, 14). */
export const RosterGrid = <Row,>({
  label,
  columns,
  total,
  loadWindow,
  firstRows,
  question,
  sort,
  onSort,
  onOpen,
  marking,
  onVisible,
}: Props<Row>) => {
  const keyMoved = useRef(false);
  const [wanted, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  // A shorter list after filtering must not leave the focus behind its end.
  const place = { row: Math.min(wanted.row, total - 1), column: wanted.column };
  const [known, setKnown] = useState(question);
  if (known !== question) {
    setKnown(question);
    setPlace({ row: Math.min(wanted.row, 0), column: wanted.column });
  }
  const { scroller, first, last, page, drawn, scrollTo, scrollToTop } = useRowsInSight({ total, rowHeight, headHeight, always: place.row });
  const asked = useRef(question);
  useLayoutEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    scrollToTop();
  });
  const rowAt = useWindows(loadWindow, { first, last, total, given: firstRows });

  const { begin, extend } = useSpan({ marking, rowAt, loadWindow });

  useEffect(() => {
    onVisible?.(total === 0 ? 0 : first + 1, last + 1);
  }, [onVisible, total, first, last]);

  useEffect(() => {
    if (!keyMoved.current) return;
    keyMoved.current = false;
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [scroller, place.row, place.column]);

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
    const next = nextPlace(place, event, { rows: total, columns: columns.length, page: Math.max(1, page - 1) });
    if (!next) return;
    event.preventDefault();
    keyMoved.current = true;
    setPlace(next);
    if (event.shiftKey && next.row >= 0) extend(next.row);
    else begin(Math.max(0, next.row));
    if (next.row >= 0) scrollTo(next.row);
  };

  const onClickWithShift = (event: MouseEvent): void => {
    if (!event.shiftKey || !marking || !(event.target instanceof Element)) return;
    const row = Number(event.target.closest('[role=row]')?.getAttribute('aria-rowindex') ?? 0) - 2;
    if (row < 0) return;
    event.preventDefault();
    event.stopPropagation();
    setPlace({ row, column: place.column });
    extend(row);
  };

  const rowTemplate = useMemo(() => template(columns), [columns]);
  const pick = useCallback(
    (picked: Row, row: number, column: number): void => {
      setPlace({ row, column });
      begin(row);
      if (columns[column]?.marks) marking?.onMark(picked);
      else onOpen?.(picked);
    },
    [columns, marking, onOpen, begin],
  );

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
      onClickCapture={onClickWithShift}
    >
      <div className="roster-canvas" role="presentation" style={{ height: headHeight + total * rowHeight }}>
        <RosterHead
          columns={columns}
          template={rowTemplate}
          sort={sort}
          focused={place.row === -1 ? place.column : null}
          onSort={(key, column) => {
            setPlace({ row: -1, column });
            if (columns[column]?.marks) marking?.onMarkAll();
            else onSort?.(key);
          }}
        />
        {drawn.map((index) => {
          const row = rowAt(index);
          return (
            <RosterRow
              key={index}
              columns={columns}
              template={rowTemplate}
              row={row}
              index={index}
              top={headHeight + index * rowHeight}
              marked={marking && row !== undefined ? marking.isMarked(row) : undefined}
              focused={place.row === index ? place.column : null}
              onPick={pick}
            />
          );
        })}
      </div>
    </div>
  );
};
