import { useState } from 'react';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { OrgUnitView } from '#shared/contract/org.ts';
import { orgWords as words, peopleText, subjectsText, unitKindText } from '#shared/i18n/zh-cn/org.ts';
import { isFound, treeLines } from './org-tree.ts';
import './org.css';

interface Props {
  readonly units: readonly OrgUnitView[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The bureau, its sections, stations with their towns, and zones. */
export const OrgTree = ({ units, chosen, onChoose }: Props) => {
  const [typed, setTyped] = useState('');
  const lines = treeLines(units).filter(({ unit }) => isFound(unit, typed));
  return (
    <div className="org-tree">
      <div className="toolbar">
        <SearchField
          label={words.search}
          clearLabel={words.clearSearch}
          value={typed}
          onSearch={(text) => {
            setTyped(text.trim());
          }}
        />
      </div>
      {/* Scrolls by itself, so it must be reachable without a mouse. */}
      <nav className="org-scroll" tabIndex={0} aria-label={words.treeLabel}>
        {lines.length === 0 ? <p className="org-none hint">{words.noneFound}</p> : null}
        <ul>
          {lines.map(({ unit, depth }) => (
            <li key={unit.id}>
              <button
                type="button"
                className="org-node"
                style={{ paddingLeft: 12 + (typed === '' ? depth : 0) * 18 }}
                aria-current={unit.id === chosen}
                onClick={() => {
                  onChoose(unit.id);
                }}
              >
                <span className="org-name">
                  {unit.active ? null : <MarkShape mark="void" />}
                  {unit.name}
                  {unit.active ? null : <span className="hint"> {words.closed}</span>}
                </span>
                <span className="hint">{amountText(unit)}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
};

const amountText = ({ kind, people, subjects }: OrgUnitView): string => {
  const amounts = [people > 0 ? peopleText(people) : '', subjects > 0 ? subjectsText(subjects) : ''].filter((text) => text !== '');
  return amounts.length === 0 ? unitKindText[kind] : amounts.join(' ');
};
