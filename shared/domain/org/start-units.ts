import type { OrgUnit } from './org-unit.ts';

export interface TownOfDivision {
  readonly code: string;
  readonly name: string;
}

/**
 * The units that are still missing of the bureau with the towns of its division: the bureau itself, then each town below it. A town whose code
 * or name the organisation knows already is left as it is.
 */
export const missingUnits = (
  units: readonly OrgUnit[],
  bureau: { readonly code: string; readonly name: string },
  towns: readonly TownOfDivision[],
  newId: () => string,
): readonly OrgUnit[] => {
  const root = units.find(({ kind }) => kind === 'bureau');
  const known = units.filter(({ kind }) => kind === 'town');
  const top: OrgUnit = root ?? { id: newId(), kind: 'bureau', ...bureau, parentId: null, active: true, formerNames: [] };
  const missing = towns.filter(
    ({ code, name }) =>
      code.startsWith(bureau.code) &&
      !known.some((town) => town.code === code || town.name === name || town.formerNames.some((former) => former.name === name)),
  );
  return [
    ...(root ? [] : [top]),
    ...missing.map(({ code, name }): OrgUnit => ({
      id: newId(),
      kind: 'town',
      code,
      name,
      parentId: top.id,
      active: true,
      formerNames: [],
    })),
  ];
};
