import { Input } from 'antd';
import { useId } from 'react';
import './small-parts.css';

export interface TypedPerson {
  readonly name: string;
  readonly password: string;
}

export const nobody: TypedPerson = { name: '', password: '' };

interface Props {
  readonly lead: string;
  readonly labels: { readonly name: string; readonly password: string };
  readonly value: TypedPerson;
  readonly onChange: (value: TypedPerson) => void;
}

/** A short sign-in within one step: the second person proves who it is, the session stays the first one's. */
export const SecondPersonFields = ({ lead, labels, value, onChange }: Props) => {
  const id = useId();
  return (
    <>
      <p className="hint">{lead}</p>
      <div className="person-fields">
        <div>
          <label className="field-label" htmlFor={`${id}-name`}>
            {labels.name}
          </label>
          <Input
            id={`${id}-name`}
            maxLength={40}
            autoComplete="off"
            value={value.name}
            onChange={(event) => {
              onChange({ ...value, name: event.target.value });
            }}
          />
        </div>
        <div>
          <label className="field-label" htmlFor={`${id}-password`}>
            {labels.password}
          </label>
          <Input.Password
            id={`${id}-password`}
            maxLength={200}
            autoComplete="off"
            value={value.password}
            onChange={(event) => {
              onChange({ ...value, password: event.target.value });
            }}
          />
        </div>
      </div>
    </>
  );
};
