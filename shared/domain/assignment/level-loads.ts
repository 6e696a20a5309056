import { fitsWith, type Board } from './board.ts';

/** Why caps cannot hold: these people, in the order they were reached, carry `need` visits and may carry `cap` together. */
export interface Certificate {
  readonly set: readonly string[];
  readonly need: number;
  readonly cap: number;
}

/** People reached from one source, each with the visit and the person he or she was reached by. */
interface Search {
  readonly order: readonly number[];
  readonly from: Int32Array;
  readonly via: Int32Array;
  readonly end: number | undefined;
}

/** The visits a person is on, in rank order; kept beside the teams because the search asks for them all the time. */
type VisitsByRank = readonly number[][];

/**
 * Levels the loads by moving single places along shortest paths (DRAW-SPEC 7). Afterwards no move makes the loads more
 * even; every group that stays above its caps is named by a certificate, in the order the groups were found.
 */
export const levelLoads = (board: Board): readonly Certificate[] => {
  const certificates: Certificate[] = [];
  const done = new Uint8Array(board.ids.length);
  const visitsByRank: VisitsByRank = board.ids.map(() => []);
  board.visits.forEach(({ team }, visit) => {
    for (const rank of team) visitsByRank[rank]?.push(visit);
  });
  for (let source = heaviest(board, done); source !== undefined; source = heaviest(board, done)) {
    const search = searchFrom(board, visitsByRank, source);
    if (search.end === undefined) {
      for (const rank of search.order) done[rank] = 1;
      if (isOver(board, source)) certificates.push(certificateOf(board, search.order));
    } else if (!shiftAlong(board, visitsByRank, search, search.end)) done[source] = 1;
  }
  return certificates;
};

const loadOf = (board: Board, rank: number): number => board.load[rank] ?? 0;
const capOf = (board: Board, rank: number): number => board.cap[rank] ?? 0;
const isOver = (board: Board, rank: number): boolean => loadOf(board, rank) > capOf(board, rank);

/** Not done, with the largest (load > cap, load); ties by rank. */
const heaviest = (board: Board, done: Uint8Array): number | undefined => {
  let best: number | undefined;
  for (let rank = 0; rank < done.length; rank += 1) {
    if (done[rank] === 1) continue;
    if (best === undefined) best = rank;
    else if (isOver(board, rank) !== isOver(board, best)) best = isOver(board, rank) ? rank : best;
    else if (loadOf(board, rank) > loadOf(board, best)) best = rank;
  }
  return best;
};

const certificateOf = (board: Board, order: readonly number[]): Certificate => ({
  set: order.map((rank) => board.ids[rank] ?? ''),
  need: order.reduce((sum, rank) => sum + loadOf(board, rank), 0),
  cap: order.reduce((sum, rank) => sum + capOf(board, rank), 0),
});

const searchFrom = (board: Board, visitsByRank: VisitsByRank, source: number): Search => {
  const order = [source];
  const from = new Int32Array(board.ids.length).fill(-1);
  const via = new Int32Array(board.ids.length).fill(-1);
  const unreached = new Int32Array((board.ids.length + 31) >> 5).fill(-1);
  const reach = (rank: number): void => {
    unreached[rank >> 5] = (unreached[rank >> 5] ?? 0) & ~(1 << (rank & 31));
  };
  reach(source);
  const takes = (rank: number): boolean =>
    loadOf(board, rank) < capOf(board, rank) && (isOver(board, source) || loadOf(board, rank) + 2 <= loadOf(board, source));
  // The order grows while it is walked: that is the queue. Once everybody is reached there is nothing left to find.
  for (let head = 0; head < order.length && order.length < board.ids.length; head += 1) {
    const person = order[head] ?? 0;
    for (const visitRank of visitsByRank[person] ?? []) {
      for (const rank of replacements(board, visitRank, person, unreached)) {
        reach(rank);
        order.push(rank);
        from[rank] = person;
        via[rank] = visitRank;
        if (takes(rank)) return { order, from, via, end: rank };
      }
    }
  }
  return { order, from, via, end: undefined };
};

/** Who could stand in for `person` at a visit, among those not reached yet, in rank order. */
const replacements = (board: Board, visitRank: number, person: number, unreached: Int32Array): readonly number[] => {
  const visit = board.visits[visitRank];
  const found: number[] = [];
  if (!visit) return found;
  for (let at = 0; at < unreached.length; at += 1) {
    let bits = (visit.eligible[at] ?? 0) & (unreached[at] ?? 0);
    while (bits !== 0) {
      const rank = at * 32 + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      if (!visit.team.includes(rank) && fitsWith(board, visit, person, rank)) found.push(rank);
    }
  }
  return found;
};

/** Shifts one place along the path, from its end back to the source; when a step no longer holds nothing is changed. */
const shiftAlong = (board: Board, visitsByRank: VisitsByRank, { order, from, via }: Search, end: number): boolean => {
  const steps: { readonly visitRank: number; readonly leaving: number; readonly joining: number }[] = [];
  const source = order[0] ?? end;
  for (let joining = end; joining !== source; joining = from[joining] ?? source) {
    const visitRank = via[joining] ?? 0;
    const leaving = from[joining] ?? source;
    const visit = board.visits[visitRank];
    const place = visit?.team.indexOf(leaving) ?? -1;
    if (!visit || place < 0 || visit.team.includes(joining) || !fitsWith(board, visit, leaving, joining)) {
      for (const step of steps.reverse()) replace(board.visits[step.visitRank]?.team, step.joining, step.leaving);
      return false;
    }
    visit.team[place] = joining;
    steps.push({ visitRank, leaving, joining });
  }
  for (const { visitRank, leaving, joining } of steps) {
    moveVisit(visitsByRank[leaving] ?? [], visitsByRank[joining] ?? [], visitRank);
    board.load[leaving] = loadOf(board, leaving) - 1;
    board.load[joining] = loadOf(board, joining) + 1;
  }
  return true;
};

const replace = (team: number[] | undefined, leaving: number, joining: number): void => {
  team?.splice(team.indexOf(leaving), 1, joining);
};

const moveVisit = (source: number[], target: number[], visitRank: number): void => {
  source.splice(source.indexOf(visitRank), 1);
  const at = target.findIndex((other) => other > visitRank);
  target.splice(at < 0 ? target.length : at, 0, visitRank);
};
