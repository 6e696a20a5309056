import { describe, expect, it } from 'vitest';
import type { Cell } from '#shared/base/sheet.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import type { Layout } from '#tests/fixtures/layouts/layout.ts';
import { inspectorLayouts, itemLayouts } from '#tests/fixtures/layouts/people-and-items.ts';
import { subjectLayouts } from '#tests/fixtures/layouts/subjects.ts';
import { checkOfKind } from '#tests/support/import-table.ts';
import { countyCode } from '#tests/support/made-code.ts';

const layouts: readonly Layout[] = [...subjectLayouts, ...inspectorLayouts, ...itemLayouts];

const titleOf = (column: string): string => column.slice(0, column.lastIndexOf('='));
const fieldOf = (column: string): string => column.slice(column.lastIndexOf('=') + 1);

/** What stands below the columns: something fitting for the field, so that content never helps where words are meant to. */
const cellOf = (kind: ImportKind, field: string, row: number): Cell => {
  if (field === 'code') return kind === 'subjects' ? countyCode(row) : `01${String(row).padStart(2, '0')}`;
  if (field === 'name') return kind === 'inspectors' ? `段光${String(row)}` : `正定县第${String(row)}号商行`;
  if (field.endsWith('On') || field.endsWith('Until') || field === 'postSince') return '2021-03-18';
  if (field === 'phone') return '15400000001';
  if (field === 'staffNo' || field.endsWith('ertificateNo')) return `13012320210${String(row).padStart(3, '0')}`;
  if (field === 'lines' || field === 'line') return '登记信用';
  return field === '' ? `第${String(row)}条` : null;
};

const tableOf = ({ kind, above, upper, columns }: Layout): readonly (readonly Cell[])[] => [
  ...above.map((row) => row.map((text) => text || null)),
  ...(upper ? [upper.map((text) => text || null)] : []),
  columns.map((column) => titleOf(column) || null),
  ...Array.from({ length: 12 }, (_, row) => columns.map((column) => cellOf(kind, fieldOf(column), row))),
];

interface Outcome {
  readonly layout: string;
  readonly headerRow: number;
  readonly right: number;
  /** What a column is and what it was taken for. */
  readonly wrong: readonly string[];
}

const outcomeOf = (layout: Layout): Outcome => {
  const checked = checkOfKind(layout.kind, tableOf(layout), { merges: layout.merges ?? [] });
  const table = checked.ok ? checked.value : checked.error;
  if (!('mapping' in table)) throw new Error('no rows');
  const { header, mapping } = table;
  const found = new Map([...mapping.columns, ...mapping.dropped].map(({ column, field }) => [column, field]));
  const wrong = layout.columns.flatMap((column, index) => {
    const field = found.get(index) ?? '';
    return field === fieldOf(column) ? [] : [`${titleOf(column)}: ${fieldOf(column)}, not ${field}`];
  });
  return { layout: layout.name, headerRow: header.rows[0] ?? 0, right: layout.columns.length - wrong.length, wrong };
};

describe('thirty ways in which lists begin', () => {
  const outcomes = layouts.map(outcomeOf);

  it('are thirty', () => {
    expect(layouts).toHaveLength(30);
  });

  it.each(layouts)('$kind, $name: the header is found', (layout) => {
    const outcome = outcomes[layouts.indexOf(layout)];
    expect(outcome?.headerRow).toBe(layout.above.length + 1);
  });

  it('have at least 95 columns in a hundred mapped as they are meant', () => {
    const all = layouts.reduce((sum, { columns }) => sum + columns.length, 0);
    const right = outcomes.reduce((sum, outcome) => sum + outcome.right, 0);
    const missed = outcomes.filter(({ wrong }) => wrong.length > 0).map(({ layout, wrong }) => ({ layout, wrong }));
    process.stdout.write(`${String(right)} of ${String(all)} columns of ${String(layouts.length)} layouts mapped as meant\n`);
    expect(right / all, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.95);
  });
});
