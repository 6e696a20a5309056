import type { ReactNode } from 'react';
import './status-mark.css';

export type Mark = 'must' | 'look' | 'done' | 'run' | 'todo' | 'back' | 'lock' | 'void';

const shapes: Readonly<Record<Mark, ReactNode>> = {
  must: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M8 4.2v5" stroke="#fff" strokeWidth="1.9" />
      <circle cx="8" cy="11.6" r="1.1" fill="#fff" />
    </>
  ),
  look: (
    <>
      <path d="M8 1.2 15.4 14.4H.6z" fill="currentColor" />
      <path d="M8 6v4.2" stroke="#fff" strokeWidth="1.8" />
      <circle cx="8" cy="12.3" r="1" fill="#fff" />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.6 8.3 2.3 2.3 4.5-5" fill="none" stroke="#fff" strokeWidth="1.8" />
    </>
  ),
  run: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="#fff" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
    </>
  ),
  todo: <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  back: <path d="M6 2.2 2.2 6 6 9.8M2.6 6H10a3.8 3.8 0 0 1 0 7.6H6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  lock: (
    <>
      <rect x="2.6" y="7" width="10.8" height="7.4" rx="1.2" fill="currentColor" />
      <path d="M5 7V4.8a3 3 0 0 1 6 0V7" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  void: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="m3.8 12.2 8.4-8.4" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
};

/** The bare shape, for places where the word stands beside it already. */
export const MarkShape = ({ mark }: { readonly mark: Mark }) => (
  <svg className={`mark mark-${mark}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {shapes[mark]}
  </svg>
);

interface Props {
  readonly mark: Mark;
  /** The word that says the same; a shape alone is never a state. */
  readonly children: ReactNode;
}

export const StatusMark = ({ mark, children }: Props) => (
  <span className={`status-mark mark-${mark}`}>
    <MarkShape mark={mark} />
    <span>{children}</span>
  </span>
);
