import { useId, type ReactNode } from 'react';
import './page.css';

interface Props {
  readonly title?: string;
  /** Its place among the steps of the page. */
  readonly step?: number;
  readonly extra?: ReactNode;
  /** No padding: for tables and rows that reach the edges. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A white surface with a hairline; sheets do not stand in sheets. */
export const Sheet = ({ title, step, extra, flush = false, className = '', children }: Props) => {
  const id = useId();
  const classes = `sheet ${flush ? 'sheet-flush' : ''} ${className}`.trim();
  if (title === undefined) {
    return (
      <div className={classes}>
        <div className="sheet-body">{children}</div>
      </div>
    );
  }
  return (
    <section className={classes} aria-labelledby={id}>
      <header>
        {step === undefined ? null : (
          <span className="sheet-step" aria-hidden="true">
            {step}
          </span>
        )}
        <h2 id={id}>{title}</h2>
        <div className="sheet-extra">{extra}</div>
      </header>
      <div className="sheet-body">{children}</div>
    </section>
  );
};
