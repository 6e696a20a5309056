import type { TableRow } from '#shared/domain/figures/year-tables.ts';
import { figuresWords as words, sheetWords, shareText, tableHead, unitText } from '#shared/i18n/zh-cn/figures.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';

interface Props {
  readonly rows: readonly TableRow[];
  readonly label: string;
  readonly first: 'task' | 'unit';
}

/** A statistical table; rows without a visit stay in it. The results and disposals one by one stand in the workbook. */
export const YearTable = ({ rows, label, first }: Props) => (
  <div className="year-table">
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{first === 'task' ? sheetWords.taskName : sheetWords.unit}</th>
          {tableHead.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{first === 'task' ? row.name : unitText(row.name)}</th>
            <td>{count(row.visits)}</td>
            <td>{count(row.entered)}</td>
            <td>{count(row.published)}</td>
            <td>{shareText(row.published, row.visits)}</td>
            <td>{count(row.late)}</td>
            <td>{count(row.problems)}</td>
            <td>{count(row.finished)}</td>
            <td>{shareText(row.finished, row.published)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {rows.length === 0 ? <p className="hint">{words.none}</p> : null}
  </div>
);
