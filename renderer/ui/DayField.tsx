import { Input } from 'antd';
import { useId, useState } from 'react';
import { isoDayOf } from './iso-day.ts';

interface Props {
  readonly label: string;
  /** ISO day or empty. */
  readonly value: string;
  /** How a day may be written. */
  readonly hint: string;
  /** The day in words, with its weekday; shown once a day is there. */
  readonly dayText: (isoDay: string) => string;
  readonly badText: string;
  readonly mistake?: string | null;
  readonly labelClass: string;
  readonly mistakeClass: string;
  readonly onChange: (isoDay: string) => void;
}

/** A day typed the way people write it; what is no day stays to be mended and counts as empty. */
export const DayField = ({ label, value, hint, dayText, badText, mistake = null, labelClass, mistakeClass, onChange }: Props) => {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [left, setLeft] = useState(false);
  if (known !== value) {
    setKnown(value);
    if ((isoDayOf(typed) ?? '') !== value) setTyped(value);
  }
  const bad = left && typed.trim() !== '' && isoDayOf(typed) === null ? badText : mistake;
  return (
    <div className="day-field">
      <label className={labelClass} htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        autoComplete="off"
        placeholder={hint}
        value={typed}
        status={bad === null ? '' : 'error'}
        aria-invalid={bad !== null}
        aria-describedby={`${id}-below`}
        onChange={(event) => {
          setTyped(event.target.value);
          setLeft(false);
          onChange(isoDayOf(event.target.value) ?? '');
        }}
        onBlur={() => {
          setLeft(true);
          if (value !== '') setTyped(value);
        }}
      />
      <p id={`${id}-below`} className={bad === null ? 'hint' : mistakeClass} role={bad === null ? undefined : 'alert'}>
        {bad ?? (value === '' ? '\u00a0' : dayText(value))}
      </p>
    </div>
  );
};
