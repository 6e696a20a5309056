import { Checkbox, Select } from 'antd';
import type { TableChoices } from '#shared/contract/imports.ts';
import type { FoundTable } from '#shared/domain/imports/found-table.ts';
import { hiddenText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';

interface Props {
  readonly table: FoundTable;
  /** Hidden rows of data; 0 while nothing could be read. */
  readonly hiddenRows: number;
  readonly choices: TableChoices;
  readonly onChoose: (choices: TableChoices) => void;
}

const mostColumns = 8;

/** The beginning of the sheet as it stands; one press on a row makes it the header. */
export const HeaderStep = ({ table, hiddenRows, choices, onChoose }: Props) => {
  const headerRow = choices.headerRow ?? table.headerRow;
  const lastHeaderRow = headerRow === table.headerRow ? table.lastHeaderRow : headerRow;
  const isHeader = (row: number): boolean => headerRow <= row && row <= lastHeaderRow;
  return (
    <div className="wizard-body">
      <div className="wizard-line">
        {table.sheets.length > 1 ? (
          <label className="wizard-field">
            {words.sheet}
            <Select
              value={choices.sheet ?? table.sheetName}
              aria-label={words.sheet}
              style={{ width: 220 }}
              options={table.sheets.map(({ name, hidden }) => ({ value: name, label: hidden ? `${name}${words.hiddenSheet}` : name }))}
              onChange={(sheet) => {
                onChoose({ sheet });
              }}
            />
          </label>
        ) : null}
        {hiddenRows > 0 || choices.leaveHidden ? (
          <Checkbox
            checked={choices.leaveHidden !== true}
            onChange={({ target }) => {
              onChoose({ ...choices, leaveHidden: !target.checked });
            }}
          >
            {hiddenText(hiddenRows)}
          </Checkbox>
        ) : null}
        <span className="hint">{words.headerHint}</span>
      </div>
      <div className="import-scroll" tabIndex={0} role="region" aria-label={words.headerLabel}>
        <table className="plain-table preview-table">
          <tbody>
            {table.preview.map(({ row, cells }) => (
              <tr key={row} className={isHeader(row) ? 'preview-header' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="preview-pick"
                    aria-pressed={isHeader(row)}
                    onClick={() => {
                      onChoose({ ...choices, headerRow: row, columns: undefined });
                    }}
                  >
                    {row}
                    <small>{isHeader(row) ? words.headerNow : words.headerPick}</small>
                  </button>
                </th>
                {/* A row that ends early gives its last cell the room that is left. */}
                {cells.slice(0, mostColumns).map((cell, column) => (
                  <td key={column} title={cell} colSpan={column === cells.length - 1 ? mostColumns - column : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};
