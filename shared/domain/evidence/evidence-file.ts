import { err, ok, type Result } from '#shared/base/result.ts';

/** What a file of evidence is by its content; what it is called says nothing. */
export const evidenceFormats = ['jpeg', 'png', 'webp', 'pdf'] as const;
export type EvidenceFormat = (typeof evidenceFormats)[number];

/** 照片, 扫描件, 其他 */
export const evidenceKinds = ['photo', 'scan', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceFaults = ['empty', 'tooLarge', 'heic', 'notAccepted', 'damaged', 'tooManyPixels', 'locked', 'program'] as const;
export type EvidenceFault = (typeof evidenceFaults)[number];

const mebibyte = 1024 * 1024;

/** The largest file of evidence, in MiB and in bytes. */
export const evidenceMebibytes = 20;
export const evidenceBytes = evidenceMebibytes * mebibyte;

/** More would take half a gigabyte to be shown. */
const mostPixels = 120_000_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

type Judged = Result<EvidenceFormat, EvidenceFault>;

/**
 * Decides by content alone whether a file may be kept as evidence: JPEG, PNG, WebP or PDF, whole, of at most `evidenceBytes`, a picture of a
 * size that can be shown, a PDF that opens without a password and starts nothing. Never throws, whatever the bytes are.
 */
export const judgeEvidence = (bytes: Uint8Array): Judged => {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > evidenceBytes) return err('tooLarge');
  if (begins(bytes, 0, jpegHead)) return picture('jpeg', jpegSize(bytes));
  if (begins(bytes, 0, pngHead)) return picture('png', pngSize(bytes));
  if (begins(bytes, 0, latin('RIFF')) && begins(bytes, 8, latin('WEBP'))) return picture('webp', webpSize(bytes));
  if (begins(bytes, 0, latin('%PDF-'))) return judgePdf(bytes);
  return err(isHeic(bytes) ? 'heic' : 'notAccepted');
};

/** A PDF is never a photo. */
export const kindOfFile = (asked: EvidenceKind, format: EvidenceFormat): EvidenceKind =>
  asked === 'photo' && format === 'pdf' ? 'scan' : asked;

/** Names that a file field offers; what a file is its content decides. */
export const evidenceEndings = '.jpg,.jpeg,.png,.webp,.pdf';

/** What a window must be told to draw the bytes. */
export const mediaTypes: Readonly<Record<EvidenceFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

const endings: Readonly<Record<EvidenceFormat, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp', pdf: 'pdf' };

/** The longest name that is kept; a longer one loses its middle. */
const longestName = 120;

/** The name as it was given, without folders and without what no file name may hold; the ending stays as it was. */
export const givenFileName = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // Control characters, and those that cannot be seen or turn the direction of writing.
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029<>:"|?*]/gu, '').trim();
  const characters = Array.from(clean);
  if (characters.length <= longestName) return clean;
  return [...characters.slice(0, longestName - 30), '…', ...characters.slice(-29)].join('');
};

/** Under which name a copy is written out: the given one, a few digits that tell files of one name apart, and the ending of what it is. */
export const copyFileName = (fileName: string, sha256: string, format: EvidenceFormat): string => {
  const stem = fileName.replace(/\.[^.]{1,8}$/, '');
  return `${stem === '' ? 'evidence' : stem}-${sha256.slice(0, 8)}.${endings[format]}`;
};

const latin = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
const jpegHead = [0xff, 0xd8, 0xff];
const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const begins = (bytes: Uint8Array, at: number, head: readonly number[]): boolean => head.every((byte, index) => bytes[at + index] === byte);

const picture = (format: EvidenceFormat, size: Size | null): Judged => {
  if (size === null || size.width === 0 || size.height === 0) return err('damaged');
  return size.width * size.height > mostPixels ? err('tooManyPixels') : ok(format);
};

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
const big16 = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) * 256 + byteAt(bytes, at + 1);
const big32 = (bytes: Uint8Array, at: number): number => big16(bytes, at) * 65_536 + big16(bytes, at + 2);
const little24 = (bytes: Uint8Array, at: number): number =>
  byteAt(bytes, at) + byteAt(bytes, at + 1) * 256 + byteAt(bytes, at + 2) * 65_536;
const little32 = (bytes: Uint8Array, at: number): number => little24(bytes, at) + byteAt(bytes, at + 3) * 16_777_216;

/** Every marker up to the first scan, then the end of the picture; what some phones put behind that is left alone. Null = not whole. */
const jpegSize = (bytes: Uint8Array): Size | null => {
  let size: Size | null = null;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = byteAt(bytes, at + 1);
    if (marker === 0xff) {
      at += 1; // a marker may be filled up in front
      continue;
    }
    const length = big16(bytes, at + 2);
    if (length < 2) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) size = { height: big16(bytes, at + 5), width: big16(bytes, at + 7) };
    at += 2 + length;
    if (marker === 0xda) return size !== null && endsLater(bytes, at) ? size : null;
  }
  return null;
};

const endsLater = (bytes: Uint8Array, from: number): boolean => {
  for (let at = from; at + 1 < bytes.length; at += 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
};

/** Chunk after chunk from the head to the end; nothing may follow it. */
const pngSize = (bytes: Uint8Array): Size | null => {
  if (!begins(bytes, 12, latin('IHDR'))) return null;
  let pixels = false;
  for (let at = pngHead.length; at + 12 <= bytes.length;) {
    const next = at + 12 + big32(bytes, at);
    if (begins(bytes, at + 4, latin('IDAT'))) pixels = true;
    if (begins(bytes, at + 4, latin('IEND')))
      return pixels && next === bytes.length ? { width: big32(bytes, 16), height: big32(bytes, 20) } : null;
    at = next;
  }
  return null;
};

/** The three kinds of WebP; the length in the head must be that of the file, but for one byte of filling. */
const webpSize = (bytes: Uint8Array): Size | null => {
  const length = little32(bytes, 4) + 8;
  if (length !== bytes.length && length + (length % 2) !== bytes.length) return null;
  if (bytes.length < 30) return null;
  if (begins(bytes, 12, latin('VP8X'))) return { width: little24(bytes, 24) + 1, height: little24(bytes, 27) + 1 };
  if (begins(bytes, 12, latin('VP8L'))) {
    const bits = little32(bytes, 21);
    return bytes[20] === 0x2f ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : null;
  }
  if (!begins(bytes, 12, latin('VP8 ')) || !begins(bytes, 23, [0x9d, 0x01, 0x2a])) return null;
  const side = (at: number): number => (byteAt(bytes, at) + byteAt(bytes, at + 1) * 256) & 0x3fff;
  return { width: side(26), height: side(28) };
};

/** Words that a reader acts upon stand in the clear, also where the rest of the document is packed. */
const judgePdf = (bytes: Uint8Array): Judged => {
  const tail = Math.max(0, bytes.length - 2048);
  if (!holds(bytes, 'startxref', tail) || !holds(bytes, '%%EOF', tail)) return err('damaged');
  if (holds(bytes, '/Encrypt')) return err('locked');
  return holds(bytes, '/JavaScript') || holds(bytes, '/Launch') ? err('program') : ok('pdf');
};

/** Whether a word stands somewhere, not as the beginning of a longer one. */
const holds = (bytes: Uint8Array, word: string, from = 0): boolean => {
  const codes = latin(word);
  const [first = 0] = codes;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (begins(bytes, at, codes) && !isLetter(byteAt(bytes, at + codes.length))) return true;
  }
  return false;
};

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Photos of some phones; most programs of an office cannot show them. */
const isHeic = (bytes: Uint8Array): boolean =>
  begins(bytes, 4, latin('ftyp')) &&
  ['heic', 'heix', 'heif', 'mif1', 'msf1', 'hevc', 'avif'].some((brand) => begins(bytes, 8, latin(brand)));
