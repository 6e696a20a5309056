// The peer of the import: SheetJS alone, dense, with nothing done to what it read.
import { readFileSync } from 'node:fs';
import { read } from 'xlsx';

const book = read(readFileSync(process.argv[2]), { type: 'buffer', dense: true, cellDates: true, UTC: true });
const rows = Object.values(book.Sheets).reduce((sum, sheet) => sum + (sheet['!data']?.length ?? 0), 0);
console.log(JSON.stringify({ rows }));
