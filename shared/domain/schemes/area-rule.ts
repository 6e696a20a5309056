import { compareUtf8 } from '#shared/base/bytes.ts';

export interface AreaRule {
  readonly rule: 'any' | 'same' | 'cross';
  /** With `cross`: the towns between which people go; they count as one. */
  readonly areas: readonly string[];
}

/** The area cells of one event (DRAW-SPEC 2). A town is the one text that stands for it. */
export interface EventAreas {
  /** Of a subject in `items.tsv`; `*` = anybody may come. A subject without a town cannot be matched and is open to all. */
  readonly ofSubject: (town: string) => string;
  /** Of a person in `roster.tsv`; `*` = he or she goes everywhere, which no town at all means too. */
  readonly ofPerson: (towns: readonly string[]) => string;
}

/**
 * A row of the roster names one area. So the towns that one person goes to count as one, as do those between which the rule lets people go:
 * nobody is kept from a town that is his or hers. They stand under the first of their names. Pure; the order of people does not matter.
 */
export const eventAreas = ({ rule, areas }: AreaRule, townsOfPeople: readonly (readonly string[])[]): EventAreas => {
  const names = namesOfJoined(rule === 'cross' ? [...townsOfPeople, areas] : townsOfPeople);
  const nameOf = (town: string): string => names.get(town) ?? town;
  return {
    ofSubject: (town) => (rule === 'any' || town === '' ? '*' : nameOf(town)),
    ofPerson: ([town = '*']) => nameOf(town),
  };
};

const namesOfJoined = (lists: readonly (readonly string[])[]): ReadonlyMap<string, string> => {
  const groups = lists.reduce<readonly (readonly string[])[]>((before, list) => {
    const meeting = before.filter((group) => group.some((town) => list.includes(town)));
    return [...before.filter((group) => !meeting.includes(group)), [...new Set([...meeting.flat(), ...list])]];
  }, []);
  return new Map(
    groups.flatMap((group) => {
      const name = group.toSorted(compareUtf8)[0] ?? '';
      return group.map((town): [string, string] => [town, name]);
    }),
  );
};
