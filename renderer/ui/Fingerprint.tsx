import { groupsOfFour } from '#shared/base/groups-of-four.ts';
import './small-parts.css';

interface Props {
  /** Hexadecimal digits or any text without blanks. */
  readonly value: string;
  /** Said before the value to those who hear it. */
  readonly label: string;
}

/** Groups of four, four groups a row: the same line breaks on every screen and page, so that two people can compare aloud. */
export const Fingerprint = ({ value, label }: Props) => {
  return (
    <span className="fingerprint">
      <span className="unseen">{label} </span>
      {groupsOfFour(value).map((group, index) => (
        // A fingerprint never changes its order, so the place is the identity.
        <span key={index}>{group} </span>
      ))}
    </span>
  );
};
