import type { ReactNode } from 'react';
import './page.css';

interface Props {
  readonly title: string;
  /** Facts beside the title. */
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
}

export const PageHead = ({ title, facts, actions }: Props) => (
  <header className="page-head">
    <h1>{title}</h1>
    <div className="page-facts">{facts}</div>
    <div className="page-actions">{actions}</div>
  </header>
);

interface PageProps {
  readonly head: ReactNode;
  /** Action bar or status bar. */
  readonly foot?: ReactNode;
  /** Panes reach the edges and scroll by themselves. */
  readonly bleed?: boolean;
  readonly children: ReactNode;
}

/** Head, body and foot of one page: the body scrolls, the page never does. */
export const PageFrame = ({ head, foot, bleed = false, children }: PageProps) => (
  <div className={bleed ? 'page page-bleed' : 'page'}>
    {head}
    <div className="page-body">{children}</div>
    {foot}
  </div>
);
