/** Whether something that ended may be started once more: at most `most` times within `milliseconds` of `clock`. */
export const createRestartLimit = (most: number, milliseconds: number, clock: () => number): (() => boolean) => {
  let starts: readonly number[] = [];
  return () => {
    const now = clock();
    starts = starts.filter((start) => now - start < milliseconds);
    if (starts.length >= most) return false;
    starts = [...starts, now];
    return true;
  };
};
