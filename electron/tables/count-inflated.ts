import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';
import { createSheetTail } from './sheet-tail.ts';
import { listParts, unpack, type ZipPart } from './zip-parts.ts';

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
  readonly parts: readonly ZipPart[];
  readonly bytes: number;
  /** By the name of a sheet's part: what follows its cells. Missing where that is too long to keep, or where there are no cells. */
  readonly sheetTails: ReadonlyMap<string, Buffer>;
}

/**
 * Inflates every part of the ZIP once, counting bytes and keeping next to none, because declared sizes are the sender's claim (BUNDLE-SPEC 21).
 * Refuses too many parts, too many bytes, a bomb's ratio, parts that overlap or share a name, encrypted parts and any document type declaration.
 */
export const countInflated = async (bytes: Buffer): Promise<Result<InflatedZip, RefusedFileReason>> => {
  const parts = await listParts(bytes, inflationLimits.entries);
  if (!parts.ok) return parts;
  const sheetTails = new Map<string, Buffer>();
  let sum = 0;
  for (const part of parts.value) {
    const tail = part.name.startsWith('xl/worksheets/') ? createSheetTail() : undefined;
    try {
      const counted = await countPart(part, inflationLimits.sumBytes - sum, (chunk) => tail?.take(chunk));
      if (!counted.ok) return counted;
      sum += counted.value;
    } catch {
      return err('damaged'); // does not inflate, or not to the size it claims
    }
    const found = tail?.bytes();
    if (found) sheetTails.set(part.name, found);
  }
  return ok({ parts: parts.value, bytes: sum, sheetTails });
};

const countPart = async (part: ZipPart, left: number, look: (chunk: Buffer) => void): Promise<Result<number, RefusedFileReason>> => {
  const ratioBytes = Math.max(inflationLimits.ratioFromBytes, part.packed.length * inflationLimits.entryRatio);
  // A part that admits to be a bomb need not be opened to be believed.
  if (part.bytes > ratioBytes) return err('bomb');
  if (part.bytes > left) return err('tooLarge');
  let count = 0;
  let tail = Buffer.alloc(0);
  for await (const chunk of unpack(part)) {
    count += chunk.length;
    const joint = Buffer.concat([tail, chunk.subarray(0, longestMark)]);
    if (declaresDocumentType(chunk) || declaresDocumentType(joint)) return err('unsafe');
    tail = Buffer.from(chunk.subarray(-longestMark));
    look(chunk);
  }
  return ok(count);
};

const documentType = '<!DOCTYPE';
const documentTypeMarks = [Buffer.from(documentType, 'utf8'), Buffer.from(documentType, 'utf16le')] as const;
const longestMark = documentType.length * 2;

// UTF-16 big-endian text holds the little-endian mark as well, one byte shifted, apart from its last byte.
const declaresDocumentType = (bytes: Buffer): boolean =>
  bytes.includes(documentTypeMarks[0]) || bytes.includes(documentTypeMarks[1].subarray(0, -1));
