import * as XLSX from 'xlsx';

const record = (type: number, content: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
};

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
};

// SheetJS types its own compound-file code as any.
const { utils, write } = XLSX.CFB as {
  readonly utils: { readonly cfb_new: () => object; readonly cfb_add: (file: object, name: string, content: Buffer) => void };
  readonly write: (file: object, options: { readonly type: 'buffer' }) => Buffer;
};

/** An OLE compound file of these streams, as Excel makes them. */
export const compoundFile = (streams: Readonly<Record<string, Buffer>>): Buffer => {
  const file = utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) utils.cfb_add(file, name, content);
  return write(file, { type: 'buffer' });
};

const codePage = (page: number | undefined): Buffer => (page === undefined ? Buffer.alloc(0) : record(0x42, words(page)));
const end = record(0x0a, Buffer.alloc(0));

/** A workbook of Excel 95 whose texts are bytes of a code page; SheetJS writes none in Chinese. */
export const excel95 = (cells: readonly (readonly Buffer[])[], sheetName: Buffer, page: number | undefined): Buffer => {
  const globals = (sheetAt: number): Buffer => {
    const at = Buffer.alloc(4);
    at.writeUInt32LE(sheetAt);
    const bound = record(0x85, Buffer.concat([at, Buffer.from([0, 0, sheetName.length]), sheetName]));
    return Buffer.concat([record(0x809, words(0x500, 0x05, 0, 0)), codePage(page), bound, end]);
  };
  const labels = cells.flatMap((row, r) => row.map((text, c) => record(0x204, Buffer.concat([words(r, c, 0, text.length), text]))));
  const sheet = Buffer.concat([record(0x809, words(0x500, 0x10, 0, 0)), ...labels, end]);
  return compoundFile({ Book: Buffer.concat([globals(globals(0).length), sheet]) });
};

/** The bare stream that Excel 2 wrote and old programs still export. */
export const excel2 = (cells: readonly (readonly Buffer[])[]): Buffer => {
  const labels = cells.flatMap((row, r) =>
    row.map((text, c) => record(0x04, Buffer.concat([words(r, c), Buffer.from([0, 0, 0, text.length]), text]))),
  );
  return Buffer.concat([record(0x09, words(2, 0x10)), ...labels, end]);
};

/** A workbook of Excel 97 to 2003 behind a password, as far as its first records tell. */
export const lockedExcel97 = (): Buffer =>
  compoundFile({
    Workbook: Buffer.concat([record(0x809, words(0x600, 0x05, 0, 0, 0, 0, 0, 0)), record(0x2f, words(1, 1, 1)), Buffer.alloc(5000, 7)]),
  });

const xf = 0xe0;

/** The same .xls with the number of a format in place of every format that SheetJS made up (from 50 on) for its cells. */
export const withCellFormat = (bytes: Buffer, format: number): Buffer => {
  const { read, find } = XLSX.CFB as {
    readonly read: (file: Buffer, options: { readonly type: 'buffer' }) => object;
    readonly find: (file: object, name: string) => { readonly content: Uint8Array };
  };
  const stream = Buffer.from(find(read(bytes, { type: 'buffer' }), '/Workbook').content);
  for (let at = 0; at + 8 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    if (stream.readUInt16LE(at) === xf && stream.readUInt16LE(at + 6) >= 50) stream.writeUInt16LE(format, at + 6);
  }
  return compoundFile({ Workbook: stream });
};
