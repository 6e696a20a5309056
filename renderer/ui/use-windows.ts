import { useEffect, useMemo, useRef, useState } from 'react';

export const windowRows = 200;
const keptWindows = 7;
/** Rows beyond those in sight that are loaded as well, so that slow scrolling meets no empty row. */
const ahead = 60;
/** Dragging the scroll bar passes hundreds of windows; only those where it rests are worth asking for. */
const askedAtOnce = 2;

/** Answers the rows from `offset` on; null when they could not be had. Another function means other rows. */
export type LoadWindow<Row> = (offset: number) => Promise<readonly Row[] | null>;

type Windows<Row> = ReadonlyMap<number, readonly Row[]>;

interface Sight<Row> {
  /** First and last row in sight. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
  /** The first window, when it came with the answer that the list is made of. */
  readonly given?: readonly Row[] | undefined;
}

interface Held<Row> {
  readonly load: LoadWindow<Row>;
  readonly windows: Windows<Row>;
}

interface Asked<Row> {
  readonly load: LoadWindow<Row> | null;
  readonly windows: Set<number>;
  waiting: number;
  wanted: readonly [first: number, last: number];
}

/** Keeps the windows nearest to the one just loaded. */
const nearest = <Row>(windows: Windows<Row>, centre: number): Windows<Row> =>
  new Map([...windows].sort(([a], [b]) => Math.abs(a - centre) - Math.abs(b - centre)).slice(0, keptWindows));

/** Loads the windows of the rows in sight and answers a row when it is there; never holds more than 2,000 rows, the first window and one on its way included. */
export const useWindows = <Row>(load: LoadWindow<Row>, { first, last, total, given }: Sight<Row>): ((index: number) => Row | undefined) => {
  const start = useMemo((): Windows<Row> => new Map(given === undefined ? [] : [[0, given]]), [given]);
  const [held, setHeld] = useState<Held<Row>>({ load, windows: start });
  const asked = useRef<Asked<Row>>({ load: null, windows: new Set(), waiting: 0, wanted: [0, -1] });
  const firstWindow = Math.floor(Math.max(0, first - ahead) / windowRows);
  const lastWindow = last < first ? -1 : Math.floor(Math.min(total - 1, last + ahead) / windowRows);

  useEffect(() => {
    if (asked.current.load !== load) asked.current = { load, windows: new Set(start.keys()), waiting: 0, wanted: [0, -1] };
    const turn = asked.current;
    const take = (index: number, rows: readonly Row[]): void => {
      setHeld((before) => {
        const known = before.load === load ? before.windows : start;
        const windows = nearest(new Map(known).set(index, rows), index);
        // What was let go may be asked for again.
        for (const one of [...turn.windows])
          if (one !== index && known.has(one) && !windows.has(one) && !start.has(one)) turn.windows.delete(one);
        return { load, windows };
      });
    };
    const fetchWindow = async (index: number): Promise<void> => {
      turn.windows.add(index);
      turn.waiting += 1;
      const rows = await load(index * windowRows);
      turn.waiting -= 1;
      if (asked.current !== turn) return;
      if (rows !== null) take(index, rows);
      askNext();
    };
    const askNext = (): void => {
      const [from, to] = turn.wanted;
      for (let index = from; index <= to && turn.waiting < askedAtOnce; index += 1) {
        if (!turn.windows.has(index)) void fetchWindow(index);
      }
    };
    turn.wanted = [firstWindow, lastWindow];
    askNext();
  }, [load, start, firstWindow, lastWindow]);

  const windows = held.load === load ? held.windows : start;
  return (index) => {
    const window = Math.floor(index / windowRows);
    // The window that came with the answer stays as long as the answer does.
    return (windows.get(window) ?? start.get(window))?.[index % windowRows];
  };
};
