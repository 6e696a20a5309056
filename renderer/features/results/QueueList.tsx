import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';

/** Rows of a list that is loaded as it is scrolled. */
export interface Queue<Row> {
  readonly total: number;
  readonly rowAt: (index: number) => Row | undefined;
  readonly setVisible: (first: number, last: number) => void;
}

interface Props<Row> {
  readonly label: string;
  readonly queue: Queue<Row>;
  readonly markOf: (row: Row, open: boolean) => Mark;
  /** The second line of a row. */
  readonly noteOf: (row: Row, index: number, open: boolean) => string;
  /** The open visit; null = none yet. */
  readonly code: string | null;
  /** Its place in the list, which is brought into sight. */
  readonly at: number | null;
  readonly onOpen: (code: string, index: number) => void;
}

const rowHeight = 46;
const beyond = 6;
const assumedHeight = 560;

/** Only the rows in sight exist. One option is in the tab order; arrows move the choice and the list follows. */
export const QueueList = <Row extends { readonly code: string; readonly name: string }>({
  label,
  queue,
  markOf,
  noteOf,
  code,
  at,
  onOpen,
}: Props<Row>) => {
  const { total, rowAt, setVisible } = queue;
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(assumedHeight);
  const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const last = Math.min(total - 1, Math.ceil((top + height) / rowHeight) + beyond);
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  const openIndex = shown.find((index) => rowAt(index)?.code === code) ?? -1;

  useEffect(() => {
    setVisible(first, last);
  }, [setVisible, first, last]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setHeight(element.clientHeight || assumedHeight);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const isThere = at !== null && at < total;
  useEffect(() => {
    const element = scroller.current;
    if (!element || at === null || !isThere) return;
    const start = at * rowHeight;
    if (start < element.scrollTop) element.scrollTop = start;
    else if (start + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = start + rowHeight - element.clientHeight;
  }, [at, isThere]);

  const move = (index: number): void => {
    const row = rowAt(index);
    if (row) onOpen(row.code, index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    move(openIndex + (event.key === 'ArrowDown' ? 1 : -1));
  };

  return (
    <div
      ref={scroller}
      className="queue-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={openIndex < 0 ? undefined : `visit-${openIndex}`}
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
      }}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: total * rowHeight }}>
        {shown.map((index) => {
          const row = rowAt(index);
          const open = row !== undefined && row.code === code;
          return (
            <div
              key={index}
              id={`visit-${index}`}
              role="option"
              aria-selected={open}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={open ? 'queue-row queue-open' : 'queue-row'}
              style={{ top: index * rowHeight }}
              onClick={() => {
                move(index);
              }}
            >
              {row ? (
                <>
                  <MarkShape mark={markOf(row, open)} />
                  <span className="queue-words">
                    <span className="queue-name" title={row.name}>
                      {row.name}
                    </span>
                    <small title={noteOf(row, index, open)}>{noteOf(row, index, open)}</small>
                  </span>
                </>
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
};
