import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handMadeBook, sheetXml, stringsXml, stylesXml } from '#tests/support/hand-made-workbook.ts';
import { readFast, readWithSheetJs } from '#tests/support/read-both-ways.ts';

const formats = [0, 1, 14, 22, 49, 'yyyy-mm-dd', '0.00_ ', '"共"0"户"', '[$-804]yyyy"年"m"月"', '@', 'General;[Red]-General'];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const words = fc.constantFrom(
  '代码',
  '正定县',
  ' ',
  '\n',
  '_x000D_',
  '_x41_',
  '&',
  '<',
  '>',
  '"',
  "'",
  '𠮷',
  'ａ',
  '0',
  '.',
  'r="A1"',
  '\r\n',
  '\t',
  '中'.repeat(50),
);
const text = fc.array(words, { maxLength: 5 }).map((parts) => escaped(parts.join('')));
const rich = fc
  .tuple(text, text, fc.boolean())
  .map(
    ([a, b, kept]) =>
      `<r><t${kept ? ' xml:space="preserve"' : ''}>${a}</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><rPr><b/></rPr><t>${b}</t></r>`,
  );
const item = fc.oneof(
  text.map((plain) => `<t xml:space="preserve">${plain}</t>`),
  rich,
);

const number = fc.oneof(
  fc.integer({ min: -10, max: 3_000_000 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('0', '60', '44201', '1E5', '911301236012345678', '5.', '.5'),
);

interface MadeCell {
  readonly column: number;
  readonly style: number | null;
  readonly inside: readonly [type: string, content: string];
}

const inside: fc.Arbitrary<MadeCell['inside']> = fc.oneof(
  number.map((value) => ['', `<v>${value}</v>`] as const),
  number.map((value) => [' t="n"', `<f>A1+${value}</f><v>${value}</v>`] as const),
  text.map((value) => [' t="str"', `<v>${value}</v>`] as const),
  item.map((value) => [' t="inlineStr"', `<is>${value}</is>`] as const),
  fc.nat({ max: 9 }).map((index) => [' t="s"', `<v>${String(index)}</v>`] as const),
  fc.constantFrom('0', '1', 'true').map((value) => [' t="b"', `<v>${value}</v>`] as const),
  fc.constantFrom('#N/A', '#REF!', '#CALC!').map((value) => [' t="e"', `<v>${value}</v>`] as const),
  fc.constant(['', ''] as const),
);

const cell: fc.Arbitrary<MadeCell> = fc.record({
  column: fc.nat({ max: 40 }),
  style: fc.option(fc.nat({ max: formats.length })),
  inside,
});

const columnName = (column: number): string =>
  (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26));

const row = fc.record({
  gap: fc.integer({ min: 1, max: 3 }),
  hidden: fc.boolean(),
  cells: fc.uniqueArray(cell, { maxLength: 8, selector: ({ column }) => column }),
});

const sheet = fc.array(row, { maxLength: 12 }).map((rows) => {
  let number = 0;
  const written = rows.map(({ gap, hidden, cells }) => {
    number += gap;
    const inOrder = [...cells].sort((a, b) => a.column - b.column);
    const xml = inOrder.map(({ column, style, inside: [type, content] }) => {
      const styled = style === null ? '' : ` s="${String(style)}"`;
      return `<c r="${columnName(column)}${String(number)}"${styled}${type}>${content}</c>`;
    });
    return `<row r="${String(number)}" spans="1:20"${hidden ? ' hidden="1"' : ''}>${xml.join('')}</row>`;
  });
  return sheetXml(written.join(''));
});

describe('any workbook that programs write', () => {
  it('is read the same by both readers, or left to SheetJS', async () => {
    let understood = 0;
    const runs = 300;
    await fc.assert(
      fc.asyncProperty(sheet, fc.array(item, { minLength: 10, maxLength: 12 }), fc.boolean(), async (xml, items, date1904) => {
        const properties = `<workbookPr date1904="${date1904 ? 'true' : 'false'}"/>`;
        const file = await handMadeBook({
          sheets: [{ name: '名单', xml }],
          styles: stylesXml(formats),
          strings: stringsXml(items),
          properties,
        });
        const fast = await readFast(file);
        if (fast === 'notUnderstood') return;
        understood += 1;
        expect(fast).toEqual(readWithSheetJs(file));
      }),
      { numRuns: runs, seed: 20_261_125 },
    );
    expect(understood).toBeGreaterThan(runs * 0.6);
  });
});
