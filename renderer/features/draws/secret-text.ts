/** As the backend counts them: characters, not UTF-16 units. */
export const secretMinimum = 16;

/** What is committed and later revealed: groups on paper are a reading aid, and an input method's wide letters mean the plain ones. */
export const secretOf = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');

export const secretLongEnough = (typed: string): boolean => Array.from(secretOf(typed)).length >= secretMinimum;
