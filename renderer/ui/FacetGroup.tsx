import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import './facet-group.css';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** How many rows have the value, in words. */
  readonly amount: string;
}

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly moreText: (hidden: number) => string;
  readonly lessText: string;
}

const shownAtFirst = 6;

/** One facet of a filter tree: its values with their counts, several of which may be chosen. */
export const FacetGroup = ({ title, hint, values, chosen, onChange, moreText, lessText }: Props) => {
  const [whole, setWhole] = useState(false);
  if (values.length === 0) return null;
  const shown = whole ? values : values.filter(({ value }, index) => index < shownAtFirst || chosen.includes(value));
  return (
    <fieldset className="facet-group">
      <legend>
        {title}
        <span className="hint">{hint}</span>
      </legend>
      {shown.map(({ value, label, amount }) => (
        <div key={value} className={chosen.includes(value) ? 'facet-row facet-row-chosen' : 'facet-row'}>
          <Checkbox
            checked={chosen.includes(value)}
            onChange={(event) => {
              onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value));
            }}
          >
            {label}
          </Checkbox>
          <span className="hint">{amount}</span>
        </div>
      ))}
      {values.length > shownAtFirst ? (
        <Button
          type="link"
          aria-expanded={whole}
          onClick={() => {
            setWhole(!whole);
          }}
        >
          {whole ? lessText : moreText(values.length - shownAtFirst)}
        </Button>
      ) : null}
    </fieldset>
  );
};
