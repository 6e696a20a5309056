import { Input } from 'antd';
import { useId } from 'react';

interface Props {
  /** The whole name, for those who hear it; two parties' fields look alike. */
  readonly label: string;
  readonly shown: string;
  readonly value: string;
  readonly hint?: string;
  readonly mistake?: string | undefined;
  readonly onChange: (value: string) => void;
}

const longest = 200;

/** A hidden text that can be looked at on purpose; nothing remembers it. */
export const SecretField = ({ label, shown, value, hint, mistake, onChange }: Props) => {
  const id = useId();
  const below = mistake ?? hint;
  return (
    <div className="secret-field">
      <label className="draw-label" htmlFor={id}>
        {shown}
      </label>
      <Input.Password
        id={id}
        aria-label={label}
        aria-invalid={mistake !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        autoComplete="off"
        spellCheck={false}
        className="secret-input"
        maxLength={longest}
        value={value}
        status={mistake === undefined ? '' : 'error'}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {below === undefined ? null : (
        <p id={`${id}-below`} className={mistake === undefined ? 'hint' : 'draw-mistake'}>
          {below}
        </p>
      )}
    </div>
  );
};
