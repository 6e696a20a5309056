import { TextDecoder } from 'node:util';

let bytesByCharacter: ReadonlyMap<string, readonly [number, number]> | undefined;

const allCharacters = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !found.has(character)) found.set(character, [lead, trail]);
    }
  }
  return found;
};

/** Text in GBK, which Node decodes but does not encode. Throws for a character that GBK lacks, unless one stands in for it. */
export const gbk = (text: string, standIn = ''): Buffer => {
  bytesByCharacter ??= allCharacters();
  const bytes: number[] = [];
  for (const character of text) {
    const pair = bytesByCharacter.get(character);
    if (character.charCodeAt(0) < 0x80) bytes.push(character.charCodeAt(0));
    else if (pair) bytes.push(...pair);
    else if (standIn !== '') bytes.push(standIn.charCodeAt(0));
    else throw new Error(`not in GBK: ${character}`);
  }
  return Buffer.from(bytes);
};
