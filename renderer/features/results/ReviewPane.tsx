import { Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { VisitDetail } from '#shared/contract/results.ts';
import type { ReviewRow } from '#shared/contract/reviews.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import {
  disposalText,
  inspectorsLine,
  itemAnswerText,
  methodText,
  outcomeText,
  radarText,
  resultsWords as words,
  returnFieldText,
  returnTitle,
  savedByText,
} from '#shared/i18n/zh-cn/results.ts';
import { EvidenceSheet } from './EvidenceSheet.tsx';

interface Props {
  readonly serial: string;
  readonly row: ReviewRow;
  readonly busy: boolean;
  readonly failure: AppError | null;
  /** The result of this version is on the screen. */
  readonly onSeen: (code: string, version: number) => void;
  readonly onApprove: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

interface Line {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

/** Everything a reviewer can return, in the order of the form. */
const linesOf = ({ items, result }: VisitDetail): readonly Line[] => {
  if (!result) return [];
  const answers = new Map(result.items.map((answer) => [answer.itemId, answer]));
  return [
    { field: 'outcomes', label: words.outcomes, value: result.outcomes.map((outcome) => outcomeText[outcome]).join('、') },
    ...items.map(({ id, name }) => {
      const answer = answers.get(id);
      const value = answer ? itemAnswerText(answer.check, answer.problem, answer.text) : words.notFilled;
      return { field: `item:${id}`, label: name, value };
    }),
    { field: 'inspectedOn', label: words.inspectedOn, value: dayText(result.inspectedOn) },
    { field: 'methods', label: words.methods, value: result.methods.map((method) => methodText[method]).join('、') },
    { field: 'disposal', label: words.disposal, value: disposalText[result.disposal] },
    { field: 'visitCode', label: words.visitCode, value: result.visitCode },
    { field: 'remark', label: words.remark, value: result.remark },
  ];
};

/** One result to be read: nothing can be changed here, every field can be returned. */
export const ReviewPane = ({ serial, row, busy, failure, onSeen, onApprove, onStep }: Props) => {
  const { code, flags, own } = row;
  const visit = useQuery('results.visit', { serial, code });
  const value = visit.at === 'ready' ? visit.value : null;
  const [field, setField] = useState<string | null>(null);
  const version = value?.version ?? 0;

  useEffect(() => {
    if (version > 0) onSeen(code, version);
  }, [onSeen, code, version]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey || target.closest('[role=dialog]')) return;
      if (event.key === 'Enter' && event.ctrlKey && !own && version > 0) onApprove();
      else if (event.key === 'PageUp' && !event.ctrlKey) onStep(-1);
      else if (event.key === 'PageDown' && !event.ctrlKey) onStep(1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  });

  return (
    <div className="entry-pane">
      <div className="entry-body">
        {visit.at === 'failed' ? <ErrorNotice text={errorSentence(visit.error)} /> : null}
        {failure ? <ErrorNotice text={errorSentence(failure)} /> : null}
        {value ? (
          <>
            <header className="entry-head">
              <h2>{value.name}</h2>
              <span className="mono">{value.code}</span>
              <span className="hint">{inspectorsLine(value.inspectors)}</span>
              {value.result ? <span className="hint">{savedByText(value.result.savedBy, value.result.rev)}</span> : null}
            </header>
            {flags.length > 0 ? <Strip mark="look">{flags.map((flag) => radarText[flag]).join('；')}</Strip> : null}
            <Sheet flush className="review-sheet">
              <dl className="review-lines">
                {linesOf(value).map(({ field: at, label, value: text }) => (
                  <div key={at}>
                    <dt>{label}</dt>
                    <dd>{text === '' ? <span className="hint">{words.notFilled}</span> : text}</dd>
                    <dd>
                      <Button
                        size="small"
                        disabled={own}
                        aria-label={`${words.returnHere}：${label}`}
                        onClick={() => {
                          setField(at);
                        }}
                      >
                        {words.returnHere}
                      </Button>
                    </dd>
                  </div>
                ))}
              </dl>
            </Sheet>
            <EvidenceSheet visit={value} readOnly />
          </>
        ) : null}
      </div>
      <ActionBar state={own ? <span>{words.own}</span> : <span className="hint one-line">{words.reviewHint}</span>}>
        <Button
          aria-keyshortcuts="PageUp"
          onClick={() => {
            onStep(-1);
          }}
        >
          {words.previous}
        </Button>
        <Button
          type="primary"
          size="large"
          aria-keyshortcuts="Control+Enter"
          loading={busy}
          disabled={own || version === 0}
          onClick={onApprove}
        >
          {words.approve}
        </Button>
      </ActionBar>
      {field !== null && value ? (
        <ReturnDialog
          serial={serial}
          visit={value}
          field={field}
          onClose={() => {
            setField(null);
          }}
        />
      ) : null}
    </div>
  );
};

interface ReturnProps {
  readonly serial: string;
  readonly visit: VisitDetail;
  readonly field: string;
  readonly onClose: () => void;
}

const ReturnDialog = ({ serial, visit, field, onClose }: ReturnProps) => {
  const { phase, run } = useCommand('reviews.return');
  const [reason, setReason] = useState('');
  const id = useId();
  const submit = async (): Promise<void> => {
    const answer = await run({ serial, code: visit.code, version: visit.version, field, reason });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      title={returnTitle(returnFieldText(field, visit.items))}
      confirmLabel={words.returnNow}
      cancelLabel={words.keepReading}
      busy={phase.at === 'running'}
      blocked={Array.from(reason.trim()).length < 2}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <label className="field-label" htmlFor={`${id}-reason`}>
        {words.returnReason}
      </label>
      <Input.TextArea
        id={`${id}-reason`}
        autoFocus
        rows={2}
        maxLength={200}
        value={reason}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <p id={`${id}-hint`} className="hint">
        {words.returnHint}
      </p>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
