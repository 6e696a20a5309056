import { memo } from 'react';
import type { RosterColumn } from './RosterGrid.tsx';

interface Props<Row> {
  readonly columns: readonly RosterColumn<Row>[];
  readonly template: string;
  /** Missing while its window is on the way. */
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  /** Missing where rows cannot be marked. */
  readonly marked: boolean | undefined;
  readonly focused: number | null;
  readonly onPick: (row: Row, index: number, column: number) => void;
}

const Cells = <Row,>({ columns, template, row, index, top, marked, focused, onPick }: Props<Row>) => (
  <div
    className={marked ? 'roster-row roster-marked' : 'roster-row'}
    role="row"
    aria-rowindex={index + 2}
    aria-selected={marked}
    aria-busy={row === undefined ? true : undefined}
    style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
  >
    {columns.map(({ key, alignRight = false, cell }, column) => (
      <div
        key={key}
        role="gridcell"
        aria-colindex={column + 1}
        tabIndex={focused === column ? 0 : -1}
        className={alignRight ? 'roster-cell roster-right' : 'roster-cell'}
        onClick={() => {
          if (row !== undefined) onPick(row, index, column);
        }}
      >
        {row === undefined ? <i className="roster-skeleton" /> : cell(row)}
      </div>
    ))}
  </div>
);

/** Drawn again only when something of its own has changed: a list that scrolls draws the rows that come into sight. */
export const RosterRow = memo(Cells) as typeof Cells; // memo forgets that the component is generic
