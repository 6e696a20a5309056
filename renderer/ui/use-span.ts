import { useCallback, useRef } from 'react';
import type { RosterMarking } from './RosterGrid.tsx';
import { windowRows, type LoadWindow } from './use-windows.ts';

/** As many rows as are marked by one span; whoever wants more marks all and takes some out. */
const longestSpan = 5000;

interface Given<Row> {
  readonly marking: RosterMarking<Row> | undefined;
  readonly rowAt: (index: number) => Row | undefined;
  readonly loadWindow: LoadWindow<Row>;
}

interface Span {
  /** The row that spans with Shift begin at, from the next move or click on. */
  readonly begin: (row: number) => void;
  /** Marks every row from the beginning to this one, and takes the mark from those that an earlier, longer span had. */
  readonly extend: (to: number) => void;
}

const between = (a: number, b: number): readonly number[] =>
  Array.from({ length: Math.min(longestSpan, Math.abs(b - a) + 1) }, (_, step) => a + (b < a ? -step : step));

/** Marking from one row to another, as spreadsheets do it with Shift. */
export const useSpan = <Row>({ marking, rowAt, loadWindow }: Given<Row>): Span => {
  const ends = useRef({ from: 0, to: 0 });
  const rowsOf = async (indexes: readonly number[]): Promise<readonly Row[]> => {
    const missing = new Set(indexes.filter((index) => rowAt(index) === undefined).map((index) => Math.floor(index / windowRows)));
    const loaded = new Map<number, readonly Row[] | null>();
    for (const window of missing) loaded.set(window, await loadWindow(window * windowRows));
    return indexes.flatMap((index) => rowAt(index) ?? loaded.get(Math.floor(index / windowRows))?.[index % windowRows] ?? []);
  };
  return {
    begin: useCallback((row) => {
      ends.current = { from: row, to: row };
    }, []),
    extend: (to) => {
      const { from, to: before } = ends.current;
      const kept = new Set(between(from, to));
      ends.current = { from, to };
      void rowsOf(between(from, before).filter((index) => !kept.has(index))).then((rows) => marking?.onMarkRows(rows, false));
      void rowsOf([...kept]).then((rows) => marking?.onMarkRows(rows, true));
    },
  };
};
