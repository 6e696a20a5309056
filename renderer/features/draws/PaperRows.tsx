import { Button } from 'antd';
import { useApi } from '#renderer/api/desk-context.ts';
import { usePrinting, type PrintPhase } from '#renderer/api/use-printing.ts';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { CeremonyPaper } from '#shared/contract/draw-papers.ts';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { paperAction, paperFileName, papersWords as words, paperText, savedText } from '#shared/i18n/zh-cn/ceremony-papers.ts';

interface Props {
  readonly draw: Pick<DrawDetail, 'serial' | 'frozenAt' | 'state'>;
  readonly papers: readonly CeremonyPaper[];
}

/** What is printed at this step, each with what it is for (UX 11); nothing of a void event. */
export const PaperRows = ({ draw, papers }: Props) =>
  draw.state === 'void' ? null : (
    <>
      {papers.map((paper) => (
        <PaperRow key={paper} draw={draw} paper={paper} />
      ))}
    </>
  );

const PaperRow = ({ draw: { serial, frozenAt }, paper }: { readonly draw: Props['draw']; readonly paper: CeremonyPaper }) => {
  const api = useApi();
  const { phase, print, save } = usePrinting(frozenAt);
  const page = () => api['draws.paper']({ serial, paper });
  const busy = phase.at === 'busy';
  return (
    <div className="paper-row">
      <div>
        <b>{paperText[paper].title}</b>
        <p className="hint">{paperText[paper].use}</p>
        <PrintOutcome phase={phase} />
      </div>
      <Button disabled={busy} aria-label={paperAction(words.print, paper)} onClick={() => void print(page, 1)}>
        {words.print}
      </Button>
      <Button disabled={busy} aria-label={paperAction(words.savePdf, paper)} onClick={() => void save(page, paperFileName(serial, paper))}>
        {words.savePdf}
      </Button>
    </div>
  );
};

/** How the last printing or saving ended. */
export const PrintOutcome = ({ phase }: { readonly phase: PrintPhase }) => {
  switch (phase.at) {
    case 'idle':
    case 'busy':
      return null;
    case 'printed':
      return (
        <p role="status">
          <StatusMark mark="done">{words.printed}</StatusMark>
        </p>
      );
    case 'saved':
      return (
        <p role="status">
          <StatusMark mark="done">{savedText(phase.name)}</StatusMark>
        </p>
      );
    case 'notPrinted':
    case 'notMade':
      return (
        <p role="status">
          <StatusMark mark="look">{words[phase.at]}</StatusMark>
        </p>
      );
  }
};
