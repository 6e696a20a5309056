import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly open: boolean;
  /** The question; the buttons are its answers. */
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly busy?: boolean;
  readonly blocked?: boolean;
  /** The confirming answer destroys something; then the safe one has the focus. */
  readonly danger?: boolean;
  readonly width?: number;
}

export const Dialog = ({
  open,
  title,
  children,
  confirmLabel,
  cancelLabel,
  onConfirm,
  onCancel,
  busy = false,
  blocked = false,
  danger = false,
  width = 520,
}: Props) => (
  <Modal
    open={open}
    title={title}
    width={width}
    onCancel={onCancel}
    destroyOnHidden
    mask={{ closable: false }}
    footer={[
      <Button key="cancel" onClick={onCancel} autoFocus={danger}>
        {cancelLabel}
      </Button>,
      <Button key="confirm" type="primary" danger={danger} loading={busy} disabled={blocked} onClick={onConfirm}>
        {confirmLabel}
      </Button>,
    ]}
  >
    {children}
  </Modal>
);
