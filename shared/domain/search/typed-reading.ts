import { rowEnd, type ReadingTable } from './reading-table.ts';

/** Longer questions would need more than the 31 places that one number can mark. */
export const longestTyped = 30;

/**
 * Decides which names hold what was typed. `lt`, `laoting`, `lting` and `laot` all find 乐亭: each character is typed by its first letter or by
 * a whole reading, zh ch sh count as one letter as well, and the last one may be broken off anywhere.
 */
export interface TypedReading {
  /** Sets `marks[first + n]` to 1 for each row n of `units` that holds it; other marks stay as they are. */
  readonly mark: (units: Uint16Array, marks: Uint8Array, first: number) => void;
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
    if (reading.startsWith(rest)) steps |= 1 << typed.length;
    for (const way of waysOf(reading)) if (typed.startsWith(way, place)) steps |= 1 << (place + way.length);
  }
  return steps;
};

/** `typed` is lower case letters and digits, between 1 and `longestTyped` of them. */
export const createTypedReading = ({ readings }: ReadingTable, typed: string): TypedReading => {
  const places = typed.length;
  const accepted = 1 << places;
  const steps = new Int32Array(readings.length * places);
  readings.forEach((set, index) => {
    for (let place = 0; place < places; place += 1) steps[index * places + place] = stepsFrom(typed, place, set);
  });
  const starts = Int32Array.from(readings, (_, index) => steps[index * places] ?? 0);

  return {
    mark: (units, marks, first) => {
      let row = first;
      let state = 0;
      let found = false;
      for (const unit of units) {
        if (unit === rowEnd) {
          row += 1;
          state = 0;
          found = false;
        } else if (!found) {
          let next = starts[unit] ?? 0;
          for (let place = 1; state >> place !== 0; place += 1) {
            if ((state & (1 << place)) !== 0) next |= steps[unit * places + place] ?? 0;
          }
          if ((next & accepted) !== 0) {
            marks[row] = 1;
            found = true;
          }
          state = next;
        }
      }
    },
  };
};
