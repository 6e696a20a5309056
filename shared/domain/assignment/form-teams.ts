import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { createStream } from '#shared/domain/draw/stream.ts';
import { fits, type Board, type Visit } from './board.ts';

/** How one of `m` equal candidates is picked for a visit. */
export type Pick = (visit: string) => (m: number) => number;

/** The picks of DRAW-SPEC 7: `Stream(label LF id)`, a fresh one for each subject; `run` names a later run of one subject alone. */
export const streamPicks =
  (hash: DrawHash, prk: Uint8Array, label: 'assign' | 'team', run?: number): Pick =>
  (visit) =>
    createStream(hash, prk, label, visit, ...(run === undefined ? [] : [`R${run}`])).below;

/**
 * Forms the teams in rank order, least load first and, when `pairs` is on, those who met the team least often before.
 * A visit that runs out of candidates stays short. Of a board whose other visits have their teams only `visits` are formed.
 */
export const formTeams = (board: Board, pairs: boolean, pick: Pick, visits = board.visits): void => {
  const counts = pairs ? countPairs() : undefined;
  for (const { team } of board.visits) team.forEach((rank, at) => counts?.add(team.slice(0, at), rank));
  const open = new Int32Array((board.ids.length + 31) >> 5);
  const candidates = new Int32Array(board.ids.length);
  for (const visit of visits) {
    const below = pick(visit.id);
    open.set(visit.eligible);
    while (visit.team.length < visit.slots.length) {
      const found = leastLoaded(board, visit, open, counts, candidates);
      if (found === 0) break;
      const rank = candidates[below(found)] ?? 0;
      // Whoever was tried is in the team or dead for this visit: either way no candidate any more.
      open[rank >> 5] = (open[rank >> 5] ?? 0) & ~(1 << (rank & 31));
      if (!fits(board, visit, [...visit.team, rank])) continue;
      counts?.add(visit.team, rank);
      visit.team.push(rank);
      board.load[rank] = (board.load[rank] ?? 0) + 1;
    }
  }
};

/** Writes the candidates with the least (load, earlier pairings) in rank order and gives their number. */
const leastLoaded = (board: Board, visit: Visit, open: Int32Array, counts: PairCounts | undefined, candidates: Int32Array): number => {
  let found = 0;
  let leastLoad = Infinity;
  let leastMet = Infinity;
  for (let at = 0; at < open.length; at += 1) {
    let bits = open[at] ?? 0;
    while (bits !== 0) {
      const rank = at * 32 + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const load = board.load[rank] ?? 0;
      if (load > leastLoad) continue;
      const met = counts ? counts.met(visit.team, rank) : 0;
      if (load < leastLoad || met < leastMet) {
        leastLoad = load;
        leastMet = met;
        found = 0;
      } else if (met > leastMet) continue;
      candidates[found] = rank;
      found += 1;
    }
  }
  return found;
};

interface PairCounts {
  readonly met: (team: readonly number[], rank: number) => number;
  readonly add: (team: readonly number[], rank: number) => void;
}

const countPairs = (): PairCounts => {
  const metByRank = new Map<number, Map<number, number>>();
  const rowOf = (rank: number): Map<number, number> => {
    const known = metByRank.get(rank);
    if (known) return known;
    const row = new Map<number, number>();
    metByRank.set(rank, row);
    return row;
  };
  return {
    met: (team, rank) => team.reduce((sum, member) => sum + (metByRank.get(member)?.get(rank) ?? 0), 0),
    add: (team, rank) => {
      for (const member of team) {
        rowOf(member).set(rank, (rowOf(member).get(rank) ?? 0) + 1);
        rowOf(rank).set(member, (rowOf(rank).get(member) ?? 0) + 1);
      }
    },
  };
};
