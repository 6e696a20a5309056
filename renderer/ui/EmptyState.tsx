import type { ReactNode } from 'react';
import './page.css';

interface Props {
  /** Why there is nothing, and what to do about it. */
  readonly text: string;
  readonly action?: ReactNode;
}

export const EmptyState = ({ text, action }: Props) => (
  <div className="empty">
    <p>{text}</p>
    {action}
  </div>
);
