import type { AssignIn, AssignSubject } from '#shared/domain/assignment/assign-in.ts';

/** Whether these people can take distinct slots, by trying every way. */
const fit = (slots: readonly number[], masks: readonly number[]): boolean => {
  const [mask, ...rest] = masks;
  if (mask === undefined) return true;
  return slots.some((line, at) => (line === 0 || (mask & line) !== 0) && fit(slots.toSpliced(at, 1), rest));
};

/** Every largest valid team of one visit, as inspector indexes. */
export const allTeams = ({ insps }: AssignIn, { slots, elig }: AssignSubject): readonly (readonly number[])[] => {
  const sets = elig.reduce<readonly (readonly number[])[]>((known, index) => [...known, ...known.map((set) => [...set, index])], [[]]);
  const valid = sets.filter(
    (set) =>
      set.length <= slots.length &&
      fit(
        slots,
        set.map((index) => insps[index]?.lines ?? 0),
      ),
  );
  const largest = Math.max(...valid.map(({ length }) => length));
  return valid.filter(({ length }) => length === largest);
};

/** The loads of all people in every complete assignment; equal vectors come once. */
export const loadVectors = (assignIn: AssignIn): readonly (readonly number[])[] => {
  let vectors = new Map([['', assignIn.insps.map(({ load0 }) => load0)]]);
  for (const visit of assignIn.subjects) {
    const next = new Map<string, number[]>();
    for (const team of allTeams(assignIn, visit)) {
      for (const loads of vectors.values()) {
        const sum = loads.map((load, index) => load + (team.includes(index) ? 1 : 0));
        next.set(sum.join(), sum);
      }
    }
    vectors = next;
  }
  return [...vectors.values()];
};
