import { tidyText } from './cell-text.ts';
import { readPhone } from './repair-phone.ts';

/** What a person types is kept as an import would read it from a cell, so that an exported list comes back unchanged. */

export const typedLine = (text: string): string => tidyText(text).replace(/\s*\n\s*/gu, ' ');

export const typedIdentifier = (text: string): string => tidyText(text).normalize('NFKC').replace(/\s+/gu, '');

export const typedPhone = (text: string): string => (tidyText(text) === '' ? '' : readPhone(tidyText(text)).value);

/** Blanks inside Chinese are slips; brackets stay as registered (DOMAIN 7.3). */
export const typedSubjectName = (text: string): string =>
  tidyText(text)
    .replace(/\s*\n\s*/gu, '')
    .replace(/(?<=[^\p{ASCII}])[\s\u3000]+(?=[^\p{ASCII}])/gu, '');
