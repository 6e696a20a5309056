import { noted, sound, type PlainValue, type Repaired } from './field.ts';

const separator = '\u3001';

/** One telephone number or several: mobile, with or without area code, extension, 400 and 800. What cannot be one stays as typed and is W207. */
export const readPhone = (value: PlainValue): Repaired<string> => {
  if (typeof value === 'boolean' || (typeof value === 'object' && 'date' in value)) return noted('', { code: 'W207' });
  const typed = typeof value === 'number' ? String(value) : value;
  if (typed === value && isMobile(typed)) return sound(typed);
  const numbers = typed
    .normalize('NFKC')
    .split(/[/\u3001;,|\n]+|\s{2,}|(?<=\d{7})\s+(?=\d{7})/u)
    .map(tidyNumber)
    .filter((part) => part !== '');
  if (numbers.length === 0 || !numbers.every(isPhone)) return noted(typed, { code: 'W207' });
  const tidy = numbers.join(separator);
  return tidy === value ? sound(tidy) : noted(tidy, { code: 'F306' });
};

const tidyNumber = (text: string): string => {
  const plain = text
    .replace(/^\+?(?:0?086|86)[-\s]?(?=1[3-9]\d)/u, '')
    .replace(/[–—‐]/gu, '-')
    .replace(/\s+/gu, '');
  const mobile = plain.replace(/-/gu, '');
  if (isMobile(mobile)) return mobile;
  return plain.replace(/^\((0\d{2,3})\)-?/u, '$1-');
};

const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

const isPhone = (text: string): boolean =>
  isMobile(text) || /^(?:0\d{2,3}-?\d{7,8}|[2-9]\d{6,7})(?:-\d{1,6})?$/.test(text) || /^[48]00-?\d{3}-?\d{4}$/.test(text);
