import { TextDecoder } from 'node:util';
import { CFB, set_cptable } from 'xlsx';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';
import { biffFacts, type BiffFacts } from './biff-records.ts';

/**
 * Looks at an .xls before SheetJS parses it: an OLE compound file with the stream of a workbook, or the bare stream of Excel 4 and older,
 * which some programs still export. A modern workbook behind a password is a compound file as well; WPS's .et is an .xls by another name.
 */
export const inspectOldWorkbook = (bytes: Buffer): Result<BiffFacts, RefusedFileReason> => {
  const stream = isCompound(bytes) ? workbookStream(bytes) : ok(bytes);
  if (!stream.ok) return stream;
  const facts = biffFacts(stream.value);
  if (!facts) return err('notExcel');
  if (facts.encrypted) return err('encrypted');
  return facts.whole ? ok(facts) : err('damaged');
};

export const isOldWorkbook = (bytes: Buffer): boolean => isCompound(bytes) || (bytes[0] === 0x09 && biffFacts(bytes) !== undefined);

const oleMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const isCompound = (bytes: Buffer): boolean => bytes.subarray(0, oleMark.length).equals(oleMark);

// SheetJS types its own compound-file code as any.
const { read, find } = CFB as {
  readonly read: (bytes: Buffer, options: { readonly type: 'buffer' }) => object;
  readonly find: (file: object, path: string) => { readonly content?: Uint8Array } | null;
};

const workbookStream = (bytes: Buffer): Result<Buffer, RefusedFileReason> => {
  let file: object;
  try {
    file = read(bytes, { type: 'buffer' });
  } catch {
    return err('damaged'); // its only way to say so
  }
  if (find(file, 'EncryptedPackage')) return err('encrypted');
  const content = (find(file, '/Workbook') ?? find(file, '/Book'))?.content;
  return content === undefined ? err('notExcel') : ok(Buffer.from(content));
};

/** Texts of Excel 7 and older are in the code page of a Windows; one that does not say which is taken for a Chinese one. */
export const chineseCodePage = 936;

/**
 * Teaches SheetJS the code pages of texts before Unicode, in place of its own tables of several hundred KiB. Not for version 8: its texts are
 * Unicode whatever code page the file claims.
 */
export const learnCodePages = (): void => {
  set_cptable({
    utils: {
      decode: (codePage: number, data: ArrayLike<number>) => decoderOf(codePage).decode(Uint8Array.from(data)),
      encode: (_: number, text: string) => Buffer.from(text, 'latin1'),
    },
  });
};

const decoders = new Map<number, TextDecoder>();

const decoderOf = (codePage: number): TextDecoder => {
  const known = decoders.get(codePage);
  if (known) return known;
  const decoder = new TextDecoder(labels.get(codePage) ?? 'gb18030', { ignoreBOM: true });
  decoders.set(codePage, decoder);
  return decoder;
};

const labels: ReadonlyMap<number, string> = new Map([
  [936, 'gb18030'],
  [950, 'big5'],
  [932, 'shift_jis'],
  [949, 'euc-kr'],
  [1252, 'windows-1252'],
  [1200, 'utf-16le'],
  [65001, 'utf-8'],
]);
