/** The stratum of a subject: its credit-risk class; one that is 未分类 is drawn with class B (DOMAIN 7.3). */
export const stratumOf = (risk: string): string => (risk === '' ? 'B' : risk);

/** Chance of one subject as "1 in X", rounded to the nearest whole number; 0 = nobody is drawn. */
export const oneIn = (size: number, drawn: number): number => (drawn === 0 ? 0 : Math.floor((2 * size + drawn) / (2 * drawn)));
