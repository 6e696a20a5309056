/** What was read from the texts of one column without anything to say about them. A roster has hundreds of rows for each of its towns. */
export interface SoundCells {
  readonly find: (text: string) => unknown;
  readonly keep: (text: string, value: unknown) => void;
}

const mostKept = 16_384;
/** A column that after so many cells hardly ever repeated itself holds names and numbers; keeping them would cost more than reading them. */
const cellsToJudge = 2000;
const fewestFound = cellsToJudge / 10;

export const createSoundCells = (): SoundCells => {
  const known = new Map<string, unknown>();
  let asked = 0;
  let found = 0;
  let isOpen = true;
  return {
    find: (text) => {
      if (!isOpen) return undefined;
      asked += 1;
      const value = known.get(text);
      if (value !== undefined) found += 1;
      else if (asked === cellsToJudge && found < fewestFound) {
        isOpen = false;
        known.clear();
      }
      return value;
    },
    keep: (text, value) => {
      if (isOpen && known.size < mostKept) known.set(text, value);
    },
  };
};
