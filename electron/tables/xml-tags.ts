import { attributesOf, isUtf8Xml } from './xml-text.ts';

export interface XmlTag {
  /** Without its prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Cuts a small part of a workbook into its tags. Undefined for what the fast path does not read: other encodings than UTF-8, comments, CDATA, a
 * document type, and whatever is not well-formed at the level of tags.
 */
export const tagsOf = (part: Buffer): readonly XmlTag[] | undefined => {
  const text = part.toString('utf8').replace(/^\ufeff/, '');
  if (!isUtf8Xml(text)) return undefined;
  const tags: XmlTag[] = [];
  const open: string[] = [];
  for (let at = text.indexOf('<', text.startsWith('<?xml') ? 1 : 0); at >= 0; at = text.indexOf('<', at + 1)) {
    const end = text.indexOf('>', at);
    const tag = end < 0 ? undefined : tagOf(text.slice(at + 1, end));
    if (!tag) return undefined;
    if (tag.kind === 'open' && open.push(tag.fullName) > deepest) return undefined;
    if (tag.kind === 'close' && open.pop() !== tag.fullName) return undefined;
    tags.push(tag);
  }
  return open.length === 0 ? tags : undefined;
};

/** Real parts are some ten levels deep. */
const deepest = 64;

const tagOf = (inside: string): (XmlTag & { readonly fullName: string }) | undefined => {
  const [, slash = '', prefix = '', name = '', rest = '', end = ''] = tagShape.exec(inside) ?? [];
  const attributes = attributesOf(rest);
  if (name === '' || !attributes || (slash !== '' && end !== '')) return undefined;
  return { name, fullName: prefix + name, kind: slash === '/' ? 'close' : end === '/' ? 'empty' : 'open', attributes };
};

const tagShape = /^(\/?)((?:\w+:)?)([A-Za-z][\w.-]*)((?:\s[^]*?)?)(\/?)$/;
