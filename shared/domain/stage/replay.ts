/** How fast the stored result is shown: it stands, goes on, goes on four times as fast, or is there at once (UX 11 step 4). */
export const replaySpeeds = ['paused', 'one', 'four', 'all'] as const;
export type ReplaySpeed = (typeof replaySpeeds)[number];

/** At single speed a list takes at most this long, whatever its length, and a short one is not rushed. */
const longestSeconds = 150;
const slowest = 2;

/** Rows a second; the picture only replays, so nothing but the eye depends on it. */
export const rowsPerSecond = (total: number, speed: Exclude<ReplaySpeed, 'all'>): number => {
  const single = Math.max(slowest, total / longestSeconds);
  return speed === 'paused' ? 0 : speed === 'one' ? single : 4 * single;
};

/** How many rows are to be seen after `milliseconds` more; never less than before, never more than there are. */
export const advanced = (shown: number, total: number, speed: ReplaySpeed, milliseconds: number): number =>
  speed === 'all' ? total : Math.min(total, Math.max(0, shown) + (rowsPerSecond(total, speed) * Math.max(0, milliseconds)) / 1000);
