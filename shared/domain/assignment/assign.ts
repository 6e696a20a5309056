import { fromHex } from '#shared/base/bytes.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import type { AssignIn } from './assign-in.ts';
import { setBoard, type Board } from './board.ts';
import { formTeams, streamPicks } from './form-teams.ts';
import { levelLoads, type Certificate } from './level-loads.ts';
import { formReadyTeams, teamBoard } from './ready-teams.ts';

/** The second draw. `missing` counts the places of a visit that nobody eligible could take. */
export interface Assignment {
  /** Of 先组队 the sets are names of teams, and loads and caps count their visits. */
  readonly certs: readonly Certificate[];
  readonly teams: readonly AssignedTeam[];
  readonly loads: ReadonlyMap<string, number>;
  /** Members by name of the teams that were formed first; undefined when every visit got its people one by one. */
  readonly readyTeams: ReadonlyMap<string, readonly string[]> | undefined;
}

/** One visit's team, inspector ids in the order of their places. */
export interface AssignedTeam {
  readonly subject: string;
  readonly team: readonly string[];
  readonly missing: number;
}

/** A board, with the people whom one rank of it stands for. */
export interface PeopledBoard {
  readonly board: Board;
  readonly label: 'assign' | 'team';
  readonly membersOf: (rank: number) => readonly string[];
  readonly readyTeams: ReadonlyMap<string, readonly string[]> | undefined;
}

/** The board before any visit has a team: of people, or of the teams that are formed first. */
export const openBoard = (hash: DrawHash, assignIn: AssignIn): PeopledBoard => {
  if (!assignIn.teams) {
    const board = setBoard(hash, assignIn);
    return { board, label: 'assign', membersOf: (rank) => board.ids.slice(rank, rank + 1), readyTeams: undefined };
  }
  const teams = formReadyTeams(hash, assignIn, assignIn.teams);
  const membersByRank = teams.map(({ members }) => members.flatMap((index) => assignIn.insps[index]?.id ?? []));
  return {
    board: teamBoard(hash, assignIn, teams),
    label: 'team',
    membersOf: (rank) => membersByRank[rank] ?? [],
    readyTeams: new Map(teams.map(({ name }, rank) => [name, membersByRank[rank] ?? []])),
  };
};

/**
 * Assigns a team to every visit, exactly as DRAW-SPEC 7 says: the best balanced assignment there is, exchangeable between
 * people of equal eligibility. Teams come in the rank order of the visits. It never fails: what could not be
 * held shows as missing places and certificates.
 */
export const assign = (hash: DrawHash, assignIn: AssignIn): Assignment => {
  const { board, label, membersOf, readyTeams } = openBoard(hash, assignIn);
  formTeams(board, assignIn.pairs, streamPicks(hash, fromHex(assignIn.prk), label));
  const certs = levelLoads(board);
  const placesById = new Map(assignIn.subjects.map(({ id, slots }) => [id, slots.length]));
  const loads = new Map(assignIn.insps.map(({ id, load0 }) => [id, load0]));
  const teams = board.visits.map(({ id, team }) => {
    const members = team.flatMap(membersOf);
    for (const member of members) loads.set(member, (loads.get(member) ?? 0) + 1);
    return { subject: id, team: members, missing: (placesById.get(id) ?? 0) - members.length };
  });
  return { certs, teams, loads, readyTeams };
};
