import { SSF } from 'xlsx';
import { chineseDateFormats } from './date-formats.ts';
import type { SheetName } from '#shared/base/sheet.ts';
import { plainXmlText } from './xml-text.ts';
import { tagsOf, type XmlTag } from './xml-tags.ts';
import type { ZipPart } from './zip-parts.ts';

/** Where the sheets of a workbook lie and how their cells are to be read. */
export interface WorkbookParts {
  readonly sheets: readonly (SheetName & { readonly part: ZipPart })[];
  readonly date1904: boolean;
  /** Whether the cell style of that index shows numbers as dates; undefined when the workbook has no styles. */
  readonly dateStyles: readonly boolean[] | undefined;
  readonly sharedStrings: ZipPart | undefined;
}

/** Reads one part as a whole. */
export type ReadPart = (part: ZipPart) => Promise<Buffer | undefined>;

/** Undefined when the workbook is put together in a way that only SheetJS is asked about. */
export const readWorkbookParts = async (parts: readonly ZipPart[], readPart: ReadPart): Promise<WorkbookParts | undefined> => {
  const partNamed = (name: string): ZipPart | undefined => parts.find((part) => part.name === name);
  const tagsIn = async (name: string): Promise<readonly XmlTag[] | undefined> => {
    const part = partNamed(name);
    const bytes = part && (await readPart(part));
    return bytes && tagsOf(bytes);
  };
  if (foreignParts.some((name) => partNamed(name))) return undefined;
  const [types, workbook, relations] = [await tagsIn('[Content_Types].xml'), await tagsIn(workbookName), await tagsIn(relationsName)];
  if (!types || !workbook || !relations || namesOfType(types, 'main').join('|') !== workbookName) return undefined;
  const sheets = sheetsOf(workbook, relations, partNamed);
  const [stringsName] = namesOfType(types, 'sharedStrings');
  const [stylesName] = namesOfType(types, 'styles');
  const styles = stylesName === undefined ? [] : await tagsIn(stylesName);
  const dateStyles = styles && dateStylesOf(styles);
  if (!sheets || !dateStyles || (stringsName !== undefined && !partNamed(stringsName))) return undefined;
  const properties = workbook.find(({ name }) => name === 'workbookPr');
  return {
    sheets,
    date1904: isTrue(properties?.attributes.get('date1904')),
    dateStyles: stylesName === undefined || !styles.some(({ name }) => name === 'cellXfs') ? undefined : dateStyles,
    sharedStrings: stringsName === undefined ? undefined : partNamed(stringsName),
  };
};

const workbookName = 'xl/workbook.xml';
const relationsName = 'xl/_rels/workbook.xml.rels';

/** Marks of other formats that SheetJS would prefer. */
const foreignParts = ['META-INF/manifest.xml', 'objectdata.xml', 'Index/Document.iwa'];

const typeEnds = {
  main: ['sheet.main+xml', 'sheet.macroEnabled.main+xml', 'template.main+xml'],
  sharedStrings: ['spreadsheetml.sharedStrings+xml'],
  styles: ['spreadsheetml.styles+xml'],
};

const namesOfType = (types: readonly XmlTag[], type: keyof typeof typeEnds): readonly string[] =>
  types.flatMap(({ name, attributes }) => {
    const fits = name === 'Override' && typeEnds[type].some((end) => attributes.get('ContentType')?.endsWith(end) === true);
    return fits ? [(attributes.get('PartName') ?? '').replace(/^\//, '')] : [];
  });

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const sheetsOf = (
  workbook: readonly XmlTag[],
  relations: readonly XmlTag[],
  partNamed: (name: string) => ZipPart | undefined,
): WorkbookParts['sheets'] | undefined => {
  const sheets: { readonly name: string; readonly hidden: boolean; readonly part: ZipPart }[] = [];
  for (const { name: tag, kind, attributes } of workbook) {
    if (tag !== 'sheet' || kind === 'close') continue;
    const name = plainXmlText(attributes.get('name') ?? '');
    const id = [...attributes].filter(([attribute]) => attribute.endsWith(':id')).map(([, value]) => value);
    const relation = relations.find(({ attributes: of }) => of.get('Id') === id[0]);
    const target = relation?.attributes.get('Target') ?? '';
    const isSheet = relation?.attributes.get('Type')?.endsWith('/relationships/worksheet') === true;
    const part = isSheet && id.length === 1 ? partNamed(target.startsWith('/') ? target.slice(1) : `xl/${target}`) : undefined;
    if (name === undefined || !part || sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) return undefined;
    sheets.push({ name, hidden: hiddenStates.has(attributes.get('state') ?? ''), part });
  }
  return sheets.length === 0 ? undefined : sheets;
};

const hiddenStates = new Set(['hidden', 'veryHidden']);

const dateStylesOf = (styles: readonly XmlTag[]): readonly boolean[] | undefined => {
  const formats = new Map<number, string>();
  const dates: boolean[] = [];
  let inCellStyles = false;
  for (const { name, kind, attributes } of styles) {
    if (name === 'cellXfs') inCellStyles = kind === 'open';
    if (kind === 'close') continue;
    if (name === 'numFmt' && dates.length === 0) {
      const code = plainXmlText(attributes.get('formatCode') ?? '');
      const id = Number(attributes.get('numFmtId'));
      // SheetJS keeps formats in a table of 392 and moves higher ids into gaps; which of two wins there is not worth knowing.
      if (code === undefined || !Number.isInteger(id) || id <= 0 || (id > 300 && id <= 392)) return undefined;
      formats.set(id, code);
    }
    if (name === 'xf' && inCellStyles) dates.push(isDateFormat(Number(attributes.get('numFmtId') ?? 0), formats));
  }
  return dates;
};

const builtInDates: ReadonlySet<number> = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, ...chineseDateFormats]);

const isDateFormat = (id: number, formats: ReadonlyMap<number, string>): boolean => {
  const code = formats.get(id);
  return code === undefined ? builtInDates.has(id) : isDateCode(code);
};

// SheetJS types its own test for dates as any.
const isDateCode = (code: string): boolean => (SSF as { readonly is_date: (code: string) => boolean }).is_date(code);
