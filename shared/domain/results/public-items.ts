/** A result as far as the public may know it. */
export interface PublishedAnswers {
  readonly outcomes: readonly string[];
  readonly items: readonly { readonly itemId: string; readonly check: string; readonly problem: boolean }[];
}

export interface PublicItem {
  /** Empty for a visit without items. */
  readonly itemId: string;
  readonly outcomes: readonly string[];
}

const findings: ReadonlySet<string> = new Set(['NOT_DISCLOSED', 'FALSE_DISCLOSURE', 'CORRECTED', 'UNCOOPERATIVE', 'PENDING']);

/**
 * [事项, 结果]* (R46): where nobody was inspected every item has the subject's state; else the items that were checked, one with a problem with
 * the findings, one without with no issue. Findings without a problem at any item hold for all that were checked. What was not checked is not
 * published; a result whose items were all left out is published as a whole.
 */
export const publicItems = ({ outcomes, items }: PublishedAnswers): readonly PublicItem[] => {
  const whole: readonly PublicItem[] = [{ itemId: '', outcomes }];
  if (!outcomes.some((outcome) => findings.has(outcome))) {
    const seen = outcomes.includes('NO_ISSUE') ? items.filter(({ check }) => check === 'checked') : items;
    return seen.length === 0 ? whole : seen.map(({ itemId }) => ({ itemId, outcomes }));
  }
  const checked = items.filter(({ check, problem }) => check === 'checked' || problem);
  const anyProblem = checked.some(({ problem }) => problem);
  if (checked.length === 0) return whole;
  return checked.map(({ itemId, problem }) => ({ itemId, outcomes: anyProblem && !problem ? ['NO_ISSUE'] : outcomes }));
};
