import type { PlanTableReport } from '#shared/contract/plan-files.ts';
import { planFindingWords } from '#shared/i18n/zh-cn/plan-findings.ts';
import { planTableWords as words } from '#shared/i18n/zh-cn/plan-row.ts';
import { amountText, periodText } from '#shared/i18n/zh-cn/plan-table.ts';

/** What was read of each row, and what the rules say of it, before anything is written. */
export const TableRows = ({ report }: { readonly report: PlanTableReport }) => (
  <section aria-label={words.rows} className="plan-scroll plan-read-rows" tabIndex={0}>
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.sheetRow}</th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.period}</th>
          <th scope="col">{words.amount}</th>
          <th scope="col">{words.problems}</th>
        </tr>
      </thead>
      <tbody>
        {report.rows.map(({ sheetRow, row, known, findings }) => (
          <tr key={sheetRow}>
            <td className="plan-number">{sheetRow}</td>
            <td>{row.name}</td>
            <td>{periodText(row) || words.unread}</td>
            <td>{amountText(row) || words.unread}</td>
            <td>
              {known ? <p>{words.known}</p> : null}
              {findings.map((finding) => (
                <p key={`${finding.code} ${JSON.stringify(finding.facts)}`} className="hint">
                  {planFindingWords(finding).what}
                </p>
              ))}
              {findings.length === 0 && !known ? <span className="hint">{words.fine}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
