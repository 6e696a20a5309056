import { Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { bundlesWords as words } from '#shared/i18n/zh-cn/bundles.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';

interface Props {
  readonly open: boolean;
  readonly onUnlocked: () => void;
  readonly onClose: () => void;
}

/** Asks for the passphrase of the office's key; what was being done goes on by itself afterwards. */
export const UnlockDialog = ({ open, onUnlocked, onClose }: Props) => {
  const unlock = useCommand('keys.unlock');
  const [passphrase, setPassphrase] = useState('');
  const id = useId();
  const failed = unlock.phase.at === 'failed' ? errorSentence(unlock.phase.error) : null;
  const running = unlock.phase.at === 'running';
  const close = (): void => {
    setPassphrase('');
    unlock.reset();
    onClose();
  };
  const submit = async (): Promise<void> => {
    if (passphrase === '' || running) return;
    const answer = await unlock.run({ passphrase });
    if (!answer.ok) return;
    setPassphrase('');
    unlock.reset();
    onUnlocked();
  };
  return (
    <Dialog
      open={open}
      title={words.unlockTitle}
      confirmLabel={words.unlock}
      cancelLabel={words.unlockLater}
      busy={running}
      blocked={passphrase === ''}
      onConfirm={() => void submit()}
      onCancel={close}
    >
      <p>{words.unlockText}</p>
      <label className="bundle-label" htmlFor={id}>
        {words.passphrase}
      </label>
      <Input.Password
        id={id}
        autoFocus
        autoComplete="off"
        maxLength={400}
        value={passphrase}
        status={failed === null ? '' : 'error'}
        aria-invalid={failed !== null}
        aria-describedby={failed === null ? undefined : `${id}-failed`}
        onChange={(event) => {
          setPassphrase(event.target.value);
        }}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void submit();
        }}
      />
      {failed === null ? null : (
        <p id={`${id}-failed`} className="bundle-mistake" role="alert">
          {failed}
        </p>
      )}
      {running ? <p className="hint">{words.unlocking}</p> : null}
    </Dialog>
  );
};
