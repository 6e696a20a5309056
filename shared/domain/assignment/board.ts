import { compareUtf8, fromHex } from '#shared/base/bytes.ts';
import { expandHex } from '#shared/domain/draw/ceremony.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import type { AssignIn, AssignSubject } from './assign-in.ts';
import { teamFits } from './slot-match.ts';

/** One visit while teams are made; `eligible` is a bit set over inspector ranks, `team` holds ranks in the order they joined. */
export interface Visit {
  readonly id: string;
  readonly slots: readonly number[];
  readonly anybody: boolean;
  readonly eligible: Int32Array;
  readonly team: number[];
}

/**
 * The state of one assignment. From here on inspectors are their rank and visits stand in rank order: ids are looked at
 * only inside labels, so that renaming two people of equal eligibility cannot change their chances (DRAW-SPEC 7).
 */
export interface Board {
  readonly ids: readonly string[];
  readonly lines: Int32Array;
  readonly cap: Float64Array;
  readonly load: Float64Array;
  readonly visits: readonly Visit[];
}

/** Ranks inspectors and subjects by their own labels of the seed. */
export const setBoard = (hash: DrawHash, assignIn: AssignIn): Board =>
  boardOf(
    assignIn,
    orderBy(hash, fromHex(assignIn.prk), 'inspector', assignIn.insps),
    orderBy(hash, fromHex(assignIn.prk), 'order', assignIn.subjects),
  );

/** The board for given rank orders, each a list of indexes; eligibility becomes bit sets over ranks. */
export const boardOf = ({ insps, subjects }: AssignIn, inspectorOrder: readonly number[], subjectOrder: readonly number[]): Board => {
  const inspectors = inspectorOrder.flatMap((index) => insps[index] ?? []);
  const rankByIndex = new Int32Array(insps.length);
  inspectorOrder.forEach((index, rank) => (rankByIndex[index] = rank));
  return {
    ids: inspectors.map(({ id }) => id),
    lines: Int32Array.from(inspectors, ({ lines }) => lines),
    cap: Float64Array.from(inspectors, ({ cap }) => cap),
    load: Float64Array.from(inspectors, ({ load0 }) => load0),
    visits: subjectOrder.flatMap((index) => {
      const subject = subjects[index];
      return subject ? [visitOf(subject, rankByIndex)] : [];
    }),
  };
};

/** Indexes of `items` in the order of `expand(label LF id)`, which nobody can foresee before the seed is known. */
export const orderBy = (hash: DrawHash, prk: Uint8Array, label: string, items: readonly { readonly id: string }[]): readonly number[] =>
  items
    .map(({ id }, index) => ({ id, index, key: expandHex(hash, prk, label, id) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compareUtf8(a.id, b.id)))
    .map(({ index }) => index);

const visitOf = ({ id, slots, elig }: AssignSubject, rankByIndex: Int32Array): Visit => {
  const eligible = new Int32Array((rankByIndex.length + 31) >> 5);
  for (const index of elig) {
    const rank = rankByIndex[index] ?? 0;
    eligible[rank >> 5] = (eligible[rank >> 5] ?? 0) | (1 << (rank & 31));
  }
  return { id, slots, anybody: slots.every((slot) => slot === 0), eligible, team: [] };
};

/** Whether these people can fill distinct slots of the visit. */
export const fits = (board: Board, visit: Visit, members: readonly number[]): boolean =>
  visit.anybody ? members.length <= visit.slots.length : teamFits(visit.slots, members, (rank) => board.lines[rank] ?? 0);

/** Whether the visit's team stays valid with `joining` in the place of `leaving`. */
export const fitsWith = (board: Board, visit: Visit, leaving: number, joining: number): boolean =>
  visit.anybody ||
  fits(
    board,
    visit,
    visit.team.map((rank) => (rank === leaving ? joining : rank)),
  );
