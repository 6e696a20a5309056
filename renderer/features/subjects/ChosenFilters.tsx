import { Button } from 'antd';
import { ChosenFilter } from '#renderer/ui/ChosenFilter.tsx';
import type { SubjectFilter } from '#shared/contract/subjects.ts';
import { chosenText, searchedText, subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { chosenValues, facetNames, facetValueText, withText, withValues } from './subject-filter.ts';

interface Props {
  readonly filter: SubjectFilter;
  readonly onChange: (filter: SubjectFilter) => void;
}

/** What hides rows, each condition with its way out. */
export const ChosenFilters = ({ filter, onChange }: Props) => {
  const facets = facetNames.filter((facet) => chosenValues(filter, facet).length > 0);
  if (facets.length === 0 && filter.text === undefined) return null;
  return (
    <div className="chosen" role="group" aria-label={words.filtersChosen}>
      {filter.text === undefined ? null : (
        <ChosenFilter
          text={searchedText(filter.text)}
          onRemove={() => {
            onChange(withText(filter, ''));
          }}
        />
      )}
      {facets.map((facet) => (
        <ChosenFilter
          key={facet}
          text={chosenText(
            words.facets[facet],
            chosenValues(filter, facet).map((value) => facetValueText(facet, value)),
          )}
          onRemove={() => {
            onChange(withValues(filter, facet, []));
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
