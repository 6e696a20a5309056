import { fromHex } from '#shared/base/bytes.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import type { AssignIn } from './assign-in.ts';
import { openBoard, type PeopledBoard } from './assign.ts';
import type { Visit } from './board.ts';
import { formTeams, streamPicks } from './form-teams.ts';

/** One visit whose team is drawn once more after the draw. */
export interface AssignAgain {
  readonly subject: string;
  /** Counts the runs of this subject from 1; part of the label. */
  readonly run: number;
  /** Who must not come to this subject, on top of what was frozen. */
  readonly barred: ReadonlySet<string>;
  /** The team of every visit as it stands now, this subject's own one included. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
}

/**
 * Draws the team of one visit again by the rule of DRAW-SPEC 7 with the label `assign LF id LF R<run>` (`team LF …` when teams were formed
 * first): on the loads and pairs of all other visits as they stand, nothing else moves. An empty or short team means that nobody else is
 * eligible. Deterministic; the subject must be one of `assignIn`.
 */
export const assignAgain = (hash: DrawHash, assignIn: AssignIn, { subject, run, barred, teams }: AssignAgain): readonly string[] => {
  const peopled = openBoard(hash, assignIn);
  const { board, label, membersOf } = peopled;
  for (const visit of board.visits) if (visit.id !== subject) seat(peopled, visit, teams.get(visit.id) ?? []);
  const visit = board.visits.find(({ id }) => id === subject);
  if (!visit) throw new Error(`no visit: ${subject}`);
  for (let rank = 0; rank < board.ids.length; rank += 1) if (membersOf(rank).some((member) => barred.has(member))) bar(visit, rank);
  formTeams(board, assignIn.pairs, streamPicks(hash, fromHex(assignIn.prk), label, run), [visit]);
  return visit.team.flatMap(membersOf);
};

/**
 * Puts a present team on the board. Who came in by hand and is not on the frozen roster counts nowhere; a changed team is no longer one of
 * those formed first.
 */
const seat = ({ board, label, membersOf }: PeopledBoard, visit: Visit, team: readonly string[]): void => {
  const all = board.ids.map((_, rank) => rank);
  const ranks =
    label === 'assign'
      ? team.map((member) => board.ids.indexOf(member)).filter((rank) => rank >= 0)
      : all.filter((rank) => team.length > 0 && membersOf(rank).join('\n') === team.join('\n'));
  for (const rank of ranks) {
    visit.team.push(rank);
    board.load[rank] = (board.load[rank] ?? 0) + 1;
  }
};

const bar = (visit: Visit, rank: number): void => {
  visit.eligible[rank >> 5] = (visit.eligible[rank >> 5] ?? 0) & ~(1 << (rank & 31));
};
