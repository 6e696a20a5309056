import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { Cell } from '#shared/base/sheet.ts';
import { writeMadeCounty } from '#electron/made-county/write-made-county.ts';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { handMade, handMadeBook, sheetXml, stringsXml, stylesXml, textCell, xml } from '#tests/support/hand-made-workbook.ts';
import { readFast, readWithSheetJs, type ReadTable } from '#tests/support/read-both-ways.ts';

/** What both readers say, once they say the same. */
const agreed = async (bytes: Buffer, sheet?: string): Promise<ReadTable> => {
  const fast = await readFast(bytes, sheet);
  expect(fast).toEqual(readWithSheetJs(bytes, sheet));
  if (typeof fast === 'string') throw new Error(fast);
  return fast;
};

const cellsOf = async (bytes: Buffer): Promise<readonly (readonly Cell[])[]> => (await agreed(bytes)).rows.map(({ cells }) => cells);

const book = (sheets: Readonly<Record<string, XLSX.WorkSheet>>, options: XLSX.WritingOptions = {}): Buffer => {
  const workbook = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(workbook, sheet, name);
  return XLSX.write(workbook, { ...options, type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer;
};

const inRow = (cells: string): string => sheetXml(`<row r="1">${cells}</row>`);

describe('the fast path reads a workbook as SheetJS does', () => {
  it('written by SheetJS, with and without shared strings', async () => {
    const table = [['代码', '名称', 'a<b&"c"', ' 空 格 '], ['0012', 3.5, true, false], [], [null, -1e21, '\n行\n', 0]];
    for (const bookSST of [true, false]) {
      const rows = await cellsOf(book({ 名单: XLSX.utils.aoa_to_sheet(table) }, { bookSST }));
      expect(rows).toHaveLength(3);
      expect(rows[1]).toEqual(['0012', 3.5, true, false]);
    }
  });

  it('with dates by built-in, own and Chinese formats, in both calendars, from serial 0 to the end', async () => {
    const styles = stylesXml([0, 14, 22, 'yyyy"年"m"月"d"日"', '0.00', '[h]:mm', '"日期"0', 'General', '@']);
    const serials = ['0', '1', '59', '60', '60.5', '61', '44201', '44201.999999', '-1', '-693594', '2958465', '2958466', '1e9', '0.25'];
    const cells = serials.flatMap((serial, row) => [
      `<row r="${String(row + 1)}">${Array.from({ length: 9 }, (_, style) => `<c r="${'ABCDEFGHI'.charAt(style)}${String(row + 1)}" s="${String(style)}"><v>${serial}</v></c>`).join('')}<c r="J${String(row + 1)}" s="99"><v>${serial}</v></c></row>`,
    ]);
    for (const date1904 of ['0', '1']) {
      const sheet = { name: '名单', xml: sheetXml(cells.join('')) };
      const rows = await cellsOf(await handMadeBook({ sheets: [sheet], styles, properties: `<workbookPr date1904="${date1904}"/>` }));
      expect(rows).toHaveLength(serials.length);
      if (date1904 === '0')
        expect(rows[6]?.slice(0, 5)).toEqual([44201, { date: '2021-01-05' }, { date: '2021-01-05' }, { date: '2021-01-05' }, 44201]);
    }
  });

  it('with numbers shown by the formats 27 to 36 and 50 to 58, which Chinese Excel does not spell out', async () => {
    const formats = [27, 31, 36, 50, 57, 58];
    const cells = formats.map((_, style) => `<c r="${'ABCDEF'.charAt(style)}1" s="${String(style)}"><v>44201</v></c>`).join('');
    const [row] = await cellsOf(await handMadeBook({ sheets: [{ name: '名单', xml: inRow(cells) }], styles: stylesXml(formats) }));
    expect(row).toEqual(formats.map(() => ({ date: '2021-01-05' })));
  });

  it('with rich text, phonetic runs, kept blanks, entities and Excel escapes among the shared strings', async () => {
    const items = [
      '<t>普通</t>',
      '<r><rPr><b/><sz val="11"/></rPr><t>富</t></r><r><t xml:space="preserve"> 文本 </t></r>',
      '<t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh><phoneticPr fontId="1"/>',
      '<r><t>東</t></r><rPh sb="0" eb="1"><t>ひがし</t></rPh><r><t>京</t></r>',
      '<t xml:space="preserve">  前后  </t>',
      '<t>A&amp;B &lt;c&gt; &quot;d&quot; &apos;e&apos; &#20013;&#x6587;</t>',
      '<t>一_x000D_\n二_x005F_x0041_</t>',
      '<t></t>',
      '<t/>',
      '',
      '<phoneticPr fontId="1"/>',
      '<t>𠮷野家</t>',
    ];
    const cells = items.map((_, index) => `<c r="${String.fromCharCode(65 + index)}1" t="s"><v>${String(index)}</v></c>`).join('');
    const [row] = await cellsOf(await handMadeBook({ sheets: [{ name: '名单', xml: inRow(cells) }], strings: stringsXml(items) }));
    expect(row?.slice(0, 6)).toEqual(['普通', '富 文本 ', '漢字', '東京', '  前后  ', `A&B <c> "d" 'e' 中文`]);
    expect(row?.at(-1)).toBe('𠮷野家');
  });

  it('with inline strings, stored results of formulas, errors and empty values', async () => {
    const cells = [
      '<c r="A1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>',
      '<c r="B1" t="str"><f>A1&amp;"x"</f><v>甲&amp;乙&amp;lt;</v></c>',
      '<c r="C1"><f>_xlfn.CONCAT(A1)</f><v>12.50</v></c>',
      '<c r="D1"><f>SUM(A1:A2)</f></c>',
      '<c r="E1" t="n"><f>A2</f></c>',
      '<c r="F1" t="e"><f>A1/0</f><v>#DIV/0!</v></c>',
      '<c r="G1" t="e"><v>#SPILL!</v></c>',
      '<c r="H1" t="b"><v>1</v></c>',
      '<c r="I1" t="b"/>',
      '<c r="J1" t="s"/>',
      '<c r="K1" t="str"><f>""</f><v></v></c>',
      '<c r="L1"><v/></c>',
      '<c r="M1"><f/><v>7</v></c>',
      '<c r="O1" t="inlineStr"/>',
      '<c r="P1"><v>911301236012345678</v></c>',
    ];
    const [row] = await cellsOf(await handMade(inRow(cells.join(''))));
    expect(row?.slice(0, 6)).toEqual([
      '内联',
      { formula: 'A1&"x"', value: '甲&乙<' },
      { formula: 'CONCAT(A1)', value: 12.5 },
      { formula: 'SUM(A1:A2)', value: 0 },
      { formula: 'A2', value: null },
      { formula: 'A1/0', value: { error: '#DIV/0!' } },
    ]);
  });

  it('with prefixed names, rows and cells without references, hidden rows, sparse cells and far columns', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const prefixed = `${xml}<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="3" hidden="1"><x:c r="B3" t="inlineStr"><x:is><x:t>前缀</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`;
    const { facts, rows } = await agreed(await handMade(prefixed));
    expect(rows).toEqual([{ row: 3, hidden: true, cells: [null, '前缀'] }]);
    expect(facts.merges).toEqual([{ fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 1 }]);
    const bare = sheetXml(
      `<row><c><v>1</v></c><c><v>2</v></c></row>\n <row/><row hidden="true"><c r="C3"><v>3</v></c> <c><v>4</v></c></row>`,
    );
    expect((await agreed(await handMade(bare))).rows).toEqual([
      { row: 1, hidden: false, cells: [1, 2] },
      { row: 3, hidden: true, cells: [null, null, 3, 4] },
    ]);
    const far = sheetXml(
      `<row r="2">${textCell('IV2', '末')}${textCell('IW2', '外')}</row><row r="1048576">${textCell('XFD1048576', '角')}</row>`,
    );
    expect((await agreed(await handMade(far))).rows).toHaveLength(1);
  });

  it('with several sheets, of which the first visible one that holds anything is meant', async () => {
    const filled = (text: string): string => inRow(textCell('A1', text));
    const sheets = [
      { name: '字典', xml: filled('字典'), state: 'hidden' },
      { name: '空白', xml: sheetXml('<row r="1"><c r="A1" s="0"/></row>') },
      { name: 'A&amp;B', xml: filled('名单') },
    ] as const;
    const file = await handMadeBook({ sheets, properties: '<workbookPr/>' });
    expect((await agreed(file)).facts.sheet).toBe('A&B');
    expect((await agreed(file, '字典')).rows).toHaveLength(1);
    expect(await readFast(file, '没有')).toBe('noSheet');
    const empty = await handMadeBook({ sheets: sheets.slice(0, 2) });
    expect((await agreed(empty)).facts).toMatchObject({ sheet: '字典', rowCount: 1 });
    const selfClosed = await handMade(
      `${xml}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`,
    );
    expect((await agreed(selfClosed)).facts.rowCount).toBe(0);
  });
});

describe('what the fast path leaves to SheetJS', () => {
  const leaves = async (sheet: string | Buffer): Promise<void> => {
    expect(await readFast(await handMade(sheet))).toBe('notUnderstood');
  };

  it.each([
    ['a shared formula', '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c>'],
    ['an array formula', '<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c>'],
    ['a date written as text', '<c r="A1" t="d"><v>2021-01-05</v></c>'],
    ['a number with blanks', '<c r="A1"><v> 5 </v></c>'],
    ['cells out of order', '<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>'],
    ['a cell of another row', '<c r="A2"><v>1</v></c>'],
    ['a column in small letters', '<c r="a1"><v>1</v></c>'],
    ['an unknown attribute', '<c r="A1" x="1"><v>1</v></c>'],
    ['an attribute with a tag end', '<c r="A1" ph=">"><v>1</v></c>'],
    ['an unknown entity', '<c r="A1" t="inlineStr"><is><t>&nbsp;</t></is></c>'],
    ['an entity beyond the basic plane', '<c r="A1" t="inlineStr"><is><t>&#x20BB7;</t></is></c>'],
    ['a comment', '<!-- x --><c r="A1"><v>1</v></c>'],
    ['a CDATA section', '<c r="A1" t="inlineStr"><is><t><![CDATA[x]]></t></is></c>'],
    ['text between cells', 'x<c r="A1"><v>1</v></c>'],
    ['a shared string that does not exist', '<c r="A1" t="s"><v>0</v></c>'],
    ['an extension inside a cell', '<c r="A1"><v>1</v><extLst/></c>'],
    ['two values', '<c r="A1"><v>1</v><v>2</v></c>'],
  ])('%s', async (_, cells) => {
    await leaves(inRow(cells));
  });

  it('rows out of order, a second body, another encoding, and a part that ends in the middle', async () => {
    await leaves(sheetXml('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'));
    await leaves(inRow('<c r="A1"><v>1</v></c>').replace('</worksheet>', '<sheetData><row r="2"/></sheetData></worksheet>'));
    await leaves(inRow('<c r="A1"><v>1</v></c>').replace('UTF-8', 'GBK'));
    await leaves(Buffer.from(`\ufeff${inRow('<c r="A1"><v>1</v></c>')}`, 'utf16le'));
    await leaves(inRow('<c r="A1"><v>1</v></c>').replace('</sheetData></worksheet>', ''));
    await leaves(inRow('<c r="A1"><v>1</v></c>').replace('</worksheet>', ''));
  });
});

describe('the made county', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), '快读-'));
  });
  afterAll(async () => {
    await rm(dir, { recursive: true, force: true });
  });

  it.each(['clean', 'messy'] as const)('is read the same both ways, %s', async (variant) => {
    const [office] = divisions.slice(9);
    if (!office) throw new Error('no division');
    const written = await writeMadeCounty({
      dir: path.join(dir, variant),
      office,
      subjects: 1200,
      seed: 'fast',
      variant,
      asOf: '2026-03-02',
    });
    if (!written.ok) throw new Error(written.error.code);
    const { subjects, inspectors, items } = written.value.files;
    for (const file of [...subjects, inspectors, items]) {
      const { rows } = await agreed(await readFile(file));
      expect(rows.length).toBeGreaterThan(10);
    }
  });
});
