/** As the backend counts them: characters, not UTF-16 units. */
export const passphraseMinimum = 12;

export type PassphraseMistake = 'short' | 'differ' | null;

export const passphraseMistake = (passphrase: string, again: string): PassphraseMistake => {
  if (Array.from(passphrase).length < passphraseMinimum) return 'short';
  return passphrase === again ? null : 'differ';
};
