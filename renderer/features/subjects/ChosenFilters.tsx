import { Button, Tag } from 'antd';
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
        <Tag
          closable
          onClose={() => {
            onChange(withText(filter, ''));
          }}
        >
          {searchedText(filter.text)}
        </Tag>
      )}
      {facets.map((facet) => (
        <Tag
          key={facet}
          closable
          onClose={() => {
            onChange(withValues(filter, facet, []));
          }}
        >
          {chosenText(
            words.facets[facet],
            chosenValues(filter, facet).map((value) => facetValueText(facet, value)),
          )}
        </Tag>
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
