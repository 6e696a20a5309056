import { asks, done, look, must } from './finding.ts';
import type { SchemeFinding } from './findings.ts';
import type { DrawFacts, SchemeFacts, StratumFacts } from './scheme-facts.ts';

/** Whom: is there anybody, can the numbers be reached, and does another task stand in the way (R15, R17, R21). */
export const poolFindings = (facts: SchemeFacts): readonly SchemeFinding[] => {
  const { population, unrated, openDraw, nameTaken, stale, openTasks, exclusions, draws, handed } = facts;
  // Of a handed list everybody is visited, whatever the class.
  const inStrata = handed === null ? draws.flatMap((draw) => strataFindings(draw, facts.quantity)) : [];
  return [
    ...(openDraw === null ? [] : [must('drawOpen', { serial: openDraw })]),
    population === 0 ? must('poolEmpty') : done('poolOk', { subjects: population }),
    ...keeperFindings(facts),
    ...(population > 0 ? draws.flatMap(targetFindings) : []),
    ...inStrata,
    ...(population > 0 && inStrata.length === 0 && handed === null
      ? [done('strataOk', { strata: draws.flatMap(({ strata }) => strata).length })]
      : []),
    ...(exclusions.twice > 0 ? [must('exclusionTwice', { subjects: exclusions.twice })] : []),
    ...(exclusions.unknown > 0 ? [asks('exclusionUnknown', { subjects: exclusions.unknown })] : []),
    ...openTasks.map(({ serial, subjects }) => asks('openTask', { serial, subjects }, serial)),
    ...(nameTaken ? [asks('nameTaken')] : []),
    ...(stale && handed === null ? [asks('riskStale', { days: stale.days, on: stale.on })] : []),
    ...(unrated > 0 && handed === null ? [look('unratedAsB', { subjects: unrated })] : []),
    ...capFindings(facts),
  ];
};

/** A subject is handed down to the one county that keeps it. */
const keeperFindings = ({ keepers }: SchemeFacts): readonly SchemeFinding[] => [
  ...(keepers !== null && keepers.own > 0 ? [must('ownSubjects', { subjects: keepers.own })] : []),
  ...(keepers !== null && keepers.twice > 0 ? [must('codeTwice', { subjects: keepers.twice })] : []),
];

const wanted = ({ ratePpm, minimum, count }: StratumFacts, quantity: 'ratio' | 'count'): boolean =>
  quantity === 'count' ? count > 0 : ratePpm + minimum > 0;

/** A target above the pool is one of the two errors that existing platforms let through. */
const targetFindings = ({ item, totalMinimum, strata }: DrawFacts): readonly SchemeFinding[] => {
  const drawn = strata.reduce((sum, stratum) => sum + stratum.drawn, 0);
  const subjects = strata.reduce((sum, stratum) => sum + stratum.subjects, 0);
  return [
    ...(drawn === 0 ? [item === '' ? must('nothingDrawn') : must('itemDrawsNobody', { item }, item)] : []),
    ...(totalMinimum > subjects ? [must('targetOverPool', { item, wanted: totalMinimum, subjects }, item)] : []),
  ];
};

/** Below a tenth of a percent a ratio was most likely typed as 0.03 where 3 was meant. */
const leastPpm = 1_000;

const strataFindings = ({ item, strata }: DrawFacts, quantity: 'ratio' | 'count'): readonly SchemeFinding[] =>
  strata.flatMap((row) => {
    const { stratum, subjects, ratePpm, minimum, count } = row;
    const about = item === '' ? stratum : `${item} ${stratum}`;
    if (wanted(row, quantity) && subjects === 0) return [asks('stratumEmpty', { stratum, item }, about)];
    if (quantity === 'count') return count > subjects ? [must('countOverStratum', { stratum, item, wanted: count, subjects }, about)] : [];
    return [
      ...(ratePpm > 0 && ratePpm < leastPpm ? [asks('rateTiny', { stratum, item, ratePpm }, about)] : []),
      ...(minimum > subjects ? [asks('minimumOverStratum', { stratum, item, wanted: minimum, subjects }, about)] : []),
    ];
  });

/** At the cap subjects are left out; to keep them takes a reason and an approver (R21, DOMAIN 13.8). */
const capFindings = ({ capReached, capKept, capApproved }: SchemeFacts): readonly SchemeFinding[] => {
  if (capReached === 0) return [];
  if (!capKept) return [look('capReached', { subjects: capReached })];
  return [capApproved ? look('capKept', { subjects: capReached }) : must('capUnapproved', { subjects: capReached })];
};
