import './roster-grid.css';

interface Props {
  readonly text: string;
}

/** A name that keeps its last four characters when there is no room, because that is where similar names differ. */
export const MiddleText = ({ text }: Props) => {
  const characters = Array.from(text);
  return (
    <span className="middle-text" title={text}>
      <span>{characters.slice(0, -4).join('')}</span>
      <span>{characters.slice(-4).join('')}</span>
    </span>
  );
};
