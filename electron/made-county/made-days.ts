const dayInMilliseconds = 86_400_000;

/** Days since 1970-01-01 of an ISO date. */
export const dayNumber = (isoDate: string): number => Math.round(Date.parse(`${isoDate}T00:00:00Z`) / dayInMilliseconds);

export const isoDate = (day: number): string => new Date(day * dayInMilliseconds).toISOString().slice(0, 10);

/** The number by which Excel (1900 system) stores a date after February 1900. */
export const excelSerial = (day: number): number => day + 25_569;
