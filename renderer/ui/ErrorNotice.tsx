import type { ReactNode } from 'react';
import './small-parts.css';
import { MarkShape } from './StatusMark.tsx';

interface Props {
  /** What happened, whether data is safe, what to do. */
  readonly text: string;
  readonly action?: ReactNode;
}

export const ErrorNotice = ({ text, action }: Props) => (
  <div className="error-notice" role="alert">
    <MarkShape mark="must" />
    <p>{text}</p>
    {action}
  </div>
);
