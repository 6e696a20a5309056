import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { SubjectFilter, SubjectSummary } from '#shared/contract/subjects.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import { facetSizeText, moreTownsText, subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { chosenValues, facetNames, facetOf, facetValueText, toggled, type FacetName } from './subject-filter.ts';
import './subjects.css';

interface Props {
  readonly summary: SubjectSummary;
  readonly filter: SubjectFilter;
  readonly onChange: (filter: SubjectFilter) => void;
}

/** The facets of the library with their counts; several values of one facet may be chosen. */
export const FilterTree = ({ summary, filter, onChange }: Props) => (
  <>
    {facetNames.map((facet) => (
      <FacetGroup key={facet} facet={facet} summary={summary} filter={filter} onChange={onChange} />
    ))}
  </>
);

const shownAtFirst = 6;

const FacetGroup = ({ facet, summary, filter, onChange }: Props & { readonly facet: FacetName }) => {
  const [whole, setWhole] = useState(false);
  const values = facetOf(summary, facet);
  const chosen = chosenValues(filter, facet);
  if (values.length === 0) return null;
  const shown = whole ? values : values.filter(({ value }, index) => index < shownAtFirst || chosen.includes(value));
  return (
    <fieldset className="facet">
      <legend>
        {words.facets[facet]}
        <span className="hint">{facet === 'risks' ? words.internal : facetSizeText(values.length)}</span>
      </legend>
      {shown.map(({ value, count: subjects }) => (
        <div key={value} className={chosen.includes(value) ? 'facet-value facet-chosen' : 'facet-value'}>
          <Checkbox
            checked={chosen.includes(value)}
            onChange={() => {
              onChange(toggled(filter, facet, value));
            }}
          >
            {facetValueText(facet, value)}
          </Checkbox>
          <span className="hint">{count(subjects)}</span>
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
          {whole ? words.more : moreTownsText(values.length - shownAtFirst)}
        </Button>
      ) : null}
    </fieldset>
  );
};
