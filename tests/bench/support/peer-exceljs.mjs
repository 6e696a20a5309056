// A peer of the import: ExcelJS alone, reading every cell and keeping nothing but the count; `--stream` with its streaming reader.
import ExcelJS from 'exceljs';

const [file, way] = process.argv.slice(2);
let rows = 0;
if (way === '--stream') {
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(file, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' })) {
    for await (const row of sheet) if (row.values.length > 0) rows += 1;
  }
} else {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  for (const sheet of book.worksheets) rows += sheet.actualRowCount;
}
console.log(JSON.stringify({ rows }));
