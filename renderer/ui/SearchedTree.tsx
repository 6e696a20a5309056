import { useState, type ReactNode } from 'react';
import { SearchField } from './SearchField.tsx';
import './searched-tree.css';

interface TreeProps {
  readonly label: string;
  readonly searchLabel: string;
  readonly clearLabel: string;
  readonly noneText: string;
  /** The lines for what was typed, trimmed; null when nothing fits. */
  readonly children: (typed: string) => ReactNode;
}

/** A tree beside the page of its chosen node, with a field that leaves the nodes that are meant. */
export const SearchedTree = ({ label, searchLabel, clearLabel, noneText, children }: TreeProps) => {
  const [typed, setTyped] = useState('');
  return (
    <div className="tree">
      <div className="toolbar">
        <SearchField
          label={searchLabel}
          clearLabel={clearLabel}
          value={typed}
          onSearch={(text) => {
            setTyped(text.trim());
          }}
        />
      </div>
      {/* Scrolls by itself, so it must be reachable without a mouse. */}
      <nav className="tree-scroll" tabIndex={0} aria-label={label}>
        {children(typed) ?? <p className="tree-none hint">{noneText}</p>}
      </nav>
    </div>
  );
};

interface NodeProps {
  readonly chosen: boolean;
  /** How many nodes stand above this one; 0 at the edge. */
  readonly depth: number;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

export const TreeNode = ({ chosen, depth, onChoose, children }: NodeProps) => (
  <li>
    <button type="button" className="tree-node" style={{ paddingLeft: 12 + depth * 18 }} aria-current={chosen} onClick={onChoose}>
      {children}
    </button>
  </li>
);

interface PaneProps {
  readonly label: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** What is known of the chosen node. */
export const TreePane = ({ label, head, children }: PaneProps) => (
  <section className="tree-pane" tabIndex={0} aria-label={label}>
    <header>{head}</header>
    {children}
  </section>
);
