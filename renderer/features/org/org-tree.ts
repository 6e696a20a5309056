import type { OrgUnitView } from '#shared/contract/org.ts';

/** One line of the tree; depth counts from 0 at the bureau. */
export interface TreeLine {
  readonly unit: OrgUnitView;
  readonly depth: number;
}

/** The units as a tree read from top to bottom: each unit, then what stands below it. */
export const treeLines = (units: readonly OrgUnitView[]): readonly TreeLine[] => {
  const below = (parentId: string | null, depth: number): readonly TreeLine[] =>
    units.filter((unit) => unit.parentId === parentId).flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
};

/** Whether a unit is meant by what was typed: its name, code or a former name holds it. */
export const isFound = ({ name, code, formerNames }: OrgUnitView, typed: string): boolean =>
  [name, code, ...formerNames.map((former) => former.name)].some((text) => text.includes(typed));
