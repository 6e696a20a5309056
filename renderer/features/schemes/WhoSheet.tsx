import { Select } from 'antd';
import { useId } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { SchemeDetail, SchemeDraft, SchemePreview } from '#shared/contract/schemes.ts';
import { riskClasses, type Facet, type NamedFacet, type SubjectFilter, type SubjectSummary } from '#shared/contract/subjects.ts';
import { handedListText } from '#shared/i18n/zh-cn/handed-tasks.ts';
import { classLabel, excludedText, facetText, householdsText, schemesWords as words, takeAllLabel } from '#shared/i18n/zh-cn/schemes.ts';
import { subjectKindText, subjectStatusText } from '#shared/i18n/zh-cn/subjects.ts';
import { ExcludePart } from './ExcludePart.tsx';

interface Props {
  readonly draft: SchemeDraft;
  /** The city's event that drew the list; null where the scheme says itself who may be drawn. */
  readonly handed: SchemeDetail['handed'];
  readonly role: OfficeRole;
  readonly preview: SchemePreview | null;
  readonly facets: SubjectSummary | null;
  readonly onChange: (change: Partial<SchemeDraft>) => void;
}

type FacetField = 'offices' | 'tags' | 'statuses' | 'risks' | 'towns' | 'kinds';

const fields: readonly Exclude<FacetField, 'offices'>[] = ['tags', 'statuses', 'risks', 'towns', 'kinds'];
const statusWords: Readonly<Record<string, string>> = subjectStatusText;
const kindWords: Readonly<Record<string, string>> = subjectKindText;

const valueLabel = (field: FacetField, { value, name }: Pick<Facet, 'value'> & Partial<NamedFacet>): string => {
  if (field === 'statuses') return statusWords[value] ?? value;
  if (field === 'kinds') return kindWords[value] ?? value;
  if (field === 'risks') return value === '' ? words.unrated : classLabel(value);
  return field === 'towns' && value === '' ? words.noTown : (name ?? value);
};

/** An empty choice sets no condition, so the field goes away. */
export const withFacet = (filter: SubjectFilter, field: FacetField, values: readonly string[]): SubjectFilter => {
  const others = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
  return values.length === 0 ? others : { ...others, [field]: [...values] };
};

/** ① Whom: the conditions, and how many subjects are left under them. */
export const WhoSheet = ({ draft, handed, role, preview, facets, onChange }: Props) => (
  <Sheet step={1} title={words.who} className="scheme-who">
    <p className="field-label">{words.whoCount}</p>
    <p className="scheme-big" role="status">
      {preview ? householdsText(preview.population) : ' '}
    </p>
    <p className="hint">{preview ? excludedText(preview.population, preview.excluded) : ' '}</p>
    {handed === null ? (
      <>
        <div data-place="filter">
          {role === 'city' ? <OfficesField draft={draft} onChange={onChange} /> : null}
          {fields.map((field) => (
            <FacetSelect
              key={field}
              field={field}
              values={draft.filter[field] ?? []}
              facets={facets?.[field] ?? []}
              onChange={(values) => {
                onChange({ filter: withFacet(draft.filter, field, values) });
              }}
            />
          ))}
        </div>
        <TakeAllField draft={draft} tags={facets?.tags ?? []} onChange={onChange} />
      </>
    ) : (
      <p className="hint">{handedListText(handed.serial)}</p>
    )}
    <ExcludePart draft={draft} preview={preview} onChange={onChange} />
  </Sheet>
);

/** Of a city: whose subjects, one, several or all counties. */
const OfficesField = ({ draft: { filter }, onChange }: Pick<Props, 'draft' | 'onChange'>) => {
  const facets = useQuery('subjects.facets', {});
  return (
    <FacetSelect
      field="offices"
      values={filter.offices ?? []}
      facets={facets.at === 'ready' ? facets.value.offices : []}
      onChange={(values) => {
        onChange({ filter: withFacet(filter, 'offices', values) });
      }}
    />
  );
};

/** Classes and tags whose subjects are all drawn, before any other. */
const TakeAllField = ({ draft: { takeAll }, tags, onChange }: Pick<Props, 'draft' | 'onChange'> & { readonly tags: readonly Facet[] }) => {
  const id = useId();
  const options = [
    ...riskClasses.map((value) => ({ value: `class:${value}`, label: takeAllLabel('class', value) })),
    ...tags.map(({ value }) => ({ value: `tag:${value}`, label: takeAllLabel('tag', value) })),
  ];
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {words.takeAll}
      </label>
      <Select
        id={id}
        mode="multiple"
        placeholder={words.takeAllHint}
        showSearch={{ optionFilterProp: 'label' }}
        value={[...takeAll.classes.map((value) => `class:${value}`), ...takeAll.tags.map((value) => `tag:${value}`)]}
        options={options}
        onChange={(chosen: readonly string[]) => {
          onChange({
            takeAll: {
              classes: riskClasses.filter((value) => chosen.includes(`class:${value}`)),
              tags: chosen.filter((value) => value.startsWith('tag:')).map((value) => value.slice(4)),
            },
          });
        }}
      />
    </div>
  );
};

interface SelectProps {
  readonly field: FacetField;
  readonly values: readonly string[];
  readonly facets: readonly (Facet | NamedFacet)[];
  readonly onChange: (values: readonly string[]) => void;
}

/** The empty value needs a name of its own, because the field treats an empty text as nothing. */
const blank = '\u0000';

const FacetSelect = ({ field, values, facets, onChange }: SelectProps) => {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {words[field]}
      </label>
      <Select
        id={id}
        mode="multiple"
        value={values.map((value) => value || blank)}
        placeholder={words.anyValue}
        showSearch={{ optionFilterProp: 'label' }}
        options={facets.map((facet) => ({
          value: facet.value || blank,
          label: valueLabel(field, facet),
          full: facetText(valueLabel(field, facet), facet.count),
        }))}
        optionRender={({ data }) => data.full}
        onChange={(chosen) => {
          onChange(chosen.map((value) => (value === blank ? '' : value)));
        }}
      />
    </div>
  );
};
