import { Input } from 'antd';
import { useId } from 'react';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';

interface Props {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}

const longest = 40;

/** What the other side will see this key called. */
export const LabelField = ({ value, missing, onChange }: Props) => {
  const id = useId();
  return (
    <>
      <label className="keys-label" htmlFor={id}>
        {words.label}
      </label>
      <Input
        id={id}
        className="keys-wide"
        maxLength={longest}
        value={value}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby={`${id}-below`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id={`${id}-below`} className={missing ? 'keys-mistake' : 'hint'}>
        {missing ? words.labelMissing : words.labelHint}
      </p>
    </>
  );
};
