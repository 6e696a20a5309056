/**
 * The text behind XML's five entities, numbered characters of the basic plane and Excel's `_x000D_`, with line ends made `\n`: exactly what
 * SheetJS makes of a shared or an inline string. Undefined for everything else an ampersand may begin.
 */
export const plainXmlText = (raw: string): string | undefined => {
  const text = raw.includes('&') ? withoutEntities(raw) : raw;
  if (text === undefined) return undefined;
  const unescaped = excelEscape.test(text) ? text.replace(excelEscapes, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
  return unescaped.includes('\r\n') ? unescaped.replaceAll('\r\n', '\n') : unescaped;
};

/** Whether a stretch of a piece holds anything that `plainXmlText` would change. */
export const needsUnescaping = (piece: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const unit = piece.charCodeAt(at);
    if (unit === ampersand || unit === carriageReturn) return true;
    if (unit === underscore && (piece.charCodeAt(at + 1) | 0x20) === smallX) return true;
  }
  return false;
};

const ampersand = 0x26;
const carriageReturn = 0x0d;
const underscore = 0x5f;
const smallX = 0x78;

const excelEscape = /_x[\da-f]{4}_/i;
const excelEscapes = /_x([\da-f]{4})_/gi;
const entities = /&(?:(quot|apos|gt|lt|amp)|#(\d{1,5})|#x([\da-fA-F]{1,4}));/g;

const withoutEntities = (raw: string): string | undefined => {
  if (raw.replace(entities, '').includes('&')) return undefined;
  const unknown: string[] = [];
  const text = raw.replace(entities, (entity, word: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (word !== undefined) return characterByEntity.get(word) ?? '';
    const unit = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    if (unit === 0 || unit > 0xffff) unknown.push(entity);
    return String.fromCharCode(unit);
  });
  return unknown.length === 0 ? text : undefined;
};

/** A second unescaping of a text that was unescaped already, where a lone ampersand stands for itself. */
export const xmlTextAgain = (text: string): string | undefined => {
  if (!text.includes('&')) return text;
  if (text.includes('<![CDATA[') || /&#x?[\da-f]+;/i.test(text)) return undefined;
  const known = text.replace(/&(quot|apos|gt|lt|amp);/g, (_, word: string) => characterByEntity.get(word) ?? '');
  return /&(?:quot|apos|gt|lt|amp);/i.test(text.replace(/&(?:quot|apos|gt|lt|amp);/g, '')) ? undefined : known;
};

/** The text of a cell as SheetJS reads it; null where there is none, undefined where it is left to SheetJS. */
export const cellText = (text: string | undefined, twice: boolean): string | null | undefined => {
  if (text === undefined || text === '') return null;
  if (!needsUnescaping(text, 0, text.length)) return text;
  // SheetJS unescapes the stored text of a formula twice, the first time before it decodes UTF-8.
  if (twice && beyondTwice.test(text)) return undefined;
  const once = plainXmlText(text);
  const value = twice && once !== undefined ? xmlTextAgain(once) : once;
  return value === '' ? null : value;
};

const beyondTwice = /&#|_x[\da-f]{4}_/i;

const characterByEntity = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['amp', '&'],
]);

/** Attributes of one tag in the strict form programs write: `name="value"` or `name='value'` and blanks between. Undefined for any other. */
export const attributesOf = (tag: string): ReadonlyMap<string, string> | undefined => {
  const attributes = new Map<string, string>();
  let at = 0;
  for (const found of tag.matchAll(attribute)) {
    if (found.index !== at) return undefined;
    const [all, name = '', double, single] = found;
    if (attributes.has(name)) return undefined;
    attributes.set(name, double ?? single ?? '');
    at += all.length;
  }
  return /^\s*$/.test(tag.slice(at)) ? attributes : undefined;
};

const attribute = /\s+([A-Za-z][\w.:-]*)=(?:"([^"<]*)"|'([^'<]*)')/g;

/** Whether a part begins as UTF-8, as far as it says so itself. */
export const isUtf8Xml = (text: string): boolean => {
  const declaration = /^<\?xml[^>]*>/.exec(text)?.[0] ?? '';
  const encoding = /encoding=["']([^"']*)["']/.exec(declaration)?.[1] ?? 'utf-8';
  return /^utf-?8$/i.test(encoding) && /^\s*</.test(text) && !text.includes('\0');
};
