const chunkSize = 8192;

/** UTF-8 bytes of a text of any length, in one pass. A lone surrogate is a bug of the caller and throws. */
export const encodeText = (text: string): Uint8Array => encodeAscii(text) ?? encodeAny(text);

/** Nearly every file and label of a draw is plain ASCII: one byte a character. */
const encodeAscii = (text: string): Uint8Array | undefined => {
  const out = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return undefined;
    out[index] = code;
  }
  return out;
};

const encodeAny = (text: string): Uint8Array => {
  const out = new Uint8Array(text.length * 3);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      out[at++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      code = text.codePointAt(index) ?? 0;
      if (code <= 0xffff) throw new Error('lone surrogate');
      index += 1;
      out[at++] = 0xf0 | (code >> 18);
      out[at++] = 0x80 | ((code >> 12) & 63);
    } else if (code >= 0x800) out[at++] = 0xe0 | (code >> 12);
    out[at++] = code < 0x800 ? 0xc0 | (code >> 6) : 0x80 | ((code >> 6) & 63);
    out[at++] = 0x80 | (code & 63);
  }
  return out.slice(0, at);
};

/**
 * The text of strictly well-formed UTF-8, or undefined: overlong forms, surrogates and cut sequences are refused, so that
 * two different byte strings never give the same text. A byte order mark is kept as a character.
 */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  const parts: string[] = [];
  let units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = asciiEnd(bytes, at);
    if (end > at && units.length === 0) {
      parts.push(asciiText(bytes.subarray(at, end)));
      at = end;
      continue;
    }
    const code = codePointAt(bytes, at);
    if (code < 0) return undefined;
    at += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (code < 0x10000) units.push(code);
    else units.push(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
    if (units.length >= chunkSize || at === bytes.length || (bytes[at] ?? 0) < 0x80) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return parts.join('');
};

// `apply` takes a typed array as it is, where a spread copies it through an iterator first: six times faster.
const asciiText = (codes: Uint8Array): string => Reflect.apply(String.fromCharCode, undefined, codes as ArrayLike<number> as number[]); // an ArrayLike is all that apply needs

const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

// One scratch for all calls: a draw writes a hash for every subject.
const hexCodes = new Uint8Array(64);

/** Lower-case hex of a 32-byte hash, three times faster than joining it byte by byte. */
export const hashHex = (hash: Uint8Array): string => {
  if (hash.length !== 32) throw new Error('not a SHA-256');
  for (let index = 0; index < 32; index += 1) {
    const byte = hash[index] ?? 0;
    hexCodes[index * 2] = digits[byte >> 4] ?? 0;
    hexCodes[index * 2 + 1] = digits[byte & 15] ?? 0;
  }
  return asciiText(hexCodes);
};

const asciiEnd = (bytes: Uint8Array, from: number): number => {
  const limit = Math.min(bytes.length, from + chunkSize);
  let at = from;
  while (at < limit && (bytes[at] ?? 0x80) < 0x80) at += 1;
  return at;
};

/** The code point of the sequence that starts here, or -1 when it is not the one shortest form. */
const codePointAt = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return lead;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  let code = lead & (0x7f >> length);
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
  return code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? -1 : code;
};
