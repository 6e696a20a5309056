/** A piece of a page that is described once and shown twice: as HTML text in a file, and by React in the window. */
export type Markup = string | MarkupElement;

export interface MarkupElement {
  readonly tag: string;
  readonly className?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
}

export const part = (tag: string, className: string, ...children: readonly Markup[]): MarkupElement => ({
  tag,
  ...(className === '' ? {} : { className }),
  children,
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The HTML text of a piece; texts and attributes are escaped, so that nothing in the data is read as markup. */
export const htmlOf = (markup: Markup): string => {
  if (typeof markup === 'string') return escaped(markup);
  const { tag, className, attributes = {}, children } = markup;
  const all = className === undefined ? attributes : { class: className, ...attributes };
  const written = Object.entries(all).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${written.join('')}>${children.map(htmlOf).join('')}</${tag}>`;
};
