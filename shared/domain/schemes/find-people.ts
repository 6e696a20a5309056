import { asks, done, look, must } from './finding.ts';
import type { SchemeFinding } from './findings.ts';
import { lineBit } from './lines.ts';
import type { ItemFacts, SchemeFacts } from './scheme-facts.ts';

/** What the rules about people look at. */
export type PeopleFacts = Pick<
  SchemeFacts,
  'area' | 'certificatesEnding' | 'inspectorCap' | 'inspectors' | 'onLeave' | 'population' | 'recusals' | 'teamSize' | 'towns' | 'visits'
> & { readonly items: readonly Pick<ItemFacts, 'line' | 'lineName' | 'name' | 'subjects'>[] };

/** Who goes: enough people with valid certificates for the teams, for each business line and in each town (R15, R23-R28). */
export const inspectorFindings = (facts: PeopleFacts): readonly SchemeFinding[] => {
  const { inspectors, teamSize, inspectorCap, visits, items, certificatesEnding, onLeave, recusals } = facts;
  const enough = inspectors.length >= teamSize && inspectors.length * inspectorCap >= visits * teamSize;
  const uncovered = items.filter(({ line }) => line > 0 && !inspectors.some(({ lines }) => (lines & lineBit(line)) !== 0));
  return [
    enough
      ? done('inspectorsOk', { people: inspectors.length })
      : must('inspectorsTooFew', {
          people: inspectors.length,
          needed: Math.max(teamSize, Math.ceil((visits * teamSize) / inspectorCap)),
        }),
    ...uncovered.map(({ name }) => must('lineUncovered', { item: name }, name)),
    ...lineShortages(facts),
    ...unstaffedTowns(facts),
    ...(certificatesEnding > 0 ? [look('certificatesEnding', { people: certificatesEnding })] : []),
    ...(onLeave > 0 ? [look('onLeave', { people: onLeave })] : []),
    ...(recusals > 0 ? [look('recusals', { relations: recusals })] : []),
  ];
};

/**
 * Visits a business line asks for against what its people's caps leave: too many even when as few as possible of its subjects are drawn is an
 * error; too many when they are drawn in proportion is likely.
 */
const lineShortages = ({ items, inspectors, inspectorCap, population, visits }: PeopleFacts): readonly SchemeFinding[] => {
  const byLine = new Map<number, { readonly name: string; readonly subjects: number }>();
  for (const { line, lineName, subjects } of items)
    if (line > 0) byLine.set(line, { name: lineName, subjects: Math.max(byLine.get(line)?.subjects ?? 0, subjects) });
  return [...byLine].flatMap(([line, { name, subjects }]) => {
    const people = inspectors.filter(({ lines }) => (lines & lineBit(line)) !== 0).length;
    const capacity = people * inspectorCap;
    const least = Math.max(0, visits - (population - subjects));
    const expected = population === 0 ? 0 : Math.ceil((visits * subjects) / population);
    const factsOf = (needed: number) => ({ line: name, needed, people, capacity, missing: needed - capacity });
    if (people === 0) return [];
    if (least > capacity) return [must('lineOver', factsOf(least), name)];
    return expected > capacity ? [asks('lineShort', factsOf(expected), name)] : [];
  });
};

/** Towns whose subjects fewer people may visit than a team has. */
const unstaffedTowns = ({ area, towns, inspectors, teamSize }: PeopleFacts): readonly SchemeFinding[] => {
  if (area.rule === 'any') return [];
  const everywhere = inspectors.filter((person) => person.area === '*').length;
  return towns.flatMap((town) => {
    const people = everywhere + inspectors.filter((person) => person.area !== '*' && person.area === town.area).length;
    return town.subjects > 0 && people < teamSize
      ? [asks('areaUnstaffed', { town: town.name, subjects: town.subjects, people, teamSize }, town.area)]
      : [];
  });
};
