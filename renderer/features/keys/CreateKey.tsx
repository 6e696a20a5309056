import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { LabelField } from './LabelField.tsx';
import { passphraseMistake, type PassphraseMistake } from './passphrase-rule.ts';
import { PassphrasePair } from './PassphrasePair.tsx';

export const CreateKey = () => {
  const create = useCommand('keys.create');
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
    if (found === null && label.trim() !== '' && !running) void create.run({ label, passphrase });
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
      <div className="keys-buttons">
        <Button type="primary" htmlType="submit" loading={running}>
          {words.create}
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
