import { SearchedTree, TreeNode } from '#renderer/ui/SearchedTree.tsx';
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
export const OrgTree = ({ units, chosen, onChoose }: Props) => (
  <SearchedTree label={words.treeLabel} searchLabel={words.search} clearLabel={words.clearSearch} noneText={words.noneFound}>
    {(typed) => {
      const lines = treeLines(units).filter(({ unit }) => isFound(unit, typed));
      return lines.length === 0 ? null : (
        <ul>
          {lines.map(({ unit, depth }) => (
            <TreeNode
              key={unit.id}
              chosen={unit.id === chosen}
              depth={typed === '' ? depth : 0}
              onChoose={() => {
                onChoose(unit.id);
              }}
            >
              <span className="org-name">
                {unit.active ? null : <MarkShape mark="void" />}
                {unit.name}
                {unit.active ? null : <span className="hint"> {words.closed}</span>}
              </span>
              <span className="hint">{amountText(unit)}</span>
            </TreeNode>
          ))}
        </ul>
      );
    }}
  </SearchedTree>
);

const amountText = ({ kind, people, subjects }: OrgUnitView): string => {
  const amounts = [people > 0 ? peopleText(people) : '', subjects > 0 ? subjectsText(subjects) : ''].filter((text) => text !== '');
  return amounts.length === 0 ? unitKindText[kind] : amounts.join(' ');
};
