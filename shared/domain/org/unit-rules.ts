import { err, ok, type Result } from '#shared/base/result.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import type { OrgUnit, UnitContent, UnitKind } from './org-unit.ts';

/** Why a unit cannot be as it was asked for; `unit` names the one it meets with. */
export type UnitFault =
  | { readonly fault: 'kindFixed' }
  | { readonly fault: 'wrongParent' }
  | { readonly fault: 'parentClosed'; readonly unit: string }
  | { readonly fault: 'nameTaken'; readonly name: string; readonly unit: string }
  | { readonly fault: 'codeShape'; readonly digits: number }
  | { readonly fault: 'codeTaken'; readonly unit: string }
  | { readonly fault: 'hasParts'; readonly parts: number };

/** Below which units a unit of each kind may stand. Towns belong to the station in charge, or to the bureau until one is named. */
export const parentKinds: { readonly [K in UnitKind]: readonly UnitKind[] } = {
  bureau: [],
  zone: ['bureau'],
  section: ['bureau', 'zone'],
  station: ['bureau', 'zone'],
  town: ['station', 'zone', 'bureau'],
};

/** Names must tell units apart that could be meant by the same cell: those where people work, and those where subjects lie. */
const sameSpace = (a: UnitKind, b: UnitKind): boolean => (a === 'town') === (b === 'town');

const codeDigits = (kind: UnitKind): number => (kind === 'town' ? 9 : 6);

/**
 * Whether the organisation stays unambiguous when unit `id` (null: a new one) becomes `next`: it stands where its kind may, no other unit
 * has or had one of its names, its code has the right number of digits and is nobody else's, and what is closed has no open parts.
 */
export const checkUnit = (units: readonly OrgUnit[], id: string | null, next: UnitContent): Result<UnitContent, UnitFault> => {
  const before = units.find((unit) => unit.id === id);
  if (before && before.kind !== next.kind) return err({ fault: 'kindFixed' });
  const parent = units.find((unit) => unit.id === next.parentId);
  const placed =
    next.kind === 'bureau' ? before !== undefined && next.parentId === null : parentKinds[next.kind].some((kind) => kind === parent?.kind);
  if (!placed) return err({ fault: 'wrongParent' });
  if (next.active && parent && !parent.active) return err({ fault: 'parentClosed', unit: parent.name });
  const others = units.filter((unit) => unit.id !== id);
  return firstFault(others, next) ?? closingFault(units, id, next) ?? ok(next);
};

const firstFault = (others: readonly OrgUnit[], next: UnitContent): Result<never, UnitFault> | undefined => {
  for (const name of [next.name, ...next.formerNames.map((former) => former.name)]) {
    const holder = others.find((other) => sameSpace(other.kind, next.kind) && namesOf(other).includes(wordKey(name)));
    if (holder) return err({ fault: 'nameTaken', name, unit: holder.name });
  }
  if (next.code === '') return undefined;
  const digits = codeDigits(next.kind);
  if (!/^\d+$/.test(next.code) || next.code.length !== digits) return err({ fault: 'codeShape', digits });
  const holder = others.find((other) => other.code === next.code);
  return holder && err({ fault: 'codeTaken', unit: holder.name });
};

const closingFault = (units: readonly OrgUnit[], id: string | null, next: UnitContent): Result<never, UnitFault> | undefined => {
  if (next.active) return undefined;
  const parts = units.filter((unit) => unit.parentId === id && unit.active).length;
  return parts > 0 || next.kind === 'bureau' ? err({ fault: 'hasParts', parts }) : undefined;
};

const namesOf = ({ name, formerNames }: UnitContent): readonly string[] => [name, ...formerNames.map((former) => former.name)].map(wordKey);

/**
 * The unit under its new name. The old one is kept among the former names with `today` as its last day, unless it was only a slip of the pen;
 * a name that the unit takes back is no longer a former one.
 */
export const renamed = (unit: UnitContent, name: string, today: string, keepOld: boolean): UnitContent => {
  if (name === unit.name) return unit;
  const others = unit.formerNames.filter((former) => former.name !== name && former.name !== unit.name);
  return { ...unit, name, formerNames: keepOld ? [...others, { name: unit.name, until: today }] : others };
};
