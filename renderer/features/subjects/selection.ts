import type { SubjectTarget } from '#shared/contract/subject-edits.ts';
import type { SubjectFilter } from '#shared/contract/subjects.ts';

/** What is chosen in the list: single rows, or all that the filter finds but for some. Rows are never gathered to choose them. */
export interface Selection {
  readonly all: boolean;
  /** Chosen ids, or with `all` those taken out. */
  readonly ids: ReadonlySet<number>;
}

export const nothing: Selection = { all: false, ids: new Set() };
export const everything: Selection = { all: true, ids: new Set() };

/** As many single rows as one call takes. */
const mostIds = 5000;

export const isChosen = ({ all, ids }: Selection, id: number): boolean => ids.has(id) !== all;

export const withToggled = (selection: Selection, id: number): Selection => {
  const ids = new Set(selection.ids);
  if (!ids.delete(id) && ids.size < mostIds) ids.add(id);
  return { ...selection, ids };
};

/** These rows chosen, or not chosen. */
export const withMarked = (selection: Selection, marked: readonly number[], chosen: boolean): Selection => {
  const ids = new Set(selection.ids);
  for (const id of marked) {
    if (chosen === selection.all) ids.delete(id);
    else if (ids.size < mostIds) ids.add(id);
  }
  return { ...selection, ids };
};

export const chosenCount = ({ all, ids }: Selection, matching: number): number => (all ? Math.max(0, matching - ids.size) : ids.size);

export const targetOf = ({ all, ids }: Selection, filter: SubjectFilter): SubjectTarget =>
  all ? { filter, except: [...ids] } : { ids: [...ids] };
