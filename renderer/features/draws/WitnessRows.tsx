import { Button, Input } from 'antd';
import type { Witness } from '#shared/contract/draws.ts';
import { ceremonyWords as words, witnessLabel } from '#shared/i18n/zh-cn/ceremony.ts';

interface Props {
  readonly value: readonly Witness[];
  readonly onChange: (value: readonly Witness[]) => void;
}

const usual = 3;
const most = 7;
const blank: Witness = { name: '', unit: '' };

/** Those who were named; rows left empty are no witnesses. */
export const namedWitnesses = (rows: readonly Witness[]): Witness[] =>
  rows.map(({ name, unit }) => ({ name: name.trim(), unit: unit.trim() })).filter(({ name }) => name !== '');

/** Who watched and says 与现场一致; three as a rule, one at least. */
export const WitnessRows = ({ value, onChange }: Props) => {
  const rows = Array.from({ length: Math.max(usual, value.length) }, (_, index) => value[index] ?? blank);
  const change = (at: number, part: Partial<Witness>): void => {
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  };
  return (
    <div className="witnesses">
      {rows.map((row, index) => (
        // Rows are only added at the end, so the place is the identity.
        <div key={index} className="person-fields">
          <Input
            aria-label={witnessLabel(index + 1, words.witnessName)}
            placeholder={witnessLabel(index + 1, words.witnessName)}
            maxLength={40}
            autoComplete="off"
            value={row.name}
            onChange={(event) => {
              change(index, { name: event.target.value });
            }}
          />
          <Input
            aria-label={witnessLabel(index + 1, words.witnessUnit)}
            placeholder={words.witnessUnit}
            maxLength={60}
            autoComplete="off"
            value={row.unit}
            onChange={(event) => {
              change(index, { unit: event.target.value });
            }}
          />
        </div>
      ))}
      {rows.length < most ? (
        <Button
          type="link"
          onClick={() => {
            onChange([...rows, blank]);
          }}
        >
          {words.moreWitness}
        </Button>
      ) : null}
    </div>
  );
};
