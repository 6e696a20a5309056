import './small-parts.css';

interface Props {
  /** What it says, its modules a side without the quiet zone, and the dark ones as a path of unit squares. */
  readonly code: { readonly text: string; readonly modules: number; readonly path: string };
  readonly label: string;
}

/** Quiet zone of four modules on each side, as readers ask for. */
const quiet = 4;
/** Side of a module in millimetres; a telephone reads 0.4 from paper. */
const moduleSize = 0.5;

/** A QR code in the size that it is printed in. */
export const CodeView = ({ code: { modules, path }, label }: Props) => {
  const side = modules + 2 * quiet;
  return (
    <svg
      className="code-view"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      style={{ width: `${side * moduleSize}mm`, height: `${side * moduleSize}mm` }}
    >
      <path d={path} />
    </svg>
  );
};
