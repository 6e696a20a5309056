import { Button } from 'antd';
import { useApi } from '#renderer/api/desk-context.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { usePrinting, type PrintPhase } from '#renderer/api/use-printing.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { planOutputWords } from '#shared/i18n/zh-cn/plan-output.ts';
import { planPaperName } from '#shared/i18n/zh-cn/plan-papers.ts';
import { plansWords as words, savedText } from '#shared/i18n/zh-cn/plans.ts';

interface Props {
  readonly plan: PlanDetail;
  readonly onClose: () => void;
}

/** 年度计划表 as a workbook, 公示稿 on paper or as a PDF. */
export const OutputDrawer = ({ plan, onClose }: Props) => {
  const api = useApi();
  const table = useFolderJob('plans.export', { id: plan.id });
  // A PDF bears the moment of the approval; a draft that of its submission, or none at all yet.
  const { phase, print, save } = usePrinting(plan.approved?.at ?? plan.submitted?.at ?? `${plan.year}-01-01T00:00:00+08:00`);
  const page = () => api['plans.paper']({ id: plan.id });
  const busy = phase.at === 'busy';
  return (
    <DetailDrawer open title={words.output} onClose={onClose}>
      <section className="plan-output" aria-label={words.table}>
        <b>{words.table}</b>
        <p className="hint">{words.tableUse}</p>
        <FileJobButtons job={table} words={planOutputWords} />
      </section>
      <section className="plan-output" aria-label={words.paper}>
        <b>{words.paper}</b>
        <p className="hint">{words.paperUse}</p>
        <div className="plan-buttons">
          <Button disabled={busy} aria-label={`${words.print} ${words.paper}`} onClick={() => void print(page, 1)}>
            {words.print}
          </Button>
          <Button
            disabled={busy}
            aria-label={`${words.savePdf} ${words.paper}`}
            onClick={() => void save(page, planPaperName(plan.year, plan.version))}
          >
            {words.savePdf}
          </Button>
        </div>
        <p role="status">
          <PrintOutcome phase={phase} />
        </p>
      </section>
    </DetailDrawer>
  );
};

const PrintOutcome = ({ phase }: { readonly phase: PrintPhase }) => {
  switch (phase.at) {
    case 'idle':
    case 'busy':
      return null;
    case 'printed':
      return <StatusMark mark="done">{words.printed}</StatusMark>;
    case 'saved':
      return <StatusMark mark="done">{savedText(phase.name)}</StatusMark>;
    case 'notPrinted':
    case 'notMade':
      return <StatusMark mark="look">{words[phase.at]}</StatusMark>;
  }
};
