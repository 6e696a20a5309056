import { useState } from 'react';
import { cellText } from '#shared/i18n/zh-cn/draws.ts';

interface Props {
  readonly label: string;
  readonly digits: string;
  readonly cells: number;
  /** Only the number of digits is shown. */
  readonly masked?: boolean;
  /** Positions from 1 of the digits to look at. */
  readonly wrong?: readonly number[];
  /** Missing for a row that cannot be typed into. */
  readonly onType?: (text: string) => void;
}

/** One cell a digit, with a real text field over them: typing, pasting and input methods work as everywhere. */
export const DiceRow = ({ label, digits, cells, masked = false, wrong = [], onType }: Props) => {
  const [composing, setComposing] = useState<string | null>(null);
  const shown = Array.from({ length: Math.max(cells, digits.length) }, (_, index) => digits[index] ?? '');
  return (
    <div className={onType ? 'dice-row dice-row-on' : 'dice-row'}>
      <span className="dice-label">{label}</span>
      <div className="dice-cells">
        {shown.map((digit, index) => (
          <span
            key={index}
            className={[
              'dice-cell',
              digit === '' ? 'dice-empty' : '',
              onType && index === digits.length ? 'dice-next' : '',
              wrong.includes(index + 1) ? 'dice-wrong' : '',
            ].join(' ')}
            aria-hidden="true"
            title={digit === '' || masked ? undefined : cellText(index + 1, digit)}
          >
            {masked && digit !== '' ? '●' : digit}
          </span>
        ))}
        {onType ? (
          <input
            className="dice-input"
            aria-label={label}
            aria-invalid={wrong.length > 0}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            autoFocus
            value={composing ?? digits}
            onChange={(event) => {
              if (composing === null) onType(event.target.value);
              else setComposing(event.target.value);
            }}
            onCompositionStart={(event) => {
              setComposing(event.currentTarget.value);
            }}
            onCompositionEnd={(event) => {
              setComposing(null);
              onType(event.currentTarget.value);
            }}
          />
        ) : null}
      </div>
    </div>
  );
};
