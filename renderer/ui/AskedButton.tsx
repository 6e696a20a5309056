import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from './Dialog.tsx';

interface Props {
  readonly label: string;
  readonly title: string;
  /** What it comes to. */
  readonly text: string;
  readonly keepLabel: string;
  readonly busy: boolean;
  readonly onConfirm: () => Promise<unknown>;
}

/** A button whose deed is asked about first; the safe answer has the focus (UX 12, L1). */
export const AskedButton = ({ label, title, text, keepLabel, busy, onConfirm }: Props) => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <Dialog
        open={asking}
        danger
        title={title}
        confirmLabel={label}
        cancelLabel={keepLabel}
        busy={busy}
        onConfirm={() => {
          void onConfirm().then(() => {
            setAsking(false);
          });
        }}
        onCancel={() => {
          setAsking(false);
        }}
      >
        <p>{text}</p>
      </Dialog>
    </>
  );
};
