import { fromHex } from '#shared/base/bytes.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import type { AssignIn, AssignInspector, AssignSubject, ReadyTeams } from './assign-in.ts';
import { boardOf, orderBy, type Board } from './board.ts';
import { streamPicks } from './form-teams.ts';
import { teamFits } from './slot-match.ts';

/** A team formed before the visits: its name (`1` to the number of teams) and its people as indexes into the inspectors. */
export interface ReadyTeam {
  readonly name: string;
  readonly members: readonly number[];
}

/**
 * Forms the teams of 先组队 by the rule of DRAW-SPEC 7 on visits named `1` to m that ask for anybody, in their rank order. Nobody is in
 * two teams; those with the least load of the year come first.
 */
export const formReadyTeams = (hash: DrawHash, { prk, insps }: AssignIn, { count, size }: ReadyTeams): readonly ReadyTeam[] => {
  const seed = fromHex(prk);
  const names = Array.from({ length: count }, (_, index) => ({ id: String(index + 1) }));
  const pick = streamPicks(hash, seed, 'assign');
  let free = orderBy(hash, seed, 'inspector', insps);
  return orderBy(hash, seed, 'order', names).map((index) => {
    const name = names[index]?.id ?? '';
    const below = pick(name);
    const members: number[] = [];
    while (members.length < size && free.length > 0) {
      const candidates = leastLoaded(insps, free);
      const member = candidates[below(candidates.length)] ?? 0;
      members.push(member);
      free = free.filter((other) => other !== member);
    }
    return { name, members };
  });
};

const leastLoaded = (insps: readonly AssignInspector[], free: readonly number[]): readonly number[] => {
  const loadOf = (index: number): number => insps[index]?.load0 ?? 0;
  const least = free.reduce((lowest, index) => Math.min(lowest, loadOf(index)), Infinity);
  return free.filter((index) => loadOf(index) === least);
};

/**
 * The board on which whole teams stand for people and each visit has one place. A team may go where all its people are eligible and fill
 * every place. It starts with the load of its busiest member and takes what its member with the least left to the cap may still take.
 */
export const teamBoard = (hash: DrawHash, assignIn: AssignIn, teams: readonly ReadyTeam[]): Board => {
  const { prk, insps, subjects } = assignIn;
  const crews = teams.map(({ name, members }) => {
    const people = members.flatMap((index) => insps[index] ?? []);
    const load0 = Math.max(0, ...people.map((person) => person.load0));
    return { id: name, lines: 0, load0, cap: load0 + Math.min(...people.map((person) => person.cap - person.load0)) };
  });
  const goesTo = (team: ReadyTeam, subject: AssignSubject): boolean =>
    team.members.length === subject.slots.length &&
    team.members.every((member) => subject.elig.includes(member)) &&
    teamFits(subject.slots, team.members, (member) => insps[member]?.lines ?? 0);
  const dealt = subjects.map((subject) => ({
    id: subject.id,
    slots: [0],
    elig: teams.flatMap((team, index) => (goesTo(team, subject) ? [index] : [])),
  }));
  return boardOf(
    { prk, pairs: false, insps: crews, subjects: dealt },
    crews.map((_, index) => index),
    orderBy(hash, fromHex(prk), 'order', dealt),
  );
};
