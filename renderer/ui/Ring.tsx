import './small-parts.css';

interface Props {
  /** 0 to 1 of the ring is filled; the number itself is the text. */
  readonly share: number;
  /** Where the target stands on the ring; missing = none. */
  readonly target?: number;
  readonly text: string;
  readonly label: string;
  readonly good: boolean | null;
}

const radius = 40;
const around = 2 * Math.PI * radius;
const whole = (share: number): number => Math.min(1, Math.max(0, share));

/** A share as a ring with a tick for its target; whoever cannot see it is read label and number. */
export const Ring = ({ share, target, text, label, good }: Props) => (
  <figure className="ring">
    <svg viewBox="0 0 100 100" role="img" aria-label={`${label} ${text}`}>
      <circle className="ring-track" cx="50" cy="50" r={radius} />
      <circle
        className={good === true ? 'ring-fill ring-good' : 'ring-fill'}
        cx="50"
        cy="50"
        r={radius}
        strokeDasharray={`${whole(share) * around} ${around}`}
        transform="rotate(-90 50 50)"
      />
      {target === undefined ? null : (
        <line className="ring-target" x1="50" y1="3" x2="50" y2="17" transform={`rotate(${whole(target) * 360} 50 50)`} />
      )}
      <text x="50" y="55" textAnchor="middle">
        {text}
      </text>
    </svg>
    <figcaption>{label}</figcaption>
  </figure>
);
