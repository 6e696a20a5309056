import type { ReactNode } from 'react';
import './page.css';
import { MarkShape, type Mark } from './StatusMark.tsx';

interface Props {
  readonly mark: Mark;
  readonly children: ReactNode;
  /** One button at the right. */
  readonly action?: ReactNode;
}

/** One sentence in the page; announced politely when it appears, at once when something must be done. */
export const Strip = ({ mark, children, action }: Props) => (
  <div className={`strip strip-${mark}`} role={mark === 'must' ? 'alert' : 'status'}>
    <MarkShape mark={mark} />
    <p>{children}</p>
    {action}
  </div>
);
