/** Prints a title and rows as a table for people, or with --json collects everything into one document at the end. */
export function createReport(name) {
  const json = process.argv.includes('--json');
  const tables = [];
  return {
    table: (title, columns, rows) => {
      tables.push({ title, columns, rows });
      if (!json) console.log(`\n${title}\n${drawn([columns, ...rows.map((row) => row.map(shown))])}`);
    },
    end: () => {
      if (json) console.log(JSON.stringify({ bench: name, node: process.versions.node, tables }));
    },
  };
}

const shown = (value) => {
  if (value === null || value === undefined) return '-';
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
};

const drawn = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ');
  return rows.map(line).join('\n');
};
