import { Input } from 'antd';
import { useId } from 'react';
import { againLabel, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import type { PassphraseMistake } from './passphrase-rule.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly again: string;
  readonly mistake: PassphraseMistake;
  readonly onChange: (value: string) => void;
  readonly onAgain: (value: string) => void;
}

const longest = 400;

export const PassphrasePair = ({ label, value, again, mistake, onChange, onAgain }: Props) => {
  const id = useId();
  return (
    <div className="passphrase-pair">
      <div>
        <label className="keys-label" htmlFor={id}>
          {label}
        </label>
        <Input.Password
          id={id}
          autoComplete="new-password"
          maxLength={longest}
          value={value}
          status={mistake === 'short' ? 'error' : ''}
          aria-invalid={mistake === 'short'}
          aria-describedby={`${id}-below`}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
        <p id={`${id}-below`} className={mistake === 'short' ? 'keys-mistake' : 'hint'}>
          {mistake === 'short' ? words.passphraseShort : words.passphraseRule}
        </p>
      </div>
      <div>
        <label className="keys-label" htmlFor={`${id}-again`}>
          {againLabel(label)}
        </label>
        <Input.Password
          id={`${id}-again`}
          autoComplete="new-password"
          maxLength={longest}
          value={again}
          status={mistake === 'differ' ? 'error' : ''}
          aria-invalid={mistake === 'differ'}
          aria-describedby={mistake === 'differ' ? `${id}-differ` : undefined}
          onChange={(event) => {
            onAgain(event.target.value);
          }}
        />
        {mistake === 'differ' ? (
          <p id={`${id}-differ`} className="keys-mistake" role="alert">
            {words.passphrasesDiffer}
          </p>
        ) : null}
      </div>
    </div>
  );
};
