import './small-parts.css';

interface Props {
  /** One letter; empty shows a dashed box. */
  readonly letter: string;
  /** What the letter means, for those who hear it. */
  readonly label: string;
}

/** A letter in a box whose grey grows from A to D; colour says nothing here on purpose. */
export const RiskBox = ({ letter, label }: Props) => (
  <span className={`risk-box risk-${letter === '' ? 'none' : letter}`}>
    <span aria-hidden="true">{letter === '' ? '–' : letter}</span>
    <span className="unseen">{label}</span>
  </span>
);
