import { lineBit } from './lines.ts';

export type FindingLevel = 'must' | 'look' | 'done';

/** One line of the pre-flight (体检, R15): `must` blocks freezing, `look` wants a glance. */
export interface SchemeFinding<Code extends string = SchemeFindingCode> {
  readonly level: FindingLevel;
  readonly code: Code;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type SchemeFindingCode =
  | 'poolEmpty'
  | 'nothingDrawn'
  | 'stratumEmpty'
  | 'itemsMissing'
  | 'itemNotPublished'
  | 'itemSuperseded'
  | 'itemAppliesToNobody'
  | 'datesMissing'
  | 'datesReversed'
  | 'datesPast'
  | 'inspectorsTooFew'
  | 'lineUncovered'
  | 'lineShort'
  | 'certificatesEnding'
  | 'onLeave'
  | 'recusals'
  | 'unratedAsB'
  | 'capReached'
  | 'capKept'
  | 'capUnapproved'
  | 'drawOpen'
  | 'poolOk'
  | 'strataOk'
  | 'itemsOk'
  | 'inspectorsOk'
  | 'datesOk';

export interface SchemeFacts {
  readonly population: number;
  readonly unrated: number;
  /** Drawable subjects whose visits of this year have reached the bureau's cap. */
  readonly capReached: number;
  /** Whether they are kept in nevertheless, and whether reason and approver are given. */
  readonly capKept: boolean;
  readonly capApproved: boolean;
  readonly strata: readonly { readonly stratum: string; readonly subjects: number; readonly drawn: number; readonly wanted: boolean }[];
  /** `current` = no newer version of the item has taken its place, and it was not taken out of the list. */
  readonly items: readonly {
    readonly name: string;
    readonly published: boolean;
    readonly current: boolean;
    readonly line: number;
    readonly subjects: number;
  }[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly today: string;
  readonly teamSize: number;
  readonly inspectorCap: number;
  /** Line masks of those who may be drawn. */
  readonly inspectors: readonly { readonly lines: number }[];
  /** Active people without a certificate that is valid to the task's end. */
  readonly certificatesEnding: number;
  /** Active people with a certificate who are on leave on a day of the task. */
  readonly onLeave: number;
  readonly recusals: number;
  /** Serial of an event that was begun and not finished; only one may be open, because each record names the one before it. */
  readonly openDraw: string | null;
}

type Facts = SchemeFinding['facts'];
const finding = (level: FindingLevel, code: SchemeFindingCode, facts: Facts = {}): SchemeFinding => ({ level, code, facts });

/** Every finding in the order the clerk should read them: must, look, done. Freezing needs that none is `must`. */
export const schemeFindings = (facts: SchemeFacts): readonly SchemeFinding[] => {
  const all = [...poolFindings(facts), ...itemFindings(facts), ...dateFindings(facts), ...inspectorFindings(facts)];
  return (['must', 'look', 'done'] as const).flatMap((level) => all.filter((one) => one.level === level));
};

const poolFindings = (facts: SchemeFacts): readonly SchemeFinding[] => {
  const { population, unrated, strata, openDraw } = facts;
  const drawn = strata.reduce((sum, stratum) => sum + stratum.drawn, 0);
  const empty = strata.filter(({ wanted, subjects }) => wanted && subjects === 0);
  return [
    ...(openDraw === null ? [] : [finding('must', 'drawOpen', { serial: openDraw })]),
    population === 0 ? finding('must', 'poolEmpty') : finding('done', 'poolOk', { subjects: population }),
    ...(population > 0 && drawn === 0 ? [finding('must', 'nothingDrawn')] : []),
    ...empty.map(({ stratum }) => finding('look', 'stratumEmpty', { stratum })),
    ...(drawn > 0 && empty.length === 0 ? [finding('done', 'strataOk', { strata: strata.length })] : []),
    ...(unrated > 0 ? [finding('look', 'unratedAsB', { subjects: unrated })] : []),
    ...capFindings(facts),
  ];
};

/** At the cap subjects are left out; to keep them takes a reason and an approver (R21, DOMAIN 13.8). */
const capFindings = ({ capReached, capKept, capApproved }: SchemeFacts): readonly SchemeFinding[] => {
  if (capReached === 0) return [];
  if (!capKept) return [finding('look', 'capReached', { subjects: capReached })];
  return [capApproved ? finding('look', 'capKept', { subjects: capReached }) : finding('must', 'capUnapproved', { subjects: capReached })];
};

const itemFindings = ({ items, population }: SchemeFacts): readonly SchemeFinding[] => {
  if (items.length === 0) return [finding('must', 'itemsMissing')];
  const faults = items.flatMap(({ name, published, current, subjects }) => [
    ...(current ? [] : [finding('must', 'itemSuperseded', { item: name })]),
    ...(published ? [] : [finding('must', 'itemNotPublished', { item: name })]),
    ...(population > 0 && subjects === 0 ? [finding('must', 'itemAppliesToNobody', { item: name })] : []),
  ]);
  return faults.length > 0 ? faults : [finding('done', 'itemsOk', { items: items.length })];
};

const dateFindings = ({ startsOn, endsOn, today }: SchemeFacts): readonly SchemeFinding[] => {
  if (startsOn === '' || endsOn === '') return [finding('must', 'datesMissing')];
  if (startsOn > endsOn) return [finding('must', 'datesReversed')];
  return [endsOn < today ? finding('must', 'datesPast', { endsOn }) : finding('done', 'datesOk')];
};

const inspectorFindings = (facts: SchemeFacts): readonly SchemeFinding[] => {
  const { inspectors, teamSize, inspectorCap, strata, items, certificatesEnding, onLeave, recusals } = facts;
  const visits = strata.reduce((sum, stratum) => sum + stratum.drawn, 0);
  const capacity = inspectors.length * inspectorCap;
  const enough = inspectors.length >= teamSize && capacity >= visits * teamSize;
  const uncovered = items.filter(({ line }) => line > 0 && !inspectors.some(({ lines }) => (lines & lineBit(line)) !== 0));
  return [
    enough
      ? finding('done', 'inspectorsOk', { people: inspectors.length })
      : finding('must', 'inspectorsTooFew', {
          people: inspectors.length,
          needed: Math.max(teamSize, Math.ceil((visits * teamSize) / inspectorCap)),
        }),
    ...uncovered.map(({ name }) => finding('must', 'lineUncovered', { item: name })),
    ...lineShortages(facts, visits),
    ...(certificatesEnding > 0 ? [finding('look', 'certificatesEnding', { people: certificatesEnding })] : []),
    ...(onLeave > 0 ? [finding('look', 'onLeave', { people: onLeave })] : []),
    ...(recusals > 0 ? [finding('look', 'recusals', { relations: recusals })] : []),
  ];
};

/** Expected visits of a line = its share of the population times the number drawn; compared with what its people's caps leave. */
const lineShortages = ({ items, inspectors, inspectorCap, population }: SchemeFacts, visits: number): readonly SchemeFinding[] => {
  const subjectsByLine = new Map<number, number>();
  for (const { line, subjects } of items) if (line > 0) subjectsByLine.set(line, Math.max(subjectsByLine.get(line) ?? 0, subjects));
  return [...subjectsByLine].flatMap(([line, subjects]) => {
    const people = inspectors.filter(({ lines }) => (lines & lineBit(line)) !== 0).length;
    const needed = population === 0 ? 0 : Math.ceil((visits * subjects) / population);
    const capacity = people * inspectorCap;
    return people > 0 && needed > capacity
      ? [finding('look', 'lineShort', { line, needed, people, capacity, missing: needed - capacity })]
      : [];
  });
};
