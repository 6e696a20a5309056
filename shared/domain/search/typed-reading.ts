import type { ReadingTable } from './reading-table.ts';
import type { UnitRows } from './unit-rows.ts';

/** Longer questions would need more than the 31 places that one number can mark. */
export const longestTyped = 30;

/**
 * Decides which names hold what was typed. `lt`, `laoting`, `lting` and `laot` all find 乐亭: each character is typed by its first letter or by
 * a whole reading, zh ch sh count as one letter as well, and the last one may be broken off anywhere.
 */
export interface TypedReading {
  /** Sets `marks[first + n]` to 1 for each row n of `rows` that holds it; other marks stay as they are. */
  readonly mark: (rows: UnitRows, marks: Uint8Array, first: number) => void;
}

const waysOf = (reading: string): readonly string[] => {
  const first = reading.charAt(0);
  const initial = /^[zcs]h/.exec(reading)?.[0];
  return initial === undefined ? [first, reading] : [first, initial, reading];
};

/** Places in `typed` that one character with these readings leads to from `place`, as bits. */
const stepsFrom = (typed: string, place: number, readings: readonly string[]): number => {
  let steps = 0;
  const rest = typed.slice(place);
  for (const reading of readings) {
    if (reading.charCodeAt(0) !== typed.charCodeAt(place)) continue;
    if (reading.startsWith(rest)) steps |= 1 << typed.length;
    for (const way of waysOf(reading)) if (typed.startsWith(way, place)) steps |= 1 << (place + way.length);
  }
  return steps;
};

const unknown = -1;
/** The two states every question has: nothing of it has been met, and all of it. */
const nothing = 0;
const everything = 1;

/**
 * The next place from `at` on whose class leads on, or may; the beginning of `leads` says where each leads from `nothing`. Most classes begin
 * nothing, and four looks at once that wait for none before cost less than one step of the row.
 */
const passedOver = (leads: Int16Array, units: Uint16Array, at: number): number => {
  const last = units.length - 4;
  let place = at;
  const stays = (one: number): boolean => leads[units[one] ?? 0] === nothing;
  while (place <= last && stays(place) && stays(place + 1) && stays(place + 2) && stays(place + 3)) place += 4;
  while (place < units.length && stays(place)) place += 1;
  return place;
};

/**
 * `typed` is lower case letters and digits, between 1 and `longestTyped` of them. Places reached are a set, and each set that is ever met
 * becomes a numbered state; where a class leads from a state is worked out once, so that a row costs at most one step a character.
 */
export const createTypedReading = ({ readings }: ReadingTable, typed: string): TypedReading => {
  const places = typed.length;
  const accepted = 1 << places;
  const classes = readings.length;
  const states = [0, accepted];
  const stateOf = new Map(states.map((set, state) => [set, state]));
  /** Where each class leads from each state: state times classes plus class. */
  let leads = new Int16Array(8 * classes).fill(unknown);

  const learn = (state: number, unit: number): number => {
    const before = states[state] ?? 0;
    let set = before & accepted;
    // A reading can begin at every character, so place 0 is always reached.
    for (let place = 0; place < places && set !== accepted; place += 1) {
      if (place === 0 || (before & (1 << place)) !== 0) set |= stepsFrom(typed, place, readings[unit] ?? []);
      if ((set & accepted) !== 0) set = accepted;
    }
    const known = stateOf.get(set) ?? states.push(set) - 1;
    stateOf.set(set, known);
    if (states.length * classes > leads.length) {
      const more = new Int16Array(leads.length * 2).fill(unknown);
      more.set(leads);
      leads = more;
    }
    leads[state * classes + unit] = known;
    return known;
  };

  return {
    mark: ({ units, ends }, marks, first) => {
      let known = leads;
      let state = nothing;
      let row = 0;
      let at = 0;
      for (;;) {
        if (state === nothing) at = passedOver(known, units, at);
        const unit = units[at];
        if (unit === undefined) return;
        const next = known[state * classes + unit] ?? unknown;
        if (next === unknown) {
          state = learn(state, unit);
          known = leads;
        } else state = next;
        if (state === everything) {
          while ((ends[row] ?? Infinity) < at) row += 1;
          marks[first + row] = 1;
          at = ends[row] ?? units.length;
          state = nothing;
        } else at += 1;
      }
    },
  };
};
