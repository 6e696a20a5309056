import { Input } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { plansWords as words } from '#shared/i18n/zh-cn/plans.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly confirmLabel: string;
  readonly phase: { readonly at: string; readonly error?: AppError };
  /** Whether it was done. */
  readonly onConfirm: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A step that takes a reason (UX 12, L2). */
export const ReasonDialog = ({ title, hint, confirmLabel, phase, onConfirm, onClose }: Props) => {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const id = useId();
  const submit = async (): Promise<void> => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '' && (await onConfirm(reason.trim()))) onClose();
  };
  return (
    <Dialog
      open
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel={uiWords.cancel}
      busy={phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <label className="field-label" htmlFor={id}>
        {words.reason}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={3}
        maxLength={400}
        value={reason}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      <p id={`${id}-hint`} className={missing ? 'field-error' : 'hint'}>
        {missing ? words.reasonMissing : hint}
      </p>
      {phase.at === 'failed' && phase.error ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
