/** ISO time with offset +08:00 and whole seconds, as all offices write it; `milliseconds` count from 1970-01-01T00:00:00Z. */
export const chinaTime = (milliseconds: number): string => `${new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
