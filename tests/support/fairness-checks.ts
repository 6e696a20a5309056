import { chiSquareTail, choose, fitTail, normalTail, uniformTail } from './statistics.ts';

/** Puts ids in drawn order; every seed must give an independent, uniformly random order. */
export type Orderer = (ids: readonly string[], seed: string) => readonly string[];

/** The 48 leading bits of a ticket as a number in [0, 1). */
export type Ticketer = (id: string) => number;

export const population = 50;
export const sample = 10;
const trials = 20_000;

/** `orders[t][r]` is the index of who came r-th in trial t. */
export type Orders = readonly Uint8Array[];

/** Draws the same small population many times, with seeds 0, 1, 2 ... */
export const manyOrders = (orderer: Orderer, size: number): Orders => {
  const ids = Array.from({ length: size }, (_, index) => `91130100MA${String(index).padStart(8, '0')}`);
  const indexById = new Map(ids.map((id, index) => [id, index]));
  return Array.from({ length: trials }, (_, trial) => Uint8Array.from(orderer(ids, String(trial)), (id) => indexById.get(id) ?? 255));
};

const counts = (size: number): number[] => Array.from({ length: size }, () => 0);
const bump = (cells: number[], at: number): void => {
  cells[at] = (cells[at] ?? 0) + 1;
};

/** Everyone is in the sample equally often. Counts of one trial are negatively correlated, hence the factor (N - 1) / (N - n). */
export const inclusionCheck = (orders: Orders): number => {
  const drawn = counts(population);
  for (const order of orders) for (const index of order.subarray(0, sample)) bump(drawn, index);
  const mean = (orders.length * sample) / population;
  const statistic = drawn.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  return chiSquareTail((statistic * (population - 1)) / (population - sample), population - 1);
};

/** One fixed unit stands on every rank equally often; the worst of the first, a middle and the last unit, times three. */
export const rankCheck = (orders: Orders): number => {
  const tails = [0, population >> 1, population - 1].map((unit) => {
    const ranks = counts(population);
    for (const order of orders) bump(ranks, order.indexOf(unit));
    return fitTail(
      ranks,
      ranks.map(() => orders.length / population),
    );
  });
  return Math.min(1, 3 * Math.min(...tails));
};

/** How many of the first half of the list are drawn is hypergeometric. */
export const firstHalfCheck = (orders: Orders): number => {
  const half = population / 2;
  const observed = counts(sample + 1);
  for (const order of orders) bump(observed, order.subarray(0, sample).filter((index) => index < half).length);
  const expected = observed.map(
    (_, k) => (orders.length * choose(half, k) * choose(population - half, sample - k)) / choose(population, sample),
  );
  return fitTail(observed, expected);
};

/** 连号: adjacent pairs in the sample follow C(n-1,a) C(N-n+1,n-a) / C(N,n). */
export const adjacencyCheck = (orders: Orders): number => {
  const observed = counts(sample);
  for (const order of orders) {
    const drawn = order.slice(0, sample).sort();
    bump(observed, drawn.filter((index, at) => at > 0 && drawn[at - 1] === index - 1).length);
  }
  const expected = observed.map(
    (_, a) => (orders.length * choose(sample - 1, a) * choose(population - sample + 1, sample - a)) / choose(population, sample),
  );
  return fitTail(observed, expected);
};

/** Every ordered pair of ten subjects comes first and second equally often. */
export const orderedPairCheck = (orders: Orders): number => {
  const pairs = counts(100);
  for (const order of orders) bump(pairs, (order[0] ?? 0) * 10 + (order[1] ?? 0));
  const expected = pairs.map((_, at) => (Math.floor(at / 10) === at % 10 ? 0 : orders.length / 90));
  return fitTail(pairs, expected);
};

/** The tickets of 200,000 consecutive ids, in the order of the ids. */
export const manyTickets = (ticketer: Ticketer): readonly number[] =>
  Array.from({ length: 200_000 }, (_, index) => ticketer(`91130100MA${String(index).padStart(8, '0')}`));

/** No two of these tickets are equal; 0 when two are. */
export const distinctTicketsCheck = (tickets: readonly number[]): number => (new Set(tickets).size === tickets.length ? 1 : 0);

/** Tickets of consecutive ids are uniform and do not follow each other. */
export const uniformTicketsCheck = (tickets: readonly number[]): number => uniformTail(tickets);

export const lagCheck = (tickets: readonly number[]): number => {
  const values = tickets.map((ticket) => ticket - 0.5);
  const sum = values.reduce((all, value, at) => (at === 0 ? 0 : all + value * (values[at - 1] ?? 0)), 0);
  return normalTail((sum * 12) / Math.sqrt(values.length - 1));
};

/** Seeds that differ in one last digit, a leading zero or letters alone give different orders; 0 when two agree. */
export const seedCheck = (orderer: Orderer): number => {
  const ids = Array.from({ length: 60 }, (_, index) => `91130100MA${String(index).padStart(8, '0')}`);
  const seeds = [
    '31415926535897932384',
    '31415926535897932385',
    '031415926535897932384',
    '3141592653589793238400',
    'a',
    'b',
    '7',
    '07',
    '7.0',
  ];
  return new Set(seeds.map((seed) => orderer(ids, seed).join(' '))).size === seeds.length ? 1 : 0;
};

/** The order does not depend on how the rows came in, nor on who else is in the frame; 0 when it does. */
export const frameOrderCheck = (orderer: Orderer): number => {
  const ids = Array.from({ length: 60 }, (_, index) => `91130100MA${String(index).padStart(8, '0')}`);
  for (let seed = 0; seed < 20; seed += 1) {
    const order = orderer(ids, String(seed)).join(' ');
    if (orderer(ids.toReversed(), String(seed)).join(' ') !== order) return 0;
    const without = ids.filter((_, index) => index !== seed);
    const expected = order.split(' ').filter((id) => id !== ids[seed]);
    if (orderer(without, String(seed)).join(' ') !== expected.join(' ')) return 0;
  }
  return 1;
};

/** The names of the strata come in byte order in the result; 0 when they do not. */
export const stratumOrderCheck = (sortStrata: (names: readonly string[]) => readonly string[]): number => {
  const names = ['a', 'B', 'é', 'z', '甲', '\uff21', '𠮷', 'A', '10', '9'];
  const byBytes = names.toSorted((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)));
  return sortStrata(names).join(' ') === byBytes.join(' ') ? 1 : 0;
};

/** The threshold guards changes of code, not luck: seeds are fixed, so a check gives the same value on every run. */
export const passes = (p: number): boolean => p > 1e-6;
