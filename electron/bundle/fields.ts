import type { Json } from '#shared/base/canonical-json.ts';
import { isJsonObject, type JsonObject } from './jcs.ts';

/** True for an object with exactly these keys; the optional ones may be absent. */
export const hasExactly = (value: Json | undefined, required: readonly string[], optional: readonly string[] = []): value is JsonObject => {
  if (!isJsonObject(value)) return false;
  const keys = Object.keys(value);
  return required.every((key) => Object.hasOwn(value, key)) && keys.every((key) => required.includes(key) || optional.includes(key));
};

const matches =
  (pattern: RegExp) =>
  (value: Json | undefined): value is string =>
    typeof value === 'string' && pattern.test(value);

export const isOfficeCode = matches(/^[0-9]{6}$/);
export const isHash = matches(/^[0-9a-f]{64}$/);
export const isChan = matches(/^(\*|[0-9]{6})$/);
export const isSm2Point = matches(/^04[0-9a-f]{128}$/);

/** An integer within both bounds, ends included. */
export const isInteger = (value: Json | undefined, min: number, max: number = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && typeof value === 'number' && value >= min && value <= max;

export const isText = (value: Json | undefined, maxLength: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= maxLength;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A date of the calendar, `2021-02-29` is none. */
export const isDate = (value: Json | undefined): value is string => {
  const parts = typeof value === 'string' ? datePattern.exec(value) : null;
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

/** `YYYY-MM-DDThh:mm:ss+08:00`, the only form of a moment in a bundle. */
export const isMoment = (value: Json | undefined): value is string =>
  typeof value === 'string' && /T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\+08:00$/.test(value) && isDate(value.slice(0, -15));

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** True when every element sorts before the next by UTF-16 code units, so that none occurs twice. */
export const isAscending = (values: readonly string[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] ?? '') < value);
