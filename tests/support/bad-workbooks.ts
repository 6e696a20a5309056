import * as XLSX from 'xlsx';
import { rawPart, rawZip } from './raw-zip.ts';
import { compoundFile, lockedExcel97 } from './old-workbooks.ts';

/** Files that clerks do hand in, each by its own name and with what the program must say about it. */
export interface BadWorkbook {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Buffer;
  readonly says: RegExp;
}

type Rows = readonly (readonly string[])[];

const otherColumns: Rows = [
  ['序号', '物品', '数量'],
  ['1', '桌子', '3'],
];

const bookOf = (rows: Rows, bookType: 'xlsx' | 'biff8', sheetName = '名单'): Buffer => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), sheetName);
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer; // typed as any by its own types
};

/** An OLE compound file, as Excel wraps a workbook that has a password. */
const encrypted = (): Buffer => compoundFile({ EncryptionInfo: Buffer.alloc(1000, 'x'), EncryptedPackage: Buffer.alloc(9000, 'x') });

/** About 334 KiB that inflate to 335 MiB of blanks inside one sheet. */
const bomb = (): Buffer => {
  const head = Buffer.from('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>');
  return rawZip([
    rawPart('[Content_Types].xml', '<Types/>'),
    rawPart('xl/workbook.xml', '<workbook/>'),
    rawPart('xl/worksheets/sheet1.xml', Buffer.concat([head, Buffer.alloc(335 * 1024 * 1024, ' ')])),
  ]);
};

const notImported = (reason: string): RegExp => new RegExp(`^“.+”没有导入，名录没有改动。.*${reason}.*请`, 's');

export const badWorkbooks: readonly BadWorkbook[] = [
  {
    what: 'a picture called .xlsx',
    name: '照片.xlsx',
    bytes: () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(5000, 1)]),
    says: notImported('这不是 Excel 工作簿'),
  },
  { what: 'a workbook behind a password', name: '加密.xlsx', bytes: encrypted, says: notImported('打开密码') },
  { what: 'an old workbook behind a password', name: '加密.xls', bytes: lockedExcel97, says: notImported('打开密码') },
  {
    what: 'a .csv with a quotation mark that is never closed',
    name: '引号.csv',
    bytes: () => Buffer.from('序号,物品\n1,"桌子\n2,椅子\n'),
    says: notImported('少了一个引号'),
  },
  {
    what: 'a .csv in no encoding that can be read',
    name: '乱码.csv',
    bytes: () => Buffer.concat([Buffer.from('序号,物品\n1,'), Buffer.from([0xff, 0xfe, 0xff]), Buffer.from('\n')]),
    says: notImported('认不出来的文字'),
  },
  {
    what: 'a .csv of one endless line',
    name: '一行.csv',
    bytes: () => Buffer.alloc(1024 * 1024, 'x'),
    says: notImported('一格长得不正常'),
  },
  {
    what: 'a workbook with parts that lie on each other',
    name: '重叠.xlsx',
    bytes: () =>
      rawZip([
        rawPart('xl/workbook.xml', '<workbook/>'),
        rawPart('xl/worksheets/sheet1.xml', '<x/>', { placedAt: 0, localName: 'xl/workbook.xml' }),
      ]),
    says: notImported('损坏'),
  },
  {
    what: 'an old .xls called .xlsx that holds another table',
    name: '旧格式.xlsx',
    bytes: () => bookOf(otherColumns, 'biff8'),
    says: /名录没有改动。.*请/s,
  },
  {
    what: 'a web page called .xls',
    name: '网页.xls',
    bytes: () => Buffer.from('\ufeff<html><head><meta charset="utf-8"></head><table><tr><td>序号</td></tr></table></html>'),
    says: notImported('网页'),
  },
  {
    what: 'a workbook without a row',
    name: '空表.xlsx',
    bytes: () => bookOf([], 'xlsx'),
    says: /^“空表.xlsx”里没有可以导入的行：表是空的.*名录没有改动。请/,
  },
  { what: 'a bomb of 334 KiB', name: '炸弹.xlsx', bytes: bomb, says: notImported('大得不正常') },
  {
    what: 'a workbook with other columns',
    name: '别的表.xlsx',
    bytes: () => bookOf(otherColumns, 'xlsx'),
    says: /^没有找到必需的列：.*名录没有改动。.*“物品”.*请改好标题行/s,
  },
  {
    what: 'a workbook whose sheet is called __proto__',
    name: '原型.xlsx',
    bytes: () => bookOf(otherColumns, 'xlsx', '__proto__'),
    says: /名录没有改动。.*请/s,
  },
  { what: 'half a workbook', name: '半截.xlsx', bytes: () => bookOf(otherColumns, 'xlsx').subarray(0, 3000), says: notImported('损坏') },
];
