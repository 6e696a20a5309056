import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useBook, type BookPhase } from '#renderer/api/use-book.ts';
import { useApi } from '#renderer/api/desk-context.ts';
import { usePrinting, type PrintPhase } from '#renderer/api/use-printing.ts';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { fieldPapers, type FieldCarrier, type FieldPaper } from '#shared/contract/field-pack.ts';
import { papersWords, savedText } from '#shared/i18n/zh-cn/ceremony-papers.ts';
import { bookName, fieldPackWords as words, onlyOf, sheetAction } from '#shared/i18n/zh-cn/field-pack.ts';
import { fieldPaperText } from '#shared/i18n/zh-cn/field-papers.ts';
import { progressCount, timeLeftText, uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { ResultTable } from './ResultTable.tsx';

interface Props {
  readonly draw: DrawDetail;
  readonly carrier: FieldCarrier;
  /** Sheets of the whole event. */
  readonly visits: number;
}

/** What is printed, and from which sheet to which: after a jam the rest alone. */
export const FieldPapers = ({ draw: { serial, result }, carrier, visits }: Props) => {
  const api = useApi();
  const moment = result?.drawnAt ?? '';
  const book = useBook(`field-pack ${serial}`, moment);
  const printing = usePrinting(moment);
  const [range, setRange] = useState({ from: 1, to: visits });
  const from = Math.min(range.from, visits);
  const to = Math.max(from, Math.min(range.to, visits));
  const busy = printing.phase.at === 'busy' || book.phase.at === 'busy';
  const print = (paper: FieldPaper): Promise<void> => {
    book.reset();
    return printing.print(() => api['fieldPack.paper']({ serial, paper, from, to }), 1);
  };
  const save = (paper: FieldPaper): Promise<void> => {
    printing.reset();
    book.reset();
    const name = bookName(serial, fieldPaperText[paper].title, from, to);
    // A list or an approval is one paper, however many sheets it names.
    if (paper === 'visitList' || paper === 'approval')
      return printing.save(() => api['fieldPack.paper']({ serial, paper, from, to }), name);
    return book.make({
      name,
      from,
      to,
      pageOf: (client, first, last) => client['fieldPack.paper']({ serial, paper, from: first, to: last }),
    });
  };
  return (
    <section className="field-papers" aria-label={words.papers}>
      <h2>{words.papers}</h2>
      <div className="field-range" role="group" aria-label={words.range}>
        <span>{words.from}</span>
        <InputNumber
          aria-label={words.from}
          min={1}
          max={visits}
          precision={0}
          controls={false}
          value={from}
          onChange={(value) => {
            setRange({ from: value ?? 1, to });
          }}
        />
        <span>{words.to}</span>
        <InputNumber
          aria-label={words.to}
          min={1}
          max={visits}
          precision={0}
          controls={false}
          value={to}
          onChange={(value) => {
            setRange({ from, to: value ?? visits });
          }}
        />
        <span>{words.sheetUnit}</span>
      </div>
      <div className="field-range">
        <Button
          size="small"
          onClick={() => {
            setRange({ from: 1, to: visits });
          }}
        >
          {words.whole}
        </Button>
        <Button
          size="small"
          onClick={() => {
            setRange({ from: carrier.first, to: carrier.last });
          }}
        >
          {onlyOf(carrier.name)}
        </Button>
      </div>
      <p className="hint">{words.jam}</p>
      {fieldPapers.map((paper) => (
        <div key={paper} className="field-paper">
          <div>
            <b>{fieldPaperText[paper].title}</b>
            <p className="hint">{fieldPaperText[paper].use}</p>
          </div>
          <Button disabled={busy} aria-label={sheetAction(words.print, fieldPaperText[paper].title)} onClick={() => void print(paper)}>
            {words.print}
          </Button>
          <Button disabled={busy} aria-label={sheetAction(words.savePdf, fieldPaperText[paper].title)} onClick={() => void save(paper)}>
            {words.savePdf}
          </Button>
        </div>
      ))}
      <Outcome printing={printing.phase} book={book.phase} onCancel={book.cancel} />
      <ResultTable key={carrier.staffNo} serial={serial} carrier={carrier} />
    </section>
  );
};

const said = (printing: PrintPhase, book: BookPhase): { readonly mark: 'done' | 'look' | 'back'; readonly text: string } | null => {
  if (book.at === 'saved') return { mark: 'done', text: savedText(book.name) };
  if (book.at === 'cancelled') return { mark: 'back', text: words.cancelled };
  if (book.at === 'notMade') return { mark: 'look', text: words.notMade };
  if (printing.at === 'printed') return { mark: 'done', text: papersWords.printed };
  if (printing.at === 'saved') return { mark: 'done', text: savedText(printing.name) };
  if (printing.at === 'notPrinted' || printing.at === 'notMade') return { mark: 'look', text: papersWords[printing.at] };
  return null;
};

interface OutcomeProps {
  readonly printing: PrintPhase;
  readonly book: BookPhase;
  readonly onCancel: () => void;
}

const Outcome = ({ printing, book, onCancel }: OutcomeProps) => {
  if (book.at === 'busy') {
    const { done, total, secondsLeft } = book;
    return (
      <ProgressPanel
        phase={words.making}
        count={progressCount({ phase: 'writing', done, total }, words.sheetUnit)}
        timeLeft={secondsLeft === undefined ? undefined : timeLeftText(secondsLeft)}
        share={total === 0 ? 0 : done / total}
        cancelLabel={uiWords.cancel}
        onCancel={onCancel}
      />
    );
  }
  const outcome = said(printing, book);
  return (
    <p role="status" className="field-outcome">
      {outcome ? <StatusMark mark={outcome.mark}>{outcome.text}</StatusMark> : null}
    </p>
  );
};
