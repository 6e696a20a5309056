/** Wide digits and the usual ways to write a day, in the order year, month, day. */
const written = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$|^(\d{4})(\d{2})(\d{2})$/;

/** The ISO day that was meant by what was typed (2026.3.8, 20260308, 2026/03/08); null when it is no day of the calendar. */
export const isoDayOf = (typed: string): string | null => {
  const found = written.exec(typed.normalize('NFKC').trim());
  if (!found) return null;
  const [year, month, day] = found.slice(found[1] === undefined ? 4 : 1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
};
