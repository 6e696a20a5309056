import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { LabelField } from './LabelField.tsx';
import { passphraseMistake, type PassphraseMistake } from './passphrase-rule.ts';
import { PassphrasePair } from './PassphrasePair.tsx';
import { RootPassphraseField } from './RootPassphraseField.tsx';

export interface NewKey {
  readonly label: string;
  readonly passphrase: string;
  /** Empty where it is not asked for. */
  readonly reason: string;
  readonly rootPassphrase: string;
}

interface Props {
  /** A key that takes another's place is explained. */
  readonly withReason?: boolean;
  /** A key of the city is named by a roster step, which the root key signs. */
  readonly withRoot?: boolean;
  readonly confirmLabel: string;
  readonly running: boolean;
  readonly error: AppError | null;
  readonly onSubmit: (key: NewKey) => void;
  /** Leaves the key as it is; missing where there is none yet. */
  readonly onCancel?: () => void;
}

/** What a new key needs: its name and a passphrase of its own. */
export const NewKeyForm = ({ withReason = false, withRoot = false, confirmLabel, running, error, onSubmit, onCancel }: Props) => {
  const [key, setKey] = useState<NewKey>({ label: '', passphrase: '', reason: '', rootPassphrase: '' });
  const [again, setAgain] = useState('');
  const [mistake, setMistake] = useState<PassphraseMistake>(null);
  const [checked, setChecked] = useState(false);
  const reasonId = useId();
  const unnamed = key.label.trim() === '';
  const unexplained = withReason && key.reason.trim() === '';
  const unsigned = withRoot && key.rootPassphrase === '';
  const submit = (): void => {
    const found = passphraseMistake(key.passphrase, again);
    setMistake(found);
    setChecked(true);
    if (found === null && !unnamed && !unexplained && !unsigned && !running) onSubmit({ ...key, reason: key.reason.trim() });
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
      <LabelField
        value={key.label}
        missing={checked && unnamed}
        onChange={(label) => {
          setKey({ ...key, label });
        }}
      />
      <PassphrasePair
        label={words.passphrase}
        value={key.passphrase}
        again={again}
        mistake={mistake}
        onChange={(passphrase) => {
          setKey({ ...key, passphrase });
        }}
        onAgain={setAgain}
      />
      {withReason ? (
        <>
          <label className="field-label" htmlFor={reasonId}>
            {words.renewReason}
          </label>
          <Input.TextArea
            id={reasonId}
            rows={2}
            maxLength={400}
            value={key.reason}
            onChange={(event) => {
              setKey({ ...key, reason: event.target.value });
            }}
          />
          {checked && unexplained ? <p role="alert">{words.renewReasonMissing}</p> : null}
        </>
      ) : null}
      {withRoot ? (
        <>
          <RootPassphraseField
            value={key.rootPassphrase}
            onChange={(rootPassphrase) => {
              setKey({ ...key, rootPassphrase });
            }}
          />
          {checked && unsigned ? <p role="alert">{words.rootPassphraseMissing}</p> : null}
        </>
      ) : null}
      <div className="keys-buttons keys-stay">
        <Button type="primary" htmlType="submit" loading={running}>
          {confirmLabel}
        </Button>
        {onCancel ? (
          <Button disabled={running} onClick={onCancel}>
            {words.renewCancel}
          </Button>
        ) : null}
        {running ? (
          <span className="hint" role="status">
            {words.creating}
          </span>
        ) : null}
      </div>
      {error ? <ErrorNotice text={errorSentence(error)} /> : null}
    </form>
  );
};
