import { err, ok, type Result } from '#shared/base/result.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';
import { countInflated, type InflatedZip } from './count-inflated.ts';

/** UX 17, DOMAIN 13.16: larger files are refused with a sentence. */
export const largestFileBytes = 50 * 1024 * 1024;

/** What the bytes are, whatever the file is called. Old workbooks and text tables join here when their readers come. */
export interface InspectedFile {
  readonly format: 'xlsx';
  readonly zip: InflatedZip;
}

/**
 * Decides by content alone whether a clerk's file may be parsed, before any parser sees it. The same bytes must be parsed afterwards:
 * a path could name another file by then.
 */
export const inspectFile = async (bytes: Buffer): Promise<Result<InspectedFile, RefusedFileReason>> => {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > largestFileBytes) return err('tooLarge');
  if (startsWith(bytes, zipMark)) return inspectZip(bytes);
  if (startsWith(bytes, oleMark)) return err(reasonOfCompoundFile(bytes));
  return err(reasonOfText(bytes));
};

const zipMark = Buffer.from([0x50, 0x4b]);
const oleMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const startsWith = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

const inspectZip = async (bytes: Buffer): Promise<Result<InspectedFile, RefusedFileReason>> => {
  const counted = await countInflated(bytes);
  if (!counted.ok) return counted;
  const holds = (name: string): boolean => counted.value.parts.some((part) => part.name.toLowerCase() === name);
  if (holds('xl/workbook.xml')) return ok({ format: 'xlsx', zip: counted.value });
  return err(holds('xl/workbook.bin') ? 'oldFormat' : 'notExcel');
};

// Both old .xls and a modern workbook behind a password are OLE compound files; their stream names tell them apart.
const reasonOfCompoundFile = (bytes: Buffer): RefusedFileReason => {
  const holds = (streamName: string): boolean => bytes.includes(Buffer.from(streamName, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted';
  return holds('Workbook') || holds('Book') ? 'oldFormat' : 'notExcel';
};

const reasonOfText = (bytes: Buffer): RefusedFileReason => {
  const head = bytes.subarray(0, 4096);
  const text = head.toString('latin1').replaceAll('\0', '').toLowerCase();
  if (/<html|<table|<!doctype html|<head|<meta|mime-version:/.test(text)) return 'htmlDisguised';
  if (text.includes('<?xml')) return 'notExcel';
  const isText = !head.includes(0) && /[\n\r]/.test(text) && /[,\t;]/.test(text);
  return isText ? 'textFile' : 'notExcel';
};
