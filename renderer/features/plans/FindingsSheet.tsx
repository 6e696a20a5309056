import { Button } from 'antd';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import type { PlanFinding } from '#shared/domain/plans/row-findings.ts';
import { planFindingWords } from '#shared/i18n/zh-cn/plan-findings.ts';
import { mustText, plansWords as words } from '#shared/i18n/zh-cn/plans.ts';

interface Props {
  readonly findings: readonly PlanFinding[];
  readonly rows: readonly Pick<PlanRow, 'id' | 'name'>[];
  readonly onJump: (rowId: string) => void;
}

/** 体检: what must be changed first, then what wants a glance; each leads to its row. */
export const FindingsSheet = ({ findings, rows, onJump }: Props) => (
  <Sheet flush title={words.findings} extra={mustText(findings.filter(({ level }) => level === 'must').length)}>
    {findings.length === 0 ? <p className="plan-none hint">{words.noFindings}</p> : null}
    <ul className="plan-findings">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.rowId} ${JSON.stringify(finding.facts)}`}>
          <FindingText finding={finding} name={rows.find(({ id }) => id === finding.rowId)?.name ?? ''} />
          {finding.rowId === '' ? null : (
            <Button
              type="link"
              size="small"
              onClick={() => {
                onJump(finding.rowId);
              }}
            >
              {words.toRow}
            </Button>
          )}
        </li>
      ))}
    </ul>
  </Sheet>
);

/** One finding in two lines; `name` is the row's, where it is not seen anyway. */
export const FindingText = ({ finding, name }: { readonly finding: PlanFinding; readonly name: string }) => {
  const { what, remedy } = planFindingWords(finding);
  return (
    <div className="plan-finding">
      <MarkShape mark={finding.level} />
      <div>
        {name === '' ? null : <p className="plan-finding-row">{name}</p>}
        <p>
          <span className="unseen">{finding.level === 'must' ? words.must : words.look2}</span>
          {what}
        </p>
        <p className="hint">{remedy}</p>
      </div>
    </div>
  );
};
