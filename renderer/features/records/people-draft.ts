import type { DrawPerson, PeopleOfDraw } from '#shared/contract/draw-records.ts';

export type PeopleDraft = Pick<PeopleOfDraw, 'place' | 'people'>;

const nobody = (part: DrawPerson['part']): DrawPerson => ({ part, name: '', unit: '', duty: '', rolled: 0 });

/** What the form begins with; while nobody has been saved, a line for each part and the witnesses that the ceremony knows of. */
export const draftOf = ({ place, people, savedAt }: PeopleOfDraw): PeopleDraft => ({
  place,
  people:
    savedAt === null
      ? [nobody('host'), nobody('operator'), nobody('supervisor'), ...(people.length > 0 ? people : [nobody('witness')])]
      : people,
});

export const withPerson = ({ place, people }: PeopleDraft, index: number, change: Partial<DrawPerson>): PeopleDraft => ({
  place,
  people: people.map((person, at) => (at === index ? { ...person, ...change } : person)),
});

export const withWitness = ({ place, people }: PeopleDraft): PeopleDraft => ({ place, people: [...people, nobody('witness')] });

export const withoutPerson = ({ place, people }: PeopleDraft, index: number): PeopleDraft => ({
  place,
  people: people.filter((_, at) => at !== index),
});

const isEmpty = ({ name, unit, duty, rolled }: DrawPerson): boolean => `${name}${unit}${duty}`.trim() === '' && rolled === 0;

/** What is saved: lines that nobody filled in are left out. */
export const peopleToSave = ({ place, people }: PeopleDraft): { place: string; people: DrawPerson[] } => ({
  place,
  people: people.filter((person) => !isEmpty(person)),
});

/** Whether somebody's line has everything but the name. */
export const nameIsMissing = (draft: PeopleDraft): boolean => peopleToSave(draft).people.some(({ name }) => name.trim() === '');
