import { Button, Checkbox } from 'antd';
import { memo, useState } from 'react';
import type { SubjectFacets, SubjectFilter } from '#shared/contract/subjects.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import { facetSizeText, moreValuesText, subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { chosenValues, facetNames, facetValues, type FacetName, type FacetValue } from './subject-filter.ts';
import './subjects.css';

interface Props {
  readonly facets: SubjectFacets;
  readonly filter: SubjectFilter;
  readonly onToggle: (facet: FacetName, values: readonly string[]) => void;
}

const Tree = ({ facets, filter, onToggle }: Props) => (
  <>
    {facetNames.map((facet) => (
      <FacetGroup key={facet} facet={facet} facets={facets} filter={filter} onToggle={onToggle} />
    ))}
  </>
);

/** The facets of the library with their counts; several values of one facet may be chosen. What is typed as a question draws nothing anew. */
export const FilterTree = memo(
  Tree,
  (before, after) =>
    before.facets === after.facets &&
    before.onToggle === after.onToggle &&
    facetNames.every((facet) => before.filter[facet] === after.filter[facet]),
);

const shownAtFirst = 5;

const FacetGroup = ({ facet, facets, filter, onToggle }: Props & { readonly facet: FacetName }) => {
  const [whole, setWhole] = useState(false);
  const values = facetValues(facets, facet);
  const chosen = chosenValues(filter, facet);
  if (values.length === 0 || (values.length === 1 && values[0]?.key === '')) return null;
  const isShown = (value: FacetValue, index: number): boolean => whole || index < shownAtFirst || isTouched(value, chosen);
  const shown = values.filter(isShown);
  const toggle = (line: readonly string[]): void => {
    onToggle(facet, line);
  };
  return (
    <fieldset className="facet">
      <legend>
        {words.facets[facet]}
        <span className="hint">{facet === 'risks' ? words.internal : facetSizeText(values.length)}</span>
      </legend>
      {shown.map((value) => (
        <ValueRows key={value.key} value={value} chosen={chosen} onToggle={toggle} />
      ))}
      {values.length > shown.length || whole ? (
        <Button
          type="link"
          aria-expanded={whole}
          onClick={() => {
            setWhole(!whole);
          }}
        >
          {whole ? words.more : moreValuesText(values.length - shown.length)}
        </Button>
      ) : null}
    </fieldset>
  );
};

/** Whether the line, or one beneath it, is chosen. */
const isTouched = ({ values, within }: FacetValue, chosen: readonly string[]): boolean =>
  values.every((value) => chosen.includes(value)) || within.some((one) => isTouched(one, chosen));

interface RowsProps {
  readonly value: FacetValue;
  readonly chosen: readonly string[];
  readonly onToggle: (values: readonly string[]) => void;
}

/** One value, and beneath it, once opened, the values it is made of. */
const ValueRows = ({ value, chosen, onToggle }: RowsProps) => {
  const [open, setOpen] = useState(false);
  const whole = value.values.every((one) => chosen.includes(one));
  const part = !whole && value.within.some((one) => isTouched(one, chosen));
  const opened = open || part;
  return (
    <>
      <div className={whole ? 'facet-value facet-chosen' : 'facet-value'}>
        <Checkbox
          checked={whole}
          indeterminate={part}
          onChange={() => {
            onToggle(value.values);
          }}
        >
          <span className="facet-name" title={value.name}>
            {value.name}
          </span>
        </Checkbox>
        {value.within.length === 0 ? null : (
          <Button
            type="text"
            className={opened ? 'facet-opener facet-opened' : 'facet-opener'}
            aria-expanded={opened}
            aria-label={`${words.divisions} ${value.name}`}
            onClick={() => {
              setOpen(!opened);
            }}
          />
        )}
        <span className="hint">{count(value.count)}</span>
      </div>
      {opened ? (
        <div className="facet-within" role="group" aria-label={value.name}>
          {value.within.map((one) => (
            <ValueRows key={one.key} value={one} chosen={chosen} onToggle={onToggle} />
          ))}
        </div>
      ) : null}
    </>
  );
};
