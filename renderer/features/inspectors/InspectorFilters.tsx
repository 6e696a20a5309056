import { FacetGroup, type FacetValue } from '#renderer/ui/FacetGroup.tsx';
import type { InspectorFilter, InspectorSummary } from '#shared/contract/inspectors.ts';
import type { Facet } from '#shared/contract/subjects.ts';
import {
  certificateText,
  drawableStateText,
  facetSizeText,
  inspectorStatusText,
  inspectorsWords as words,
  moreValuesText,
} from '#shared/i18n/zh-cn/inspectors.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import './inspectors.css';

interface Props {
  readonly summary: InspectorSummary;
  readonly filter: InspectorFilter;
  readonly onChange: (filter: InspectorFilter) => void;
}

type FacetName = 'statuses' | 'drawables' | 'certificates' | 'units' | 'lines';

/** The facets of the library with their counts; an empty choice sets no condition. */
export const InspectorFilters = ({ summary, filter, onChange }: Props) => {
  const group = (facet: FacetName, values: readonly FacetValue[]) => (
    <FacetGroup
      key={facet}
      title={words.facets[facet]}
      hint={facetSizeText(values.length)}
      values={values}
      chosen={(filter[facet] ?? []).map(String)}
      moreText={moreValuesText}
      lessText={words.less}
      onChange={(chosen) => {
        onChange(withFacet(filter, facet, chosen));
      }}
    />
  );
  return (
    <>
      {group('statuses', labelled(summary.statuses, inspectorStatusText))}
      {group('drawables', labelled(summary.drawables, drawableStateText))}
      {group('certificates', labelled(summary.certificates, certificateText))}
      {group(
        'units',
        summary.units.map((facet) => ({ ...amounted(facet), label: facet.value === '' ? words.noUnit : facet.value })),
      )}
      {group(
        'lines',
        summary.lines.map((facet) => ({ ...amounted(facet), label: facet.name })),
      )}
    </>
  );
};

const amounted = ({ value, count: people }: Facet) => ({ value, amount: count(people) });

const labelled = (facets: readonly Facet[], labels: Readonly<Record<string, string>>): readonly FacetValue[] =>
  facets.filter(({ count: people }) => people > 0).map((facet) => ({ ...amounted(facet), label: labels[facet.value] ?? facet.value }));

const withFacet = (filter: InspectorFilter, facet: FacetName, chosen: readonly string[]): InspectorFilter => {
  const others = Object.entries(filter).filter(([name]) => name !== facet);
  const values = facet === 'lines' ? chosen.map(Number) : chosen;
  // Values that the facets themselves offered, each under its own name.
  return Object.fromEntries<unknown>(chosen.length === 0 ? others : [...others, [facet, values]]);
};
