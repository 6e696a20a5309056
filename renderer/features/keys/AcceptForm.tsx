import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { EnrolmentSource } from '#shared/contract/keys.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { groupLabel, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { digitsOf, isWholeGroup } from './digits.ts';
import { RootPassphraseField } from './RootPassphraseField.tsx';

interface Props {
  readonly source: EnrolmentSource;
  readonly groupsToType: readonly [number, number];
  readonly onAccepted: (version: number) => void;
}

const groupLength = 5;

export const AcceptForm = ({ source, groupsToType, onAccepted }: Props) => {
  const accept = useCommand('trust.accept');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [rootPassphrase, setRootPassphrase] = useState('');
  const whole = isWholeGroup(first) && isWholeGroup(second) && rootPassphrase !== '';
  const submit = async (): Promise<void> => {
    const answer = await accept.run({ ...source, groups: [first, second], rootPassphrase });
    if (answer.ok) onAccepted(answer.value.version);
  };
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) void submit();
      }}
    >
      <div className="accept-groups">
        <GroupField group={groupsToType[0]} value={first} onChange={setFirst} />
        <GroupField group={groupsToType[1]} value={second} onChange={setSecond} />
      </div>
      <RootPassphraseField value={rootPassphrase} onChange={setRootPassphrase} />
      <div className="keys-buttons">
        <Button type="primary" htmlType="submit" disabled={!whole} loading={accept.phase.at === 'running'}>
          {words.accept}
        </Button>
        {whole ? null : <span className="hint">{words.acceptNeeds}</span>}
      </div>
      {accept.phase.at === 'failed' ? <ErrorNotice text={errorSentence(accept.phase.error)} /> : null}
    </form>
  );
};

interface GroupProps {
  readonly group: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const GroupField = ({ group, value, onChange }: GroupProps) => {
  const id = useId();
  return (
    <div>
      <label className="keys-label" htmlFor={id}>
        {groupLabel(group)}
      </label>
      <Input
        id={id}
        className="accept-group"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onChange(digitsOf(event.target.value, groupLength));
        }}
      />
    </div>
  );
};
