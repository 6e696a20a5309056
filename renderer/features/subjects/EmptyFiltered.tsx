import { Button } from 'antd';
import { useQuery } from '#renderer/api/use-query.ts';
import type { SubjectFacets, SubjectFilter } from '#shared/contract/subjects.ts';
import { emptyFilteredText, loosenedText, subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { conditionText } from './ChosenFilters.tsx';
import { without } from './subject-filter.ts';

interface Props {
  readonly facets: SubjectFacets;
  readonly filter: SubjectFilter;
  readonly onChange: (filter: SubjectFilter) => void;
}

/** Says which condition hides the rows, and takes it away (UX 10). */
export const EmptyFiltered = ({ facets, filter, onChange }: Props) => {
  const loosened = useQuery('subjects.loosened', { filter });
  const counts = loosened.at === 'ready' ? loosened.value : [];
  const helping = counts.filter(({ matching }) => matching > 0);
  return (
    <div className="empty" role="status">
      <p>{emptyFilteredText(counts.map(({ condition }) => conditionText(facets, filter, condition)))}</p>
      {helping.map(({ condition, matching }) => (
        <div key={condition} className="empty-way">
          <span>{loosenedText(conditionText(facets, filter, condition), matching)}</span>
          <Button
            onClick={() => {
              onChange(without(filter, condition));
            }}
          >
            {words.dropCondition}
          </Button>
        </div>
      ))}
      {loosened.at === 'ready' && helping.length === 0 ? (
        <Button
          onClick={() => {
            onChange({});
          }}
        >
          {words.clear}
        </Button>
      ) : null}
    </div>
  );
};
