import { ZipFile } from 'yazl';

export const zipOf = async (parts: Readonly<Record<string, Buffer | string>>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface HandMadeBook {
  readonly sheets: readonly { readonly name: string; readonly xml: string | Buffer; readonly state?: 'hidden' | 'veryHidden' }[];
  readonly styles?: string;
  readonly strings?: string;
  readonly properties?: string;
}

/** The parts of a workbook written by hand, for what no honest program writes. */
export const handMadeParts = ({ sheets, styles, strings, properties = '' }: HandMadeBook): Readonly<Record<string, string | Buffer>> => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const others = [
    ...(styles === undefined ? [] : [{ name: 'styles', part: styles }]),
    ...(strings === undefined ? [] : [{ name: 'sharedStrings', part: strings }]),
  ];
  const overrides = others.map(({ name }) => `<Override PartName="/xl/${name}.xml" ContentType="${type}.${name}+xml"/>`).join('');
  const sheetOverrides = sheets.map(
    (_, index) => `<Override PartName="/xl/worksheets/sheet${String(index + 1)}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${String(index + 1)}"${state ? ` state="${state}"` : ''} r:id="rId${String(index + 1)}"/>`,
  );
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${office}/worksheet" Target="worksheets/sheet${String(index + 1)}.xml"/>`,
  );
  return {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${sheetOverrides.join('')}${overrides}</Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${relations}">${links.join('')}</Relationships>`,
    ...Object.fromEntries(others.map(({ name, part }) => [`xl/${name}.xml`, part])),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${String(index + 1)}.xml`, sheet.xml])),
  };
};

export const handMadeBook = (book: HandMadeBook): Promise<Buffer> => zipOf(handMadeParts(book));

export const handMade = (sheet: string | Buffer, name = '名单'): Promise<Buffer> => handMadeBook({ sheets: [{ name, xml: sheet }] });

/** Cell styles 0, 1, 2 … that show numbers by these built-in or, from 164 on, own formats. */
export const stylesXml = (formats: readonly (number | string)[]): string => {
  const own = formats.flatMap((format, index) => (typeof format === 'string' ? [{ id: 164 + index, format }] : []));
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const numFmts = own.map(({ id, format }) => `<numFmt numFmtId="${String(id)}" formatCode="${escaped(format)}"/>`).join('');
  const xfs = formats.map((format, index) => `<xf numFmtId="${String(typeof format === 'string' ? 164 + index : format)}" xfId="0"/>`);
  return `${xml}<styleSheet xmlns="${main}"><numFmts count="${String(own.length)}">${numFmts}</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${String(xfs.length)}">${xfs.join('')}</cellXfs></styleSheet>`;
};

export const stringsXml = (items: readonly string[]): string =>
  `${xml}<sst xmlns="${main}" count="${String(items.length)}" uniqueCount="${String(items.length)}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`;

export const sheetXml = (rows: string, before = ''): string =>
  `${xml}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData></worksheet>`;
export const textCell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const oneRow = `<row r="1">${textCell('A1', '代码')}</row>`;
