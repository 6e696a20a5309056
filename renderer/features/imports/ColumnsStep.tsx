import { Select } from 'antd';
import type { ImportKind, TableChoices } from '#shared/contract/imports.ts';
import type { FileColumn, FoundTable } from '#shared/domain/imports/found-table.ts';
import { keptInNote } from '#shared/domain/imports/map-columns.ts';
import { confidenceText, fieldText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';

interface Props {
  readonly kind: ImportKind;
  readonly table: FoundTable;
  /** In the library's own words; the table cannot be read without them. */
  readonly missing: readonly string[];
  readonly choices: TableChoices;
  readonly onChoose: (choices: TableChoices) => void;
}

const unused = '';

/** Which column of the file fills which column of the library, is kept in the note, or is left out; every guess can be corrected. */
export const ColumnsStep = ({ kind, table, missing, choices, onChoose }: Props) => {
  const guessed = new Map(table.mapping.map(({ column, field, confidence }) => [column, { field, confidence }]));
  const chosen = new Map(choices.columns?.map(({ column, field }) => [column, field]));
  const kept = new Set(table.kept.map(({ column }) => column));
  const columns: readonly FileColumn[] = [...table.mapping, ...table.kept, ...table.unmapped].sort((a, b) => a.column - b.column);
  const fieldOf = (column: number): string => chosen.get(column) ?? guessed.get(column)?.field ?? (kept.has(column) ? keptInNote : unused);
  const used = new Set(columns.map(({ column }) => fieldOf(column)));
  const samplesOf = (column: number): string =>
    table.preview
      .filter(({ row }) => row > table.lastHeaderRow)
      .map(({ cells }) => cells[column] ?? '')
      .filter((text) => text !== '')
      .slice(0, 3)
      .join('\u3001');
  const choose = (column: number, field: string): void => {
    const next = columns.map((each) => {
      const before = fieldOf(each.column);
      if (each.column === column) return { column, field };
      // One field has one column; the choice takes it from the other.
      return { column: each.column, field: before === field && field !== keptInNote ? unused : before };
    });
    const dropped = table.dropped.map((each) => ({ column: each.column, field: 'idNumber' }));
    onChoose({ ...choices, headerRow: table.headerRow === 0 ? choices.headerRow : table.headerRow, columns: [...next, ...dropped] });
  };
  const options = [
    { value: unused, label: words.leaveOut },
    { value: keptInNote, label: words.keepInNote },
    ...Object.entries(fieldText[kind]).map(([value, label]) => ({ value, label })),
  ];
  return (
    <div className="wizard-body">
      <p className="hint">{missing.length > 0 ? `${words.required}${missing.join('\u3001')}` : words.columnsHint}</p>
      <div className="import-scroll" tabIndex={0} role="region" aria-label={words.columnsLabel}>
        <table className="plain-table columns-table">
          <thead>
            <tr>
              <th scope="col">{words.fileColumn}</th>
              <th scope="col">{words.samples}</th>
              <th scope="col">{words.libraryColumn}</th>
              <th scope="col">{words.sure}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, header }) => (
              <tr key={column}>
                <td>{header}</td>
                <td className="columns-sample" title={samplesOf(column)}>
                  {samplesOf(column)}
                </td>
                <td>
                  <Select
                    value={fieldOf(column)}
                    aria-label={`${header} ${words.libraryColumn}`}
                    style={{ width: 180 }}
                    options={options.map((option) => ({
                      ...option,
                      label:
                        option.value !== unused && option.value !== keptInNote && option.value !== fieldOf(column) && used.has(option.value)
                          ? `${option.label} \u2190`
                          : option.label,
                    }))}
                    onChange={(field) => {
                      choose(column, field);
                    }}
                  />
                </td>
                <td className="hint">
                  {fieldOf(column) === keptInNote
                    ? words.keptHint
                    : chosen.has(column)
                      ? confidenceText(101)
                      : guessed.has(column)
                        ? confidenceText(guessed.get(column)?.confidence ?? 0)
                        : ''}
                </td>
              </tr>
            ))}
            {table.dropped.map(({ column, header }) => (
              <tr key={column}>
                <td>{header}</td>
                <td />
                <td className="hint" colSpan={2}>
                  {words.identity}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};
