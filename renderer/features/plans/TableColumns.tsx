import { Select } from 'antd';
import type { FileColumn, FoundTable } from '#shared/domain/imports/found-table.ts';
import { keptInNote } from '#shared/domain/imports/map-columns.ts';
import { headerOption, planColumnText, planTableWords as words } from '#shared/i18n/zh-cn/plan-row.ts';

export interface ColumnChoice {
  readonly column: number;
  readonly field: string;
}

interface Props {
  readonly found: FoundTable;
  readonly chosen: readonly ColumnChoice[];
  readonly onChoose: (chosen: readonly ColumnChoice[]) => void;
  /** Another row of the file is its header. */
  readonly onHeader: (row: number) => void;
}

const unused = '';

/** Which column of the file is which of the plan; every guess can be corrected, and the table is read again with it. */
export const TableColumns = ({ found, chosen, onChoose, onHeader }: Props) => {
  const guessed = new Map(found.mapping.map(({ column, field }) => [column, field]));
  const kept = new Set(found.kept.map(({ column }) => column));
  const columns: readonly FileColumn[] = [...found.mapping, ...found.kept, ...found.unmapped].sort((a, b) => a.column - b.column);
  const fieldOf = (column: number): string =>
    chosen.find((choice) => choice.column === column)?.field ?? guessed.get(column) ?? (kept.has(column) ? keptInNote : unused);
  const options = [
    { value: unused, label: words.leaveOut },
    { value: keptInNote, label: words.keepInNote },
    ...Object.entries(planColumnText).map(([value, label]) => ({ value, label })),
  ];
  return (
    <section aria-label={words.columns}>
      <div className="plan-header-row">
        <h3>{words.columns}</h3>
        <Select
          className="plan-wide"
          aria-label={words.headerRow}
          {...(found.headerRow === 0 ? { placeholder: words.headerRow } : { value: found.headerRow })}
          options={found.preview.map(({ row, cells }) => ({ value: row, label: headerOption(row, cells) }))}
          onChange={onHeader}
        />
      </div>
      <div className="plan-columns">
        {columns.map(({ column, header }) => (
          <div key={column}>
            <span className="field-label">{header}</span>
            <Select
              className="plan-wide"
              aria-label={`${header} ${words.planColumn}`}
              value={fieldOf(column)}
              options={options}
              onChange={(field) => {
                onChoose(
                  columns.map((each) => {
                    if (each.column === column) return { column, field };
                    // One field has one column; the choice takes it from the other.
                    const before = fieldOf(each.column);
                    return { column: each.column, field: before === field && field !== keptInNote ? unused : before };
                  }),
                );
              }}
            />
          </div>
        ))}
      </div>
    </section>
  );
};
