import { Input } from 'antd';
import { useId } from 'react';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What whoever keeps the root key types; every change of the trust roster asks for it. */
export const RootPassphraseField = ({ value, onChange }: Props) => {
  const id = useId();
  return (
    <>
      <label className="keys-label" htmlFor={id}>
        {words.rootPassphrase}
      </label>
      <Input.Password
        id={id}
        className="keys-wide"
        autoComplete="off"
        maxLength={400}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </>
  );
};
