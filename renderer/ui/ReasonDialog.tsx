import { Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import './small-parts.css';

interface Props {
  readonly title: string;
  /** What happens, and what does not. */
  readonly lead: string;
  readonly reasonLabel: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** Something else is still missing. */
  readonly blocked?: boolean;
  /** Why it did not work, as a sentence. */
  readonly failed: string | null;
  readonly width?: number;
  /** What is looked at before the reason is given. */
  readonly above?: ReactNode;
  readonly children?: ReactNode;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks before something that is decided by a person and goes into the trail with the reason. */
export const ReasonDialog = ({ title, lead, reasonLabel, failed, above, children, blocked = false, onConfirm, ...dialog }: Props) => {
  const [reason, setReason] = useState('');
  const id = useId();
  return (
    <Dialog
      open
      title={title}
      {...dialog}
      blocked={blocked || reason.trim() === ''}
      onConfirm={() => {
        onConfirm(reason.trim());
      }}
    >
      <p>{lead}</p>
      {above}
      <div className="dialog-fields">
        <label className="field-label" htmlFor={id}>
          {reasonLabel}
        </label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={400}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        {children}
      </div>
      {failed === null ? null : <ErrorNotice text={failed} />}
    </Dialog>
  );
};
