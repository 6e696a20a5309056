import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import type { OrgUnit, UnitKind } from './org-unit.ts';

/** Columns whose cells name a unit, and the kinds of units they may mean. */
export const placeKinds = {
  town: ['town'],
  station: ['station', 'zone', 'bureau'],
  unit: ['station', 'zone', 'bureau'],
  department: ['section'],
} as const satisfies Readonly<Record<string, readonly UnitKind[]>>;

export type PlaceField = keyof typeof placeKinds;

export const placeFields = Object.keys(placeKinds) as readonly PlaceField[];

export interface PlaceChoice {
  readonly value: string;
  readonly label: string;
}

/** What the cells of such columns mean. Every answer is for one field, because a town and a station may bear the same name. */
export interface PlaceBook {
  /** The unit a text means, by code, name or former name; null when none does. */
  readonly unitOf: (field: PlaceField, text: string) => OrgUnit | null;
  /** How the place is called today; a text that means no unit is its own name. */
  readonly nameOf: (field: PlaceField, text: string) => string;
  /** The one text that stands for the place: the code of a town that has one, else today's name. */
  readonly valueOf: (field: PlaceField, text: string) => string;
  /** Every text that means the same place. */
  readonly textsOf: (field: PlaceField, text: string) => readonly string[];
  /** Open units that may be chosen, in the order of the tree. */
  readonly choices: (field: PlaceField) => readonly PlaceChoice[];
}

/** Reads the organisation once; the order of `units` is the order of the choices. Comparing folds width, blanks and case. */
export const createPlaceBook = (units: readonly OrgUnit[]): PlaceBook => {
  const books = new Map(placeFields.map((field) => [field, bookOf(units, field)]));
  const unitOf = (field: PlaceField, text: string): OrgUnit | null => books.get(field)?.get(wordKey(text)) ?? null;
  const valueOf = (field: PlaceField, text: string): string => {
    const unit = unitOf(field, text);
    return unit ? valueOfUnit(unit) : text;
  };
  return {
    unitOf,
    valueOf,
    nameOf: (field, text) => unitOf(field, text)?.name ?? text,
    textsOf: (field, text) => {
      const unit = unitOf(field, text);
      return unit ? [...new Set([text, ...wordsOf(unit)])] : [text];
    },
    choices: (field) =>
      units.filter((unit) => unit.active && isFor(field, unit.kind)).map((unit) => ({ value: valueOfUnit(unit), label: unit.name })),
  };
};

const isFor = (field: PlaceField, kind: UnitKind): boolean => placeKinds[field].some((one) => one === kind);

/** Present names go before former ones; the rules of the organisation keep both apart anyway. */
const bookOf = (units: readonly OrgUnit[], field: PlaceField): ReadonlyMap<string, OrgUnit> => {
  const fitting = units.filter(({ kind }) => isFor(field, kind));
  const former = fitting.flatMap((unit) => unit.formerNames.map(({ name }): [string, OrgUnit] => [wordKey(name), unit]));
  const present = fitting.flatMap((unit) =>
    [unit.name, unit.code].filter((word) => word !== '').map((word): [string, OrgUnit] => [wordKey(word), unit]),
  );
  return new Map([...former, ...present]);
};

const wordsOf = ({ name, code, formerNames }: OrgUnit): readonly string[] =>
  [code, name, ...formerNames.map((former) => former.name)].filter((word) => word !== '');

const valueOfUnit = ({ kind, name, code }: OrgUnit): string => (kind === 'town' && code !== '' ? code : name);
