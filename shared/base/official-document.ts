import { part, type MarkupElement } from './markup.ts';
import { paperDocument } from './paper-document.ts';

/** A piece of an official document (公文). A heading of level 1 is 黑体, of level 2 楷体 (GB/T 9704-2012). */
export type OfficialBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** An official document as it is said once and written as a page and as .docx. */
export interface OfficialDocument {
  readonly title: string;
  /** 主送机关; empty = none. */
  readonly to: string;
  readonly blocks: readonly OfficialBlock[];
  /** 附件, by name. */
  readonly attachments: readonly string[];
  /** 发文机关署名. */
  readonly office: string;
  /** 成文日期 in words. */
  readonly date: string;
}

/** Half widths of a table's line: its type has 10.5 points, the page 442. */
const lineWidth = 84;
/** What a column may ask for, so that one long text does not take all of it. */
const widestAsked = 64;

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2), 0);
/** A code or a number is not broken, and not every type has digits of half a width. */
const unbroken = (text: string): number => 1.2 * Math.max(0, ...text.split(/[^!-~]+/).map((word) => word.length));

/** Shares of the columns of a table, in percent: by what stands in them, none so narrow that a code would break. */
export const columnShares = (head: readonly string[], rows: readonly (readonly string[])[]): readonly number[] => {
  const columns = head.map((title, at) => [title, ...rows.map((cells) => cells[at] ?? '')]);
  const asked = columns.map((cells) => Math.min(widestAsked, Math.max(4, ...cells.map(widthOf))) + 2);
  const least = columns.map((cells) => Math.min(widestAsked, Math.max(...cells.map(unbroken)) + 3) / lineWidth);
  const sum = asked.reduce((total, width) => total + width, 0);
  // Codes that would not fit beside each other are broken after all.
  const fits = least.reduce((total, share) => total + share, 0) < 1;
  const held = asked.map((width, at) => fits && width / sum < (least[at] ?? 0));
  const left = 1 - least.reduce((total, share, at) => total + (held[at] === true ? share : 0), 0);
  const free = asked.reduce((total, width, at) => total + (held[at] === true ? 0 : width), 0);
  return asked.map((width, at) => 100 * (held[at] === true ? (least[at] ?? 0) : (left * width) / free));
};

/** 附件 as they stand below the text, numbered when there are several; `word` opens the first line. */
export const attachmentLines = (attachments: readonly string[], word: string): readonly string[] =>
  attachments.map(
    (name, index) => `${index === 0 ? word : '\u3000\u3000\u3000'}${attachments.length === 1 ? '' : `${String(index + 1)}. `}${name}`,
  );

const text = (className: string, content: string): MarkupElement => part('p', className, content);

const columnOf = (share: number): MarkupElement => ({ tag: 'col', attributes: { width: `${share.toFixed(2)}%` }, children: [] });

const blockView = (block: OfficialBlock): MarkupElement => {
  switch (block.kind) {
    case 'text':
      return text('official-text', block.text);
    case 'heading':
      return text(block.level === 1 ? 'official-text official-first' : 'official-text official-second', block.text);
    case 'table':
      return part(
        'table',
        'official-table',
        part('colgroup', '', ...columnShares(block.head, block.rows).map(columnOf)),
        part('thead', '', part('tr', '', ...block.head.map((cell) => part('th', '', cell)))),
        part('tbody', '', ...block.rows.map((cells) => part('tr', '', ...cells.map((cell) => part('td', '', cell))))),
      );
  }
};

/** The document as a whole page; `words` are those of its attachments, `style` is all of its look. */
export const officialPage = (
  { title, to, blocks, attachments, office, date }: OfficialDocument,
  words: { readonly attachment: string },
  style: string,
): MarkupElement =>
  paperDocument(
    title,
    style,
    part(
      'article',
      'official',
      part('h1', '', title),
      ...(to === '' ? [] : [text('official-to', `${to}：`)]),
      ...blocks.map(blockView),
      ...attachmentLines(attachments, words.attachment).map((line) => text('official-text', line)),
      // The seal is put over the date by hand; none is drawn.
      part('div', 'official-end', text('official-office', office), text('official-date', date)),
    ),
  );
