import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSheetThread } from '#tests/support/build-sheet-thread.ts';
import { handMadeBook, handMadeParts, oneRow, sheetXml, stylesXml, textCell, xml, zipOf } from '#tests/support/hand-made-workbook.ts';
import { rawPart, rawZip, type RawPart } from '#tests/support/raw-zip.ts';
import { readSheetFile, type SheetReading, type SheetReadingOptions } from '#tests/support/read-sheet-file.ts';
import { valueOf } from '#tests/support/value-of.ts';

let dir = '';
let threadPath = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), '恶意 文件-'));
  threadPath = await buildSheetThread();
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

const read = async (name: string, bytes: Uint8Array, options: SheetReadingOptions = {}): Promise<SheetReading> => {
  const filePath = path.join(dir, name);
  await writeFile(filePath, bytes);
  return readSheetFile(threadPath, filePath, options);
};
const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  const { result, rows } = await read('恶意.xlsx', bytes);
  expect(rows).toEqual([]);
  return result.ok ? 'read' : result.error;
};

const book = (sheet: string | Buffer): Promise<Buffer> => handMadeBook({ sheets: [{ name: '名单', xml: sheet }] });

/** An honest workbook of one cell, with lies about some of its parts and more parts behind. */
const lyingBook = (lies: Readonly<Record<string, Partial<RawPart>>>, more: readonly RawPart[] = []): Buffer => {
  const parts = Object.entries(handMadeParts({ sheets: [{ name: '名单', xml: sheetXml(oneRow) }] }));
  return rawZip([...parts.map(([name, content]) => ({ ...rawPart(name, content), ...lies[name] })), ...more]);
};
const sheetPart = 'xl/worksheets/sheet1.xml';

describe('a ZIP that lies', () => {
  it('is read when it does not', async () => {
    expect((await read('老实.xlsx', lyingBook({}))).rows).toMatchObject([{ cells: ['代码'] }]);
  });

  it('about sizes is refused: more inside than said, less, and parts that reach into the next', async () => {
    expect(await refusalOf(lyingBook({ [sheetPart]: { claimedBytes: 10 } }))).toBe('damaged');
    expect(await refusalOf(lyingBook({ [sheetPart]: { claimedBytes: 100_000 } }))).toBe('damaged');
    expect(await refusalOf(lyingBook({ [sheetPart]: { directoryPacked: 5 } }))).toBe('damaged');
    expect(await refusalOf(lyingBook({ [sheetPart]: { claimedBytes: 0xfffffff0 } }))).toBe('bomb');
  });

  it('about places is refused: two parts in one place, a part twice, another name beside the data', async () => {
    const second = rawPart('xl/worksheets/sheet2.xml', sheetXml(oneRow), { placedAt: 4, localName: 'xl/worksheets/sheet2.xml' });
    expect(await refusalOf(lyingBook({}, [second]))).toBe('damaged');
    expect(await refusalOf(lyingBook({ [sheetPart]: { claimedPacked: 300 } }, [rawPart('xl/media/a.bin', '<x/>')]))).toBe('damaged');
    expect(await refusalOf(lyingBook({}, [rawPart(sheetPart, sheetXml(oneRow))]))).toBe('damaged');
    expect(await refusalOf(lyingBook({}, [rawPart(sheetPart.toUpperCase(), '<x/>')]))).toBe('damaged');
    expect(await refusalOf(lyingBook({ [sheetPart]: { localName: 'xl/worksheets/sheet9.xml' } }))).toBe('damaged');
  });

  it.each(['../../名单.xlsx', '/etc/passwd', 'C:/名单.xlsx', 'xl\\..\\x.xml', 'xl/../../x.xml'])(
    'and names a part %s is refused',
    async (name) => {
      expect(await refusalOf(lyingBook({}, [rawPart(name, '<x/>')]))).toBe('damaged');
    },
  );

  it('with a part behind a password is refused as locked', async () => {
    expect(await refusalOf(lyingBook({}, [rawPart('docProps/core.xml', '<x/>', { encrypted: true })]))).toBe('encrypted');
  });
});

describe('a sheet that is far too large for what it holds', () => {
  it('of 1,048,576 empty rows with a style, each with an empty cell, has its one filled row, read fast and by SheetJS', async () => {
    const sheetOf = (rows: number, before: string): string => {
      const styled = Array.from({ length: rows - 1 }, (_, index) => {
        const row = String(index + 2);
        return `<row r="${row}" s="1" customFormat="1"><c r="A${row}" s="1"/></row>`;
      });
      return sheetXml(`<row r="1">${textCell('A1', '代码')}</row>${styled.join('')}`, before);
    };
    // Only SheetJS reads comments; it takes half a minute for the whole of it.
    const files = { 快: sheetOf(1_048_576, ''), 慢: sheetOf(60_000, '<!-- x -->') };
    for (const [name, part] of Object.entries(files)) {
      const bytes = await handMadeBook({ sheets: [{ name: '名单', xml: part }], styles: stylesXml([0, 14]) });
      const { result, rows } = await read(`空行${name}.xlsx`, bytes);
      expect(valueOf(result).rowCount).toBe(1);
      expect(rows).toEqual([{ row: 1, hidden: false, cells: ['代码'] }]);
    }
  });

  it('of 16,384 columns is read up to where no table of a bureau reaches', async () => {
    const columns = Array.from({ length: 16_384 }, (_, index) => `<c t="inlineStr"><is><t>列${String(index)}</t></is></c>`);
    const { rows } = await read('很宽.xlsx', await book(sheetXml(`<row r="1">${columns.join('')}</row>`)));
    expect(rows[0]?.cells).toHaveLength(256);
  });

  it('of a workbook with more sheets than a workbook of a bureau has is refused; with many it is read', async () => {
    const sheets = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `表${String(index)}`, xml: sheetXml(index < count - 1 ? '' : oneRow) }));
    const { result, rows } = await read('多表.xlsx', await handMadeBook({ sheets: sheets(150) }));
    expect([valueOf(result).sheet, rows.length]).toEqual(['表149', 1]);
    expect(await refusalOf(await handMadeBook({ sheets: sheets(200) }))).toBe('bomb');
  });
});

describe('XML that is meant to hurt', () => {
  it('a hundred thousand elements deep is read past or refused, in the sheet and beside it', async () => {
    const deep = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);
    const inSheet = await read('深.xlsx', await book(sheetXml(oneRow).replace('</worksheet>', `${deep}</worksheet>`)));
    expect(inSheet.result.ok ? inSheet.rows.length : inSheet.result.error).toBe(1);
    const inCell = await read('深格.xlsx', await book(sheetXml(`<row r="1"><c r="A1">${deep}<v>1</v></c></row>`)));
    expect(inCell.result.ok ? inCell.rows.length : inCell.result.error).toBe(1);
    const parts = handMadeParts({ sheets: [{ name: '名单', xml: sheetXml(oneRow) }] });
    const inBook = await read('深簿.xlsx', await zipOf({ ...parts, 'docProps/app.xml': `${xml}${deep}` }));
    expect(inBook.rows).toHaveLength(1);
  });

  it('a million attributes, or one of a megabyte, end in rows or a refusal', async () => {
    const attributes = Array.from({ length: 200_000 }, (_, index) => `a${String(index)}="x"`).join(' ');
    const many = await read('属性.xlsx', await book(sheetXml(`<row r="1" ${attributes}>${textCell('A1', '代码')}</row>`)));
    expect(many.result.ok ? many.rows.length : many.result.error).toBe(1);
    const long = await read('长属性.xlsx', await book(sheetXml(`<row r="1" x="${'x'.repeat(2_000_000)}">${textCell('A1', '代码')}</row>`)));
    expect(long.result.ok ? long.rows.length : long.result.error).toBe(1);
  });
});

describe('formulas', () => {
  it('give what is stored, right or wrong, and other workbooks are never looked for', async () => {
    const cells = [
      '<c r="A1"><f>1+1</f><v>999</v></c>',
      `<c r="B1" t="str"><f>'[1]台账'!A1</f><v>旧值</v></c>`,
      '<c r="C1" t="str"><f>HYPERLINK("http://127.0.0.1:9/x","点我")</f><v>点我</v></c>',
      `<c r="D1" t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>x</v></c>`,
      `<c r="E1"><f>cmd|' /C calc'!A0</f><v>0</v></c>`,
    ];
    const parts = handMadeParts({ sheets: [{ name: '名单', xml: sheetXml(`<row r="1">${cells.join('')}</row>`) }] });
    const linked = {
      ...parts,
      'xl/externalLinks/externalLink1.xml': `${xml}<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
      'xl/externalLinks/_rels/externalLink1.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
    };
    const { rows } = await read('公式.xlsx', await zipOf(linked));
    expect(rows[0]?.cells.map((cell) => (cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell))).toEqual([
      999,
      '旧值',
      '点我',
      'x',
      0,
    ]);
  });
});
