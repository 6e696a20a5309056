/** The moment that a file of the day bears, so that it comes out the same all day long. */
export const dayStamp = (now: string): Date => new Date(`${now.slice(0, 10)}T00:00:00Z`);
