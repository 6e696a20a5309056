import './small-parts.css';

interface Props {
  readonly value: number;
  readonly max: number;
  readonly target?: number;
  readonly label: string;
  readonly width?: number;
}

const percent = (value: number, max: number): string => `${max <= 0 ? 0 : Math.min(100, (value / max) * 100)}%`;

/** A bar with an optional tick for the target; the numbers stand beside it as text. */
export const Meter = ({ value, max, target, label, width = 84 }: Props) => (
  <span
    className="meter"
    style={{ width }}
    role="meter"
    aria-label={label}
    aria-valuenow={value}
    aria-valuemin={0}
    aria-valuemax={Math.max(max, value)}
  >
    <i style={{ width: percent(value, max) }} />
    {target === undefined ? null : <u style={{ left: percent(target, max) }} />}
  </span>
);
