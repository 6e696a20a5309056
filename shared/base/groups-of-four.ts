/** A fingerprint or secret as people compare and copy it: groups of four characters, everywhere the same. */
export const groupsOfFour = (text: string): readonly string[] => text.match(/.{1,4}/gu) ?? [];
