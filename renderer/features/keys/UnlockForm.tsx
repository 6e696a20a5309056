import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';

interface Props {
  /** What follows once it is open. */
  readonly onUnlocked?: () => void;
}

/** Shown while the office's key is locked; opening it is needed before anything can be signed. */
export const UnlockForm = ({ onUnlocked }: Props) => {
  const unlock = useCommand('keys.unlock');
  const [passphrase, setPassphrase] = useState('');
  const id = useId();
  const running = unlock.phase.at === 'running';
  const failed = unlock.phase.at === 'failed' ? errorSentence(unlock.phase.error) : null;
  const submit = async (): Promise<void> => {
    if ((await unlock.run({ passphrase })).ok) onUnlocked?.();
  };
  return (
    <form
      className="unlock-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '' && !running) void submit();
      }}
    >
      <label className="keys-label" htmlFor={id}>
        {words.unlockField}
      </label>
      <div className="unlock-row">
        <Input.Password
          id={id}
          className="keys-wide"
          autoComplete="off"
          maxLength={400}
          value={passphrase}
          status={failed === null ? '' : 'error'}
          aria-invalid={failed !== null}
          aria-describedby={failed === null ? undefined : `${id}-failed`}
          onChange={(event) => {
            setPassphrase(event.target.value);
          }}
        />
        <Button htmlType="submit" disabled={passphrase === ''} loading={running}>
          {words.unlock}
        </Button>
      </div>
      {failed === null ? null : (
        <p id={`${id}-failed`} className="keys-mistake" role="alert">
          {failed}
        </p>
      )}
    </form>
  );
};
