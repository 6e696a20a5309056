/** From this many rows on a table is announced with the time it will take (DOMAIN 13.16). */
const largeRows = 100_000;

/** Assumed of a slow office computer: a quarter or less of what `npm run bench -- window` shows on two cores. Too long a time is the kinder mistake. */
const readInASecond = 6000;
const writtenInASecond = 5000;

export interface ExpectedTime {
  readonly checkSeconds: number;
  readonly writeSeconds: number;
}

/** How long a table of so many rows will take to check and to write, in whole seconds; null when it needs no announcement. */
export const expectedTime = (rows: number): ExpectedTime | null =>
  rows > largeRows ? { checkSeconds: Math.ceil(rows / readInASecond), writeSeconds: Math.ceil(rows / writtenInASecond) } : null;
