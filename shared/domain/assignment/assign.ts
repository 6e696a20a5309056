import { fromHex } from '#shared/base/bytes.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import type { AssignIn } from './assign-in.ts';
import { setBoard } from './board.ts';
import { formTeams, streamPicks } from './form-teams.ts';
import { levelLoads, type Certificate } from './level-loads.ts';

/** The second draw. `missing` counts the places of a visit that nobody eligible could take. */
export interface Assignment {
  readonly certs: readonly Certificate[];
  readonly teams: readonly AssignedTeam[];
  readonly loads: ReadonlyMap<string, number>;
}

/** One visit's team, inspector ids in the order of their places. */
export interface AssignedTeam {
  readonly subject: string;
  readonly team: readonly string[];
  readonly missing: number;
}

/**
 * Assigns a team to every visit, exactly as DRAW-SPEC 7 says: the best balanced assignment there is, exchangeable between
 * people of equal eligibility. Teams come in the rank order of the visits. It never fails: what could not be
 * held shows as missing places and certificates.
 */
export const assign = (hash: DrawHash, assignIn: AssignIn): Assignment => {
  const board = setBoard(hash, assignIn);
  formTeams(board, assignIn.pairs, streamPicks(hash, fromHex(assignIn.prk)));
  const certs = levelLoads(board);
  return {
    certs,
    teams: board.visits.map(({ id, slots, team }) => ({
      subject: id,
      team: team.map((rank) => board.ids[rank] ?? ''),
      missing: slots.length - team.length,
    })),
    loads: new Map(board.ids.map((id, rank) => [id, board.load[rank] ?? 0])),
  };
};
