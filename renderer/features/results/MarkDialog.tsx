import { Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { markConsequence, markQuestion, markText, publicationWords as words } from '#shared/i18n/zh-cn/publication.ts';

interface Props {
  readonly serial: string;
  readonly codes: readonly string[];
  readonly onClose: (marked: boolean) => void;
}

/** The day and the reference of one batch, and what it means to mark it. */
export const MarkDialog = ({ serial, codes, onClose }: Props) => {
  const { phase, run } = useCommand('publication.mark');
  const [publishedOn, setPublishedOn] = useState('');
  const [reference, setReference] = useState('');
  const id = useId();
  const submit = async (): Promise<void> => {
    const answer = await run({ serial, codes: [...codes], publishedOn, reference });
    if (answer.ok) onClose(true);
  };
  return (
    <Dialog
      open
      title={markQuestion(codes.length)}
      confirmLabel={markText(codes.length)}
      cancelLabel={words.cancel}
      busy={phase.at === 'running'}
      blocked={publishedOn === '' || reference.trim() === ''}
      onConfirm={() => void submit()}
      onCancel={() => {
        onClose(false);
      }}
    >
      <p>{markConsequence}</p>
      <div className="mark-fields">
        <DayField
          label={words.publishedOn}
          value={publishedOn}
          hint={words.dayHint}
          badText={words.dayBad}
          dayText={dayText}
          labelClass="field-label"
          mistakeClass="field-error"
          onChange={setPublishedOn}
        />
        <label className="field-label" htmlFor={`${id}-reference`}>
          {words.reference}
        </label>
        <Input
          id={`${id}-reference`}
          maxLength={300}
          value={reference}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setReference(event.target.value);
          }}
        />
        <p id={`${id}-hint`} className="hint">
          {words.referenceHint}
        </p>
      </div>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
