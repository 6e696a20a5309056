import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';
import type { BiffFacts } from './biff-records.ts';
import { countInflated, type InflatedZip } from './count-inflated.ts';
import { inspectOldWorkbook, isOldWorkbook } from './old-workbook.ts';
import { inspectTextTable, type TextShape } from './text-table.ts';

/** UX 17, DOMAIN 13.16: larger files are refused with a sentence. */
export const largestFileBytes = 50 * 1024 * 1024;

/** What the bytes are, whatever the file is called. */
export type InspectedFile =
  | { readonly format: 'xlsx'; readonly zip: InflatedZip }
  | { readonly format: 'xls'; readonly biff: BiffFacts }
  | { readonly format: 'text'; readonly shape: TextShape };

type Inspected = Result<InspectedFile, RefusedFileReason>;

/**
 * Decides by content alone whether a clerk's file may be parsed, before any parser sees it. The same bytes must be parsed afterwards:
 * a path could name another file by then.
 */
export const inspectFile = async (bytes: Buffer): Promise<Inspected> => {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > largestFileBytes) return err('tooLarge');
  if (bytes.subarray(0, zipMark.length).equals(zipMark)) return inspectZip(bytes);
  return isOldWorkbook(bytes) ? inspectOld(bytes) : inspectText(bytes);
};

const zipMark = Buffer.from([0x50, 0x4b]);

const inspectZip = async (bytes: Buffer): Promise<Inspected> => {
  const counted = await countInflated(bytes);
  if (!counted.ok) return counted;
  const holds = (name: string): boolean => counted.value.parts.some((part) => part.name.toLowerCase() === name);
  if (holds('xl/workbook.xml')) return ok({ format: 'xlsx', zip: counted.value });
  return err(holds('xl/workbook.bin') ? 'binaryFormat' : 'notExcel');
};

const inspectOld = (bytes: Buffer): Inspected => {
  const biff = inspectOldWorkbook(bytes);
  return biff.ok ? ok({ format: 'xls', biff: biff.value }) : biff;
};

/** Many systems call a web page .xls; it begins with a tag, or with the head of a saved mail. */
const inspectText = (bytes: Buffer): Inspected => {
  const head = bytes
    .toString('latin1', 0, 4096)
    .replaceAll('\0', '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*/, '')
    .toLowerCase();
  if (head.startsWith('mime-version:')) return err('htmlDisguised');
  if (head.startsWith('<')) return err(/<html|<table|<!doctype html|<head|<meta/.test(head) ? 'htmlDisguised' : 'notExcel');
  const shape = inspectTextTable(bytes);
  return shape.ok ? ok({ format: 'text', shape: shape.value }) : shape;
};
