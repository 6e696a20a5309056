import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { LabelField } from './LabelField.tsx';
import { passphraseMistake } from './passphrase-rule.ts';
import { PassphrasePair } from './PassphrasePair.tsx';

type Which = 'work' | 'root' | 'recovery';
interface Pair {
  readonly value: string;
  readonly again: string;
}

const which: readonly Which[] = ['work', 'root', 'recovery'];
const labels: Readonly<Record<Which, string>> = {
  work: words.workPassphrase,
  root: words.rootPassphrase,
  recovery: words.recoveryPassphrase,
};
const blank: Pair = { value: '', again: '' };

/** The city's first step: three key files, each with a passphrase of its own (BUNDLE-SPEC 12.3). */
export const StartTrust = () => {
  const start = useCommand('trust.start');
  const [label, setLabel] = useState('');
  const [pairs, setPairs] = useState<Readonly<Record<Which, Pair>>>({ work: blank, root: blank, recovery: blank });
  const [checked, setChecked] = useState(false);
  const running = start.phase.at === 'running';
  const mistakeOf = (key: Which) => passphraseMistake(pairs[key].value, pairs[key].again);
  const alike = new Set(which.map((key) => pairs[key].value)).size < which.length;
  const fits = label.trim() !== '' && which.every((key) => mistakeOf(key) === null) && !alike;
  const submit = (): void => {
    setChecked(!fits);
    if (!fits || running) return;
    void start.run({
      label,
      passphrase: pairs.work.value,
      rootPassphrase: pairs.root.value,
      recoveryPassphrase: pairs.recovery.value,
    });
  };
  return (
    <Sheet title={words.startTitle}>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{words.startLead}</p>
        <p className="hint">{words.explainPaper}</p>
        <LabelField value={label} missing={checked && label.trim() === ''} onChange={setLabel} />
        {which.map((key) => (
          <PassphrasePair
            key={key}
            label={labels[key]}
            value={pairs[key].value}
            again={pairs[key].again}
            mistake={checked ? mistakeOf(key) : null}
            onChange={(value) => {
              setPairs({ ...pairs, [key]: { ...pairs[key], value } });
            }}
            onAgain={(again) => {
              setPairs({ ...pairs, [key]: { ...pairs[key], again } });
            }}
          />
        ))}
        {checked && alike && which.every((key) => mistakeOf(key) === null) ? (
          <p className="keys-mistake" role="alert">
            {words.threeDiffer}
          </p>
        ) : null}
        <div className="keys-buttons keys-stay">
          <Button type="primary" htmlType="submit" loading={running}>
            {words.start}
          </Button>
          {running ? (
            <span className="hint" role="status">
              {words.creating}
            </span>
          ) : null}
        </div>
        {start.phase.at === 'failed' ? <ErrorNotice text={errorSentence(start.phase.error)} /> : null}
      </form>
    </Sheet>
  );
};
