/** How subjects are named on the stage (UX 11, DOMAIN 13.15): the whole name, a masked one, or nothing but the ticket. */
export const objectNamings = ['full', 'masked', 'ticket'] as const;
export type ObjectNaming = (typeof objectNamings)[number];

export interface MaskWords {
  /** Names of the places that a firm's name begins with; they tell nobody apart. */
  readonly places: readonly string[];
}

export interface NamedSubject {
  readonly code: string;
  readonly name: string;
  /** As the library keeps it. */
  readonly kind: string;
}

/** First digits of a social credit code of a sole trader (GB 32100); older numbers of 13 and 15 digits do not tell. */
const soleTraderCode = '92';

/** Whether the subject is one person, whose name may be in its own. */
export const isSoleTrader = ({ code, kind }: NamedSubject): boolean => code.startsWith(soleTraderCode) || kind === 'soleTrader';

/** The name without the places it begins with; a name that is nothing but places stays whole. */
const withoutPlaces = (name: string, places: readonly string[]): string => {
  const place = places.find((candidate) => candidate !== '' && name.startsWith(candidate));
  return place === undefined || place === name ? name : withoutPlaces(name.slice(place.length), places);
};

/**
 * First character, an asterisk for what tells the firm apart, the end that says what it does, and the last three characters of the code:
 * `瑞*大药房…T3X`. Of one person's firm at least three characters go, so that no personal name is left.
 */
const masked = (subject: NamedSubject, words: MaskWords): string => {
  const letters = Array.from(withoutPlaces(subject.name.trim(), words.places));
  const hidden = Math.max(isSoleTrader(subject) ? 3 : 1, Math.floor(letters.length / 2) - 1);
  return `${letters[0] ?? ''}*${letters.slice(1 + hidden).join('')}…${subject.code.slice(-3)}`;
};

/** What the stage may say of a subject. One person's firm is masked even where whole names are shown. */
export const subjectLabel = (subject: NamedSubject, naming: ObjectNaming, words: MaskWords): string => {
  if (naming === 'ticket') return '';
  return naming === 'full' && !isSoleTrader(subject) ? subject.name : masked(subject, words);
};

/** An inspector's name, or its first character alone while the bureau has not turned whole names on. */
export const inspectorLabel = (name: string, shown: boolean): string => (shown ? name : `${Array.from(name)[0] ?? ''}××`);
