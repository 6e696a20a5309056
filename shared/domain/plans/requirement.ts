import { planRowFields, withoutReadTexts, type PlanRow, type PlanRowContent, type PlanRowField } from './plan-row.ts';

/** Rows of the city's plan that a county carries in its own: those that the city or the province starts (DOMAIN 5). */
export const isRequirement = ({ level }: Pick<PlanRowContent, 'level'>): boolean => level !== 'county';

/** What a county says of a requirement by itself: its number, who carries it out and how, and its notes. */
const ownFields: ReadonlySet<PlanRowField> = new Set(['planNo', 'agency', 'section', 'method', 'note', 'unread']);

const isMet: { readonly [F in PlanRowField]?: (own: PlanRowContent, city: PlanRowContent) => boolean } = {
  // A county may do more than is asked and never less: within the days, no smaller a share, every item.
  from: (own, city) => city.from === '' || (own.from !== '' && own.from >= city.from),
  to: (own, city) => city.to === '' || (own.to !== '' && own.to <= city.to),
  ratePpm: (own, city) => city.ratePpm === null || (own.ratePpm !== null && own.ratePpm >= city.ratePpm),
  count: (own, city) => city.count === null || (own.count !== null && own.count >= city.count),
  itemCodes: (own, city) => city.itemCodes.every((code) => own.itemCodes.includes(code)),
  partners: (own, city) => city.partners.every((partner) => own.partners.includes(partner)),
};

/** The fields in which a county's row falls short of the requirement, in the order people read them; none = it is met. */
export const unmetFields = (own: PlanRowContent, city: PlanRowContent): readonly PlanRowField[] =>
  planRowFields.filter((field) => !ownFields.has(field) && !(isMet[field]?.(own, city) ?? own[field] === city[field]));

/** One requirement beside the county's plan: to be added, to be changed in the fields named, or met. */
export type RequirementState =
  | { readonly is: 'added'; readonly after: PlanRow }
  | { readonly is: 'changed'; readonly before: PlanRow; readonly after: PlanRow; readonly fields: readonly PlanRowField[] }
  | { readonly is: 'met'; readonly after: PlanRow };

/**
 * How the county's rows stand to the city's requirements, in the order of the city's plan. A requirement has the same id in both plans and in
 * every version of the year, so it is never added twice; what the county wrote into its row for itself stays.
 */
export const compareRequirements = (own: readonly PlanRow[], city: readonly PlanRow[]): readonly RequirementState[] => {
  const ownById = new Map(own.map((row) => [row.id, row]));
  return city.filter(isRequirement).map((required): RequirementState => {
    const before = ownById.get(required.id);
    if (!before) return { is: 'added', after: { ...required, planNo: '', section: '' } };
    const fields = unmetFields(before, required);
    if (fields.length === 0) return { is: 'met', after: before };
    return { is: 'changed', before, after: { ...withoutReadTexts(raised(before, required, fields)), id: before.id }, fields };
  });
};

/** The row with the fields named as the city has them; lists keep what the county added. */
const raised = (own: PlanRow, city: PlanRow, fields: readonly PlanRowField[]): PlanRowContent => ({
  ...own,
  ...Object.fromEntries(fields.map((field) => [field, city[field]])),
  itemCodes: [...new Set([...own.itemCodes, ...city.itemCodes])],
  partners: [...new Set([...own.partners, ...city.partners])],
});
