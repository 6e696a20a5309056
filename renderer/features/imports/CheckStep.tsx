import { Strip } from '#renderer/ui/Strip.tsx';
import type { ImportDecision, ImportProblemRow, ImportReport } from '#shared/contract/imports.ts';
import { resumesNotImportedText, resumesText } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';
import type { PendingDecisions } from './pending-decisions.ts';
import { ProblemsView } from './ProblemsView.tsx';
import { ReportNumbers } from './ReportNumbers.tsx';
import { WordsPanel } from './WordsPanel.tsx';

interface Props {
  readonly report: ImportReport;
  readonly pending: PendingDecisions;
  readonly onDecide: (problem: ImportProblemRow, decision: ImportDecision) => void;
  readonly onDecideNow: (decisions: readonly ImportDecision[]) => void;
}

/** What the file holds and what is wrong with it; everything can be decided here or in the problem workbook. */
export const CheckStep = ({ report, pending, onDecide, onDecideNow }: Props) => (
  <div className="wizard-body">
    {report.resumes ? (
      <Strip mark={report.resumes.imported ? 'done' : 'look'}>
        {resumesText(report.resumes.fileName, report.resumes.changedRows, report.resumes.removedRows)}
        {report.resumes.imported ? '' : resumesNotImportedText(report.resumes.fileName)}
      </Strip>
    ) : null}
    <ReportNumbers rows={report.rows} />
    <WordsPanel
      unknown={report.words}
      onDecide={(decision) => {
        onDecideNow([decision]);
      }}
    />
    <ProblemsView report={report} pending={pending} onDecide={onDecide} onDecideAll={onDecideNow} />
  </div>
);
