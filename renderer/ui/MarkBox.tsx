import './roster-grid.css';

interface Props {
  readonly state: 'off' | 'some' | 'on';
  readonly label: string;
}

/** A box inside a grid cell: the cell holds the focus and takes the keys, the box shows the state. */
export const MarkBox = ({ state, label }: Props) => (
  <span role="img" aria-label={label} className={state === 'off' ? 'mark-box' : `mark-box mark-box-${state}`} />
);
