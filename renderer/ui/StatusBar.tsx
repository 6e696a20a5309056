import type { ReactNode } from 'react';
import './page.css';

interface Props {
  readonly children: ReactNode;
  readonly right?: ReactNode;
}

export const StatusBar = ({ children, right }: Props) => (
  <footer className="status-bar">
    {children}
    <span className="status-bar-right">{right}</span>
  </footer>
);
