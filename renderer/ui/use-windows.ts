import { useEffect, useRef, useState } from 'react';

export const windowRows = 200;
const keptWindows = 10;

/** Answers the rows from `offset` on; null when they could not be had. Another function means other rows. */
export type LoadWindow<Row> = (offset: number) => Promise<readonly Row[] | null>;

interface Held<Row> {
  readonly load: LoadWindow<Row>;
  readonly windows: ReadonlyMap<number, readonly Row[]>;
}

interface Asked<Row> {
  readonly load: LoadWindow<Row> | null;
  readonly windows: Set<number>;
}

/** Keeps the windows nearest to the one just loaded. */
const nearest = <Row>(windows: ReadonlyMap<number, readonly Row[]>, centre: number): ReadonlyMap<number, readonly Row[]> =>
  new Map([...windows].sort(([a], [b]) => Math.abs(a - centre) - Math.abs(b - centre)).slice(0, keptWindows));

const none: ReadonlyMap<number, never> = new Map<number, never>();

/** Loads the windows that rows `first` to `last` lie in and answers a row when it is there; never holds more than 2,000 rows. */
export const useWindows = <Row>(load: LoadWindow<Row>, first: number, last: number): ((index: number) => Row | undefined) => {
  const [held, setHeld] = useState<Held<Row>>({ load, windows: none });
  const asked = useRef<Asked<Row>>({ load: null, windows: new Set() });
  const firstWindow = Math.floor(Math.max(0, first) / windowRows);
  const lastWindow = last < first ? -1 : Math.floor(last / windowRows);

  useEffect(() => {
    if (asked.current.load !== load) asked.current = { load, windows: new Set() };
    const turn = asked.current;
    const fetchWindow = async (index: number): Promise<void> => {
      const rows = await load(index * windowRows);
      if (asked.current !== turn || rows === null) return;
      setHeld((before) => {
        const windows = nearest(new Map(before.load === load ? before.windows : none).set(index, rows), index);
        // What was let go may be asked for again.
        for (const known of [...turn.windows])
          if (known !== index && before.windows.has(known) && !windows.has(known)) turn.windows.delete(known);
        return { load, windows };
      });
    };
    for (let index = firstWindow; index <= lastWindow; index += 1) {
      if (turn.windows.has(index)) continue;
      turn.windows.add(index);
      void fetchWindow(index);
    }
  }, [load, firstWindow, lastWindow]);

  const windows: ReadonlyMap<number, readonly Row[]> = held.load === load ? held.windows : none;
  return (index) => windows.get(Math.floor(index / windowRows))?.[index % windowRows];
};
