import type { RosterColumn, RosterSort } from './RosterGrid.tsx';

interface Props<Row> {
  readonly columns: readonly RosterColumn<Row>[];
  readonly template: string;
  readonly sort: RosterSort | undefined;
  /** Column of the head that holds the grid's focus. */
  readonly focused: number | null;
  readonly onSort: (key: string, column: number) => void;
}

const ariaSort = (sortable: boolean, key: string, sort: RosterSort | undefined): 'ascending' | 'descending' | 'none' | undefined => {
  if (!sortable) return undefined;
  if (sort?.key !== key) return 'none';
  return sort.descending ? 'descending' : 'ascending';
};

export const RosterHead = <Row,>({ columns, template, sort, focused, onSort }: Props<Row>) => (
  <div className="roster-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
    {columns.map(({ key, title, second, alignRight = false, sortable = false, marks = false, head }, column) => {
      const order = ariaSort(sortable, key, sort);
      return (
        <div
          key={key}
          role="columnheader"
          aria-colindex={column + 1}
          aria-sort={order}
          tabIndex={focused === column ? 0 : -1}
          className={`roster-headcell ${alignRight ? 'roster-right' : ''} ${sortable ? 'roster-sortable' : ''}`}
          onClick={
            sortable || marks
              ? () => {
                  onSort(key, column);
                }
              : undefined
          }
        >
          <span>
            {head ?? title}
            {order === 'ascending' || order === 'descending' ? <i className={`roster-arrow roster-${order}`} /> : null}
          </span>
          {second === undefined ? null : <small>{second}</small>}
        </div>
      );
    })}
  </div>
);
