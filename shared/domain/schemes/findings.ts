import { done } from './finding.ts';
import { dateFindings } from './find-dates.ts';
import { handedFindings } from './find-handed.ts';
import { itemFindings } from './find-items.ts';
import { inspectorFindings } from './find-people.ts';
import { planFindings } from './find-plan.ts';
import { poolFindings } from './find-pool.ts';
import type { SchemeFacts } from './scheme-facts.ts';

export type FindingLevel = 'must' | 'look' | 'done';

/** One line of the pre-flight (体检, R15): `must` blocks freezing, `look` wants a glance. */
export interface SchemeFinding<Code extends string = SchemeFindingCode> {
  readonly level: FindingLevel;
  readonly code: Code;
  readonly facts: Readonly<Record<string, string | number>>;
  /** Tells findings of one code apart: a class, an item, a serial; else empty. */
  readonly about: string;
  /** Freezing in spite of it takes a reason, which stays with the frozen scheme. */
  readonly asks: boolean;
}

export type SchemeFindingCode =
  | 'poolEmpty'
  | 'ownSubjects'
  | 'codeTwice'
  | 'handedWithdrawn'
  | 'handedMissing'
  | 'outsideHanded'
  | 'handedUnvisited'
  | 'handedItem'
  | 'nothingDrawn'
  | 'targetOverPool'
  | 'countOverStratum'
  | 'minimumOverStratum'
  | 'stratumEmpty'
  | 'rateTiny'
  | 'exclusionTwice'
  | 'exclusionUnknown'
  | 'openTask'
  | 'nameTaken'
  | 'riskStale'
  | 'unratedAsB'
  | 'capReached'
  | 'capKept'
  | 'capUnapproved'
  | 'drawOpen'
  | 'itemsMissing'
  | 'itemNotPublished'
  | 'itemSuperseded'
  | 'itemTwice'
  | 'itemAppliesToNobody'
  | 'itemDrawsNobody'
  | 'subjectsWithoutItem'
  | 'tooManyLines'
  | 'datesMissing'
  | 'datesReversed'
  | 'datesPast'
  | 'noWorkday'
  | 'holidayInside'
  | 'calendarEnds'
  | 'unplanned'
  | 'outsidePlan'
  | 'inspectorsTooFew'
  | 'lineUncovered'
  | 'lineOver'
  | 'lineShort'
  | 'areaUnstaffed'
  | 'certificatesEnding'
  | 'onLeave'
  | 'recusals'
  | 'poolOk'
  | 'strataOk'
  | 'itemsOk'
  | 'inspectorsOk'
  | 'peopleByCounties'
  | 'handedOk'
  | 'datesOk';

/** Every finding in the order the clerk should read them: must, look, done. Freezing needs that none is `must`. */
export const schemeFindings = (facts: SchemeFacts): readonly SchemeFinding[] => {
  const all = [
    ...handedFindings(facts),
    ...poolFindings(facts),
    ...itemFindings(facts),
    ...dateFindings(facts),
    ...planFindings(facts),
    ...whoGoes(facts),
  ];
  return (['must', 'look', 'done'] as const).flatMap((level) => all.filter((one) => one.level === level));
};

/** Where the counties draw the people nobody is asked for here. */
const whoGoes = (facts: SchemeFacts): readonly SchemeFinding[] =>
  facts.keepers === null ? inspectorFindings(facts) : [done('peopleByCounties', { counties: facts.keepers.counties })];

interface GivenReason {
  readonly code: string;
  readonly about: string;
  readonly reason: string;
}

/** The reason that the scheme gives for this finding; empty = none. */
export const reasonFor = ({ code, about }: Pick<SchemeFinding, 'code' | 'about'>, reasons: readonly GivenReason[]): string =>
  reasons.find((one) => one.code === code && one.about === about)?.reason ?? '';

/** What stands between a scheme and its freeze: what must be changed, and how many reasons are still to be written. */
export const freezeObstacles = (
  findings: readonly SchemeFinding[],
  reasons: readonly GivenReason[],
): { readonly musts: number; readonly reasonsMissing: number } => ({
  musts: findings.filter(({ level }) => level === 'must').length,
  reasonsMissing: findings.filter((finding) => finding.asks && reasonFor(finding, reasons) === '').length,
});
