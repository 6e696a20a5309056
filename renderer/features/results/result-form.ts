import { outcomeKeys, type OutcomeKey, type ResultDraft, type VisitDetail } from '#shared/contract/results.ts';
import { untouchedCheck, usualDisposal, usualMethods } from '#shared/domain/results/untouched.ts';

export type ItemAnswer = ResultDraft['items'][number];

/** Keys 1 to 8 in the order of DOMAIN 4; the rest are the provincial extras and have no key. */
export const keyedOutcomes: readonly OutcomeKey[] = outcomeKeys.slice(0, 8);
export const extraOutcomes: readonly OutcomeKey[] = outcomeKeys.slice(8);

/** Findings may stand together; everything else says all there is to say and stands alone (R41). */
const findings: ReadonlySet<OutcomeKey> = new Set(['NOT_DISCLOSED', 'FALSE_DISCLOSURE', 'CORRECTED', 'UNCOOPERATIVE', 'PENDING']);

export const outcomeOfKey = (key: string): OutcomeKey | undefined => {
  const digit = key.normalize('NFKC');
  return /^[1-8]$/.test(digit) ? keyedOutcomes[Number(digit) - 1] : undefined;
};

/** Chooses or takes back one outcome; a choice drops whatever it cannot stand beside. */
export const toggleOutcome = (chosen: readonly OutcomeKey[], key: OutcomeKey): OutcomeKey[] => {
  if (chosen.includes(key)) return chosen.filter((other) => other !== key);
  if (!findings.has(key)) return [key];
  const together = [...chosen.filter((other) => findings.has(other)), key];
  return outcomeKeys.filter((other) => together.includes(other));
};

/** What the clerk has not answered item by item follows from the outcome. */
const untouchedAnswer = (itemId: string, outcomes: readonly OutcomeKey[]): ItemAnswer => ({
  itemId,
  check: untouchedCheck(outcomes),
  problem: false,
  text: '',
});

export interface ResultForm {
  readonly draft: ResultDraft;
  /** Items answered by hand; a later outcome leaves them alone. */
  readonly touched: ReadonlySet<string>;
}

/** The form of one visit: what was saved before, or blank with the day of the visit entered last. */
export const formOf = (
  { items, result }: { readonly items: VisitDetail['items']; readonly result: ResultDraft | null },
  lastDay: string,
): ResultForm => {
  if (result === null) {
    const draft: ResultDraft = {
      outcomes: [],
      items: items.map(({ id }) => untouchedAnswer(id, [])),
      methods: [...usualMethods],
      disposal: usualDisposal,
      inspectedOn: lastDay,
      visitCode: '',
      remark: '',
    };
    return { draft, touched: new Set() };
  }
  const { outcomes, methods, disposal, inspectedOn, visitCode, remark } = result;
  const answers = items.map(({ id }) => result.items.find(({ itemId }) => itemId === id) ?? untouchedAnswer(id, outcomes));
  return {
    draft: { outcomes, items: answers, methods, disposal, inspectedOn, visitCode, remark },
    touched: new Set(result.items.map(({ itemId }) => itemId)),
  };
};

export const withOutcome = ({ draft, touched }: ResultForm, key: OutcomeKey): ResultForm => {
  const outcomes = toggleOutcome(draft.outcomes, key);
  const items = draft.items.map((item) => (touched.has(item.itemId) ? item : untouchedAnswer(item.itemId, outcomes)));
  return { draft: { ...draft, outcomes, items }, touched };
};

/** An item that was not checked has no problem either. */
export const withItem = ({ draft, touched }: ResultForm, changed: ItemAnswer): ResultForm => {
  const answer = changed.check === 'checked' ? changed : { ...changed, problem: false };
  return {
    draft: { ...draft, items: draft.items.map((item) => (item.itemId === answer.itemId ? answer : item)) },
    touched: new Set([...touched, answer.itemId]),
  };
};

export const withField = ({ draft, touched }: ResultForm, change: Partial<Omit<ResultDraft, 'outcomes' | 'items'>>): ResultForm => ({
  draft: { ...draft, ...change },
  touched,
});

/** The one result that needs nothing else, so that Enter alone may save it. */
export const isPlainNoIssue = ({ outcomes, items }: ResultDraft): boolean =>
  outcomes.length === 1 && outcomes[0] === 'NO_ISSUE' && items.every(({ problem }) => !problem);
