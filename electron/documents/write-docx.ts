import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
  type ISectionOptions,
} from 'docx';
import { htmlOf, part } from '#shared/base/markup.ts';
import { attachmentLines, columnShares, type OfficialBlock, type OfficialDocument } from '#shared/base/official-document.ts';
import { stampZip } from './stamp-zip.ts';

/** Fonts by the names that Windows and WPS know; none is bundled (GB/T 9704 names kinds, not makers). */
const fonts = { text: 'FangSong', title: 'FZXiaoBiaoSong-B05S', first: 'SimHei', second: 'KaiTi', number: 'SimSun' } as const;

/** Half points. */
const sizes = { text: 32, title: 44, table: 21, number: 28 } as const;

/**
 * 22 lines of 28 characters (GB/T 9704-2012), in twips: of a line, exactly, and between characters. A grid of the document would say the same,
 * but LibreOffice gives a character two cells of it, 14 in a line, and stretches the rows of tables.
 */
const lines = { line: 579, lineRule: LineRuleType.EXACT } as const;
const betweenCharacters = -5;
/** Two characters of 16 pt with the space between them. */
const twoCharacters = 630;

/** Of a page between its margins, in twips. */
const tableWidth = 8845;

/** Text of another size than the body's keeps its own width and height. */
const run = (text: string, font: string, size: number, strong = false): TextRun => {
  const body = size === sizes.text;
  const named = { ascii: font, hAnsi: font, eastAsia: font };
  const options: IRunOptions = {
    text,
    font: named,
    size,
    bold: strong,
    snapToGrid: body,
    ...(body ? { characterSpacing: betweenCharacters } : {}),
  };
  return new TextRun(options);
};

const textParagraph = (text: string, font: string = fonts.text, strong = false, keepNext = false): Paragraph =>
  new Paragraph({
    keepNext,
    alignment: AlignmentType.BOTH,
    spacing: lines,
    indent: { firstLine: twoCharacters },
    children: [run(text, font, sizes.text, strong)],
  });

const cellOf = (text: string, first: boolean, share: number): TableCell =>
  new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    children: [
      new Paragraph({
        alignment: first ? AlignmentType.LEFT : AlignmentType.CENTER,
        spacing: { line: 320, lineRule: LineRuleType.EXACT },
        children: [run(text, fonts.text, sizes.table)],
      }),
    ],
  });

/** The last one goes on with what is signed, which does not stand on a page by itself. */
const blockOf = (block: OfficialBlock, last: boolean): Paragraph | Table => {
  switch (block.kind) {
    case 'text':
      return textParagraph(block.text, fonts.text, false, last);
    case 'heading':
      return block.level === 1 ? textParagraph(block.text, fonts.first) : textParagraph(block.text, fonts.second, true);
    case 'table': {
      const shares = columnShares(block.head, block.rows);
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        layout: TableLayoutType.FIXED,
        columnWidths: shares.map((share) => Math.round((share * tableWidth) / 100)),
        rows: [block.head, ...block.rows].map(
          (cells, index) =>
            new TableRow({
              tableHeader: index === 0,
              cantSplit: true,
              children: cells.map((cell, at) => cellOf(cell, at === 0 && index > 0, shares[at] ?? 0)),
            }),
        ),
      });
    }
  }
};

/** — 1 — at the outer side of the page. */
const pageNumber = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: { ascii: fonts.number, eastAsia: fonts.number },
            size: sizes.number,
          }),
        ],
      }),
    ],
  });

const page: ISectionOptions['properties'] = {
  page: {
    size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
    margin: { top: 2098, right: 1474, bottom: 1984, left: 1587, footer: 1400 },
  },
};

/** Title, author and moment of the file; the library has no setting for the last. */
const coreXml = (title: string, office: string, at: Date): string => {
  const moment = (tag: string) => ({ tag, attributes: { 'xsi:type': 'dcterms:W3CDTF' }, children: [at.toISOString()] });
  const attributes = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  };
  const children = [
    part('dc:title', '', title),
    part('dc:creator', '', office),
    part('cp:lastModifiedBy', '', office),
    moment('dcterms:created'),
    moment('dcterms:modified'),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${htmlOf({ tag: 'cp:coreProperties', attributes, children })}`;
};

/**
 * The document as .docx (GB/T 9704-2012). `words` are those of its attachments. `at` is the only time in the file: the same document and time give
 * the same bytes.
 */
export const docxBytes = async (
  { title, to, blocks, attachments, office, date }: OfficialDocument,
  words: { readonly attachment: string },
  at: Date,
): Promise<Uint8Array> => {
  const blank = new Paragraph({ spacing: lines, keepNext: true, children: [] });
  const children: readonly (Paragraph | Table)[] = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 680, lineRule: LineRuleType.EXACT, after: 580 },
      children: [run(title, fonts.title, sizes.title)],
    }),
    ...(to === '' ? [] : [new Paragraph({ spacing: lines, children: [run(`${to}：`, fonts.text, sizes.text)] })]),
    ...blocks.map((block, at) => blockOf(block, at === blocks.length - 1)),
    ...attachmentLines(attachments, words.attachment).map((line) => textParagraph(line, fonts.text, false, true)),
    blank,
    blank,
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: lines,
      keepNext: true,
      indent: { right: twoCharacters },
      children: [run(office, fonts.text, sizes.text)],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: lines,
      indent: { right: 2 * twoCharacters },
      children: [run(date, fonts.text, sizes.text)],
    }),
  ];
  const document = new Document({
    title,
    creator: office,
    evenAndOddHeaderAndFooters: true,
    // The cells of the grid are as wide as a character of the default style and the space between two.
    styles: { paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: { size: sizes.text, font: fonts.text } }] },
    sections: [
      {
        properties: page,
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...children],
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreXml(title, office, at) };
  const bytes = new Uint8Array(await Packer.toBuffer(document, false, [core]));
  stampZip(bytes, at);
  return bytes;
};
