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

const text = (className: string, content: string): MarkupElement => part('p', className, content);

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
      ...attachments.map((name, index) =>
        text('official-text', `${index === 0 ? words.attachment : '\u3000\u3000\u3000'}${String(index + 1)}. ${name}`),
      ),
      // The seal is put over the date by hand; none is drawn.
      part('div', 'official-end', text('official-office', office), text('official-date', date)),
    ),
  );
