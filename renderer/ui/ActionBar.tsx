import type { ReactNode } from 'react';
import './page.css';

interface Props {
  /** What holds now, and why the primary button cannot be pressed if so. */
  readonly state?: ReactNode;
  /** Buttons, the primary one last. */
  readonly children: ReactNode;
}

export const ActionBar = ({ state, children }: Props) => (
  <footer className="action-bar">
    <div className="action-bar-state">{state}</div>
    {children}
  </footer>
);
