import { Button } from 'antd';
import { memo } from 'react';
import { ChosenFilter } from '#renderer/ui/ChosenFilter.tsx';
import type { SubjectFacets, SubjectFilter } from '#shared/contract/subjects.ts';
import { chosenText, searchedText, subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { chosenValues, chosenWords, facetNames, without, type Condition } from './subject-filter.ts';

interface Props {
  readonly facets: SubjectFacets;
  readonly filter: SubjectFilter;
  readonly onChange: (filter: SubjectFilter) => void;
}

const Chosen = ({ facets, filter, onChange }: Props) => {
  const chosen: readonly Condition[] = facetNames.filter((facet) => chosenValues(filter, facet).length > 0);
  const conditions: readonly Condition[] = filter.text === undefined ? chosen : ['text', ...chosen];
  if (conditions.length === 0) return null;
  return (
    <div className="chosen" role="group" aria-label={words.filtersChosen}>
      {conditions.map((condition) => (
        <ChosenFilter
          key={condition}
          text={conditionText(facets, filter, condition)}
          onRemove={() => {
            onChange(without(filter, condition));
          }}
        />
      ))}
      <Button
        type="link"
        onClick={() => {
          onChange({});
        }}
      >
        {words.clear}
      </Button>
    </div>
  );
};

/** What hides rows, each condition with its way out. */
export const ChosenFilters = memo(Chosen);

/** One condition in words: its facet and the chosen values. */
export const conditionText = (facets: SubjectFacets, filter: SubjectFilter, condition: Condition): string =>
  condition === 'text' ? searchedText(filter.text ?? '') : chosenText(words.facets[condition], chosenWords(facets, filter, condition));
