import { InputNumber } from 'antd';
import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The label is said but not shown, where the row shows it already. */
  readonly quiet?: boolean;
  readonly onChange: (value: number) => void;
}

const digits = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/[^0-9]/g, '');

/** A whole number with its unit; full-width digits are taken as they are meant. */
export const CountField = ({ label, unit, value, min, max, quiet = false, onChange }: Props) => {
  const id = useId();
  return (
    <div className={quiet ? 'count-quiet' : 'field'}>
      {quiet ? null : (
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
      )}
      <InputNumber<number>
        id={id}
        {...(quiet ? { 'aria-label': label } : {})}
        value={value}
        min={min}
        max={max}
        precision={0}
        controls={false}
        suffix={unit}
        parser={(text) => Number(digits(text))}
        onChange={(next) => {
          if (next !== null) onChange(next);
        }}
      />
    </div>
  );
};
