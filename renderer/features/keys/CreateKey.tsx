import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { LabelField } from './LabelField.tsx';
import { passphraseMistake, type PassphraseMistake } from './passphrase-rule.ts';
import { PassphrasePair } from './PassphrasePair.tsx';

interface Props {
  /** A new key beside the one in force, with the reason; else the first. */
  readonly renews?: boolean;
}

export const CreateKey = ({ renews = false }: Props) => {
  const commands = { first: useCommand('keys.create'), next: useCommand('keys.renew') };
  const create = renews ? commands.next : commands.first;
  const [reason, setReason] = useState('');
  const [unexplained, setUnexplained] = useState(false);
  const reasonId = useId();
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [mistake, setMistake] = useState<PassphraseMistake>(null);
  const [unnamed, setUnnamed] = useState(false);
  const running = create.phase.at === 'running';
  const submit = (): void => {
    const found = passphraseMistake(passphrase, again);
    setMistake(found);
    setUnnamed(label.trim() === '');
    setUnexplained(renews && reason.trim() === '');
    if (found !== null || label.trim() === '' || running || (renews && reason.trim() === '')) return;
    if (renews) void commands.next.run({ label, passphrase, reason: reason.trim() });
    else void commands.first.run({ label, passphrase });
  };
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{words.explainPaper}</p>
      <LabelField value={label} missing={unnamed} onChange={setLabel} />
      <PassphrasePair
        label={words.passphrase}
        value={passphrase}
        again={again}
        mistake={mistake}
        onChange={setPassphrase}
        onAgain={setAgain}
      />
      {renews ? (
        <>
          <label className="field-label" htmlFor={reasonId}>
            {words.renewReason}
          </label>
          <Input.TextArea
            id={reasonId}
            rows={2}
            maxLength={400}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          {unexplained ? <p role="alert">{words.renewReasonMissing}</p> : null}
        </>
      ) : null}
      <div className="keys-buttons">
        <Button type="primary" htmlType="submit" loading={running}>
          {renews ? words.renew : words.create}
        </Button>
        {running ? (
          <span className="hint" role="status">
            {words.creating}
          </span>
        ) : null}
      </div>
      {create.phase.at === 'failed' ? <ErrorNotice text={errorSentence(create.phase.error)} /> : null}
    </form>
  );
};
