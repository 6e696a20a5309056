import { crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from 'xlsx';

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
const encrypted = (): Buffer => {
  // SheetJS types its own compound-file code as any.
  const { utils, write } = XLSX.CFB as {
    readonly utils: { readonly cfb_new: () => object; readonly cfb_add: (file: object, name: string, content: Buffer) => void };
    readonly write: (file: object, options: { readonly type: 'buffer' }) => Buffer;
  };
  const file = utils.cfb_new();
  utils.cfb_add(file, 'EncryptionInfo', Buffer.alloc(1000, 'x'));
  utils.cfb_add(file, 'EncryptedPackage', Buffer.alloc(9000, 'x'));
  return write(file, { type: 'buffer' });
};

interface Part {
  readonly name: string;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
}

const partOf = (name: string, content: Buffer): Part => ({
  name,
  packed: deflateRawSync(content, { level: 9 }),
  size: content.length,
  crc: crc32(content),
});

/** A ZIP by hand: yazl streams, and a bomb must be exactly of this size. */
const zipOf = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, size, crc } of parts) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, end, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(parts.length, 4);
  tail.writeUInt16LE(parts.length, 6);
  tail.writeUInt32LE(directory.length, 8);
  tail.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), tail]);
};

/** About 334 KiB that inflate to 335 MiB of blanks inside one sheet. */
const bomb = (): Buffer => {
  const head = Buffer.from('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>');
  return zipOf([
    partOf('[Content_Types].xml', Buffer.from('<Types/>')),
    partOf('xl/workbook.xml', Buffer.from('<workbook/>')),
    partOf('xl/worksheets/sheet1.xml', Buffer.concat([head, Buffer.alloc(335 * 1024 * 1024, ' ')])),
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
