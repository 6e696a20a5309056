import type { ReactNode } from 'react';
import './page.css';

interface Props {
  readonly facts: readonly { readonly title: string; readonly fact: ReactNode }[];
  /** Stands for an empty fact. */
  readonly blank: string;
}

export const FactList = ({ facts, blank }: Props) => (
  <dl className="fact-list">
    {facts.map(({ title, fact }) => (
      <div key={title}>
        <dt>{title}</dt>
        <dd>{fact === '' ? <span className="hint">{blank}</span> : fact}</dd>
      </div>
    ))}
  </dl>
);
