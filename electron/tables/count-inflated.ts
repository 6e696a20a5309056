import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * Honest sheets of text shrink ten- to twentyfold; repeated bytes shrink a thousandfold. Small parts may do what they like, because a
 * workbook of nothing but formatted empty cells is honest as well.
 */
export const inflationLimits = {
  entries: 200,
  sumBytes: 400 * MEBIBYTE,
  entryRatio: 150,
  ratioFromBytes: 8 * MEBIBYTE,
} as const;

export interface InflatedZip {
  readonly names: readonly string[];
  readonly bytes: number;
}

/**
 * Inflates every part of the ZIP once, counting bytes and keeping none, because declared sizes are the sender's claim (BUNDLE-SPEC 21).
 * Refuses too many parts, too many bytes, a bomb's ratio, two parts of one name, encrypted parts and any document type declaration.
 */
export const countInflated = async (bytes: Buffer): Promise<Result<InflatedZip, RefusedFileReason>> => {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  } catch {
    return err('damaged'); // yauzl's only way to say that this is no whole ZIP
  }
  if (zip.entryCount > inflationLimits.entries) return err('bomb');
  const names = new Set<string>();
  let sum = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return err('encrypted');
      const name = entry.fileName.toLowerCase();
      if (names.has(name)) return err('damaged');
      names.add(name);
      const counted = await countEntry(zip, entry, inflationLimits.sumBytes - sum);
      if (!counted.ok) return counted;
      sum += counted.value;
    }
  } catch {
    return err('damaged'); // a broken central directory or a part that does not inflate
  }
  return ok({ names: [...names], bytes: sum });
};

const countEntry = async (zip: ZipFile, entry: Entry, left: number): Promise<Result<number, RefusedFileReason>> => {
  const ratioBytes = Math.max(inflationLimits.ratioFromBytes, entry.compressedSize * inflationLimits.entryRatio);
  const stream = await zip.openReadStreamPromise(entry);
  let count = 0;
  let tail = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    count += chunk.length;
    if (count > ratioBytes) return err('bomb');
    if (count > left) return err('tooLarge');
    const joint = Buffer.concat([tail, chunk.subarray(0, longestMark)]);
    if (declaresDocumentType(chunk) || declaresDocumentType(joint)) return err('unsafe');
    tail = Buffer.from(chunk.subarray(-longestMark));
  }
  return ok(count);
};

const documentType = '<!DOCTYPE';
const documentTypeMarks = [Buffer.from(documentType, 'utf8'), Buffer.from(documentType, 'utf16le')] as const;
const longestMark = documentType.length * 2;

// UTF-16 big-endian text holds the little-endian mark as well, one byte shifted, apart from its last byte.
const declaresDocumentType = (bytes: Buffer): boolean =>
  bytes.includes(documentTypeMarks[0]) || bytes.includes(documentTypeMarks[1].subarray(0, -1));
