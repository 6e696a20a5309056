import { MarkShape, type Mark } from './StatusMark.tsx';
import './small-parts.css';

/** How near a day is, in the bands of the clock. */
export type DeadlineNearness = 'ample' | 'ten' | 'five' | 'two' | 'overdue';

const marks: Readonly<Record<DeadlineNearness, Mark>> = { ample: 'todo', ten: 'run', five: 'look', two: 'look', overdue: 'must' };

interface Props {
  readonly nearness: DeadlineNearness;
  /** Working days left in words. */
  readonly text: string;
  /** The day itself, and whether it is an estimate. */
  readonly title: string;
}

/** A clock in a list: mark and words, the day on hover and for who listens. */
export const Deadline = ({ nearness, text, title }: Props) => (
  <span className={`deadline mark-${marks[nearness]}`} title={title}>
    <MarkShape mark={marks[nearness]} />
    <span>{text}</span>
    <span className="unseen">{title}</span>
  </span>
);
