const day = 86_400_000;

/** Days from one to another, both counted; 0 while one is missing or they are the wrong way round. Every day counts, whether people work or not. */
export const daysBetween = (from: string, to: string): number =>
  from === '' || to === '' || to < from ? 0 : Math.round((Date.parse(to) - Date.parse(from)) / day) + 1;

/** Visits of one person with one place, cut off. */
export const perPerson = (visits: number, people: number): string => {
  if (people === 0) return '0';
  const tenths = Math.floor((visits * 10) / people);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
};
