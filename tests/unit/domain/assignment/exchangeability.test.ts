import { describe, expect, it } from 'vitest';
import type { AssignIn } from '#shared/domain/assignment/assign-in.ts';
import { boardOf, type Board } from '#shared/domain/assignment/board.ts';
import { formTeams } from '#shared/domain/assignment/form-teams.ts';
import { levelLoads } from '#shared/domain/assignment/level-loads.ts';

/** Levels the loads of a board whose teams are formed. */
type Leveller = (board: Board) => void;

const permutations = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));

/** Every outcome of the picks by name of its teams, with its share of one rank order as a whole number of `unit`s. */
const outcomes = (board: () => Board, pairs: boolean, level: Leveller, unit: bigint): ReadonlyMap<string, bigint> => {
  const shares = new Map<string, bigint>();
  const follow = (script: readonly number[]): void => {
    const made = board();
    let at = 0;
    let ways = 1n;
    const open: number[][] = [];
    formTeams(made, pairs, () => (m) => {
      const choice = script[at] ?? 0;
      ways *= BigInt(m);
      if (at >= script.length)
        for (let other = 1; other < m; other += 1) open.push([...Array.from({ length: at }, (_, i) => script[i] ?? 0), other]);
      at += 1;
      return choice;
    });
    level(made);
    if (unit % ways !== 0n) throw new Error('choose a unit that every number of ways divides');
    const key = made.visits
      .map(
        ({ id, team }) =>
          `${id}=${team
            .map((rank) => made.ids[rank] ?? '')
            .sort()
            .join('+')}`,
      )
      .sort()
      .join(' ');
    shares.set(key, (shares.get(key) ?? 0n) + unit / ways);
    open.forEach(follow);
  };
  follow([]);
  return shares;
};

/** The exact distribution over all inspector orders, subject orders and picks. */
const distribution = (assignIn: AssignIn, level: Leveller): ReadonlyMap<string, bigint> => {
  const unit = 2n ** 12n * 3n ** 8n * 5n ** 4n;
  const total = new Map<string, bigint>();
  const subjectOrders = permutations(assignIn.subjects.map((_, index) => index));
  for (const inspectorOrder of permutations(assignIn.insps.map((_, index) => index))) {
    for (const subjectOrder of subjectOrders) {
      const shares = outcomes(() => boardOf(assignIn, inspectorOrder, subjectOrder), assignIn.pairs, level, unit);
      for (const [key, share] of shares) total.set(key, (total.get(key) ?? 0n) + share);
    }
  }
  return total;
};

/** Exchanges two names in every outcome. */
const renamed = (shares: ReadonlyMap<string, bigint>, a: string, b: string): ReadonlyMap<string, bigint> => {
  const swap = (id: string): string => (id === a ? b : id === b ? a : id);
  const rename = (visit: string): string => {
    const [subject = '', team = ''] = visit.split('=');
    return `${subject}=${team === '' ? '' : team.split('+').map(swap).sort().join('+')}`;
  };
  return new Map([...shares].map(([key, share]) => [key.split(' ').map(rename).join(' '), share]));
};

const asText = (shares: ReadonlyMap<string, bigint>): readonly string[] =>
  [...shares].map(([key, share]) => `${key}: ${share.toString()}`).sort();

const person = (id: string, lines = 0, load0 = 0, cap = 9) => ({ id, lines, load0, cap });

/** a and b are alike in everything but the name; each case forces the levelling to choose between them. */
const cases: Readonly<Record<string, AssignIn>> = {
  'one person carries two visits that nobody else may take': {
    prk: '',
    pairs: false,
    insps: [person('a'), person('b'), person('c')],
    subjects: [
      { id: 'X', slots: [0], elig: [2] },
      { id: 'Y', slots: [0], elig: [2] },
      { id: 'Z', slots: [0], elig: [0, 1, 2] },
    ],
  },
  'two people carry the same, and a third has room for one place alone': {
    prk: '',
    pairs: false,
    insps: [person('a'), person('b'), person('c')],
    subjects: [
      { id: 'X', slots: [0], elig: [0, 1, 2] },
      { id: 'Y', slots: [0], elig: [0, 1, 2] },
      { id: 'V', slots: [0], elig: [0, 1] },
      { id: 'W', slots: [0], elig: [0, 1] },
    ],
  },
  'teams of two with line slots and rotation of pairs': {
    prk: '',
    pairs: true,
    insps: [person('a', 1), person('b', 1), person('c', 3), person('d', 2)],
    subjects: [
      { id: 'X', slots: [1, 2], elig: [0, 1, 2, 3] },
      { id: 'Y', slots: [2, 0], elig: [2, 3] },
      { id: 'Z', slots: [1, 0], elig: [0, 1, 2] },
    ],
  },
  'a cap that only the levelling can hold, and an older load': {
    prk: '',
    pairs: false,
    insps: [person('a', 0, 1, 3), person('b', 0, 1, 3), person('c', 0, 0, 2), person('d', 0, 2, 3)],
    subjects: [
      { id: 'X', slots: [0, 0], elig: [2, 3] },
      { id: 'Y', slots: [0], elig: [0, 1, 2] },
      { id: 'Z', slots: [0], elig: [2] },
    ],
  },
};

/** The mutant: it levels with people in the order of their ids instead of their ranks. */
const levelById: Leveller = (board) => {
  const order = board.ids.map((_, rank) => rank).sort((x, y) => ((board.ids[x] ?? '') < (board.ids[y] ?? '') ? -1 : 1));
  const newRank = new Map(order.map((rank, at) => [rank, at]));
  const sorted: Board = {
    ...board,
    ids: order.map((rank) => board.ids[rank] ?? ''),
    lines: Int32Array.from(order, (rank) => board.lines[rank] ?? 0),
    cap: Float64Array.from(order, (rank) => board.cap[rank] ?? 0),
    load: Float64Array.from(order, (rank) => board.load[rank] ?? 0),
    visits: board.visits.map((visit) => {
      const eligible = new Int32Array(visit.eligible.length);
      order.forEach((rank, at) => {
        if (((visit.eligible[rank >> 5] ?? 0) >> (rank & 31)) & 1) eligible[at >> 5] = (eligible[at >> 5] ?? 0) | (1 << (at & 31));
      });
      return { ...visit, eligible, team: visit.team.map((rank) => newRank.get(rank) ?? 0) };
    }),
  };
  levelLoads(sorted);
  board.visits.forEach((visit, index) => {
    visit.team.splice(0, visit.team.length, ...(sorted.visits[index]?.team ?? []).map((at) => order[at] ?? 0));
  });
};

describe('renaming two people of equal eligibility never changes their chances', () => {
  it.each(Object.entries(cases))('%s', (_name, assignIn) => {
    const shares = distribution(assignIn, levelLoads);
    expect(shares.size).toBeGreaterThan(1);
    expect(asText(renamed(shares, 'a', 'b'))).toEqual(asText(shares));
  });

  it('levelling ties by id is caught by the same check', () => {
    const caught = Object.values(cases).filter((assignIn) => {
      const shares = distribution(assignIn, levelById);
      return asText(renamed(shares, 'a', 'b')).join() !== asText(shares).join();
    });
    expect(caught.length).toBeGreaterThan(0);
  });

  it('every case is one where the levelling has something to do', () => {
    for (const assignIn of Object.values(cases)) {
      const idle = distribution(assignIn, () => undefined);
      expect(asText(idle)).not.toEqual(asText(distribution(assignIn, levelLoads)));
    }
  });
});
