import { createHash } from 'node:crypto';
import { firstPrev, ceremonyText } from '#shared/domain/draw/ceremony-file.ts';
import { commitment } from '#shared/domain/draw/ceremony.ts';
import { frameText, type FrameRow } from '#shared/domain/draw/frame-file.ts';
import { itemsText, type ItemsRow } from '#shared/domain/draw/items-file.ts';
import { jointText } from '#shared/domain/draw/joint-file.ts';
import { planText, type Plan } from '#shared/domain/draw/plan-file.ts';
import { recuseText } from '#shared/domain/draw/recuse-file.ts';
import { rosterText, type RosterRow } from '#shared/domain/draw/roster-file.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { valueOf } from '#tests/support/value-of.ts';

/** Whole numbers of a fixed seed; `below(m)` is good enough for making cases. */
export interface Chance {
  readonly below: (m: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly often: (share: number) => boolean;
}

export const chanceOf = (seed: string): Chance => {
  let words: number[] = [];
  let blocks = 0;
  const next = (): number => {
    if (words.length === 0) {
      const block = createHash('sha256').update(`${seed}\n${blocks++}`).digest();
      words = Array.from({ length: 8 }, (_, at) => block.readUInt32BE(at * 4));
    }
    return words.pop() ?? 0;
  };
  const below = (m: number): number => Math.floor((next() / 2 ** 32) * m);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  return { below, pick, often: (share) => next() / 2 ** 32 < share };
};

/** One event as an office would freeze it and hold its ceremony: all files that are there before the draw. */
export interface RandomEvent {
  readonly name: string;
  readonly about: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const strata = ['A', 'B', 'C', 'D', '高风险', 'é', 'a', '10', '9', '𠮷', '未评级'];
const reveals = [
  '一个😀秘密，写在信封里',
  '  two  spaces ',
  'é',
  'Ωmega-%s-\\n',
  '𠮷'.repeat(40),
  '0',
  '"quoted"',
  '6f3d0f2b8e4c1a597d60b2c4e8f1a3d5',
];

const idOf = ({ below, pick }: Chance): string => {
  const text = (length: number, from: string): string => Array.from({ length }, () => from[below(from.length)]).join('');
  const kind = below(10);
  if (kind === 0) return text(13, '0123456789');
  return kind < 3 ? text(15, '0123456789') : `9${pick(['1', '2', '3'])}${text(16, letters)}`;
};

/** Sizes from 1 to 20,000, small ones more often; every fiftieth event is as large as events get. */
const sizeOf = (chance: Chance, at: number): number =>
  at % 50 === 24 ? 20_000 : at % 25 === 0 ? 1 + (at % 3) : Math.ceil(20_000 ** (chance.below(1000) / 1300));

const framesOf = (chance: Chance, size: number, names: readonly string[]): readonly FrameRow[] => {
  const ids = new Set<string>();
  while (ids.size < size) ids.add(idOf(chance));
  const takeAll = chance.often(0.3) ? 0.3 : 0.002;
  return [...ids].map((id) => ({
    id,
    stratum: chance.pick(names),
    tier: chance.often(takeAll) ? 0 : chance.often(0.1) ? 2 : chance.often(0.08) ? 9 : 1,
  }));
};

const rosterOf = (chance: Chance, people: number): readonly RosterRow[] => {
  // In most events the caps hold, in the others they are tight for a few or for many.
  const caps = chance.pick([[9999], [9999], [400, 500], [9999, 9999, 5], [1, 5, 40]]);
  return Array.from({ length: people }, (_, n) => ({
    id: `${chance.pick(['JC', '执法', 'z'])}${String(n).padStart(3, '0')}`,
    lines: chance.below(16),
    area: chance.pick(['*', '*', '130102', '130123']),
    cap: chance.pick(caps),
    load0: chance.below(4),
  }));
};

const itemsOf = (chance: Chance, ids: readonly string[]): readonly ItemsRow[] =>
  ids.map((subject) => ({
    subject,
    lines: [1, 2, 4, 8].filter(() => chance.often(0.25)),
    area: chance.pick(['*', '*', '130102', '130123']),
  }));

/** The `at`-th event of a seed. */
export const randomEvent = (seed: string, at: number): RandomEvent => {
  const chance = chanceOf(`${seed}\n${at}`);
  const size = sizeOf(chance, at);
  const names = strata.filter(() => chance.often(0.4));
  const inUse = names.length === 0 ? ['A'] : names;
  const population = framesOf(chance, size, inUse);
  const joint = at % 4 === 3 ? 2 + chance.below(7) : 0;
  const texts = new Map<string, string>();
  const withTeams = at % 10 !== 0;
  const pinned = withTeams ? teamsFiles(chance, texts, population) : {};
  const populations = joint === 0 ? [''] : Array.from({ length: joint }, (_, item) => `.item-${item}`);
  for (const suffix of populations) {
    const rows = suffix === '' ? population : population.filter(() => chance.often(0.5));
    const planned = [...new Set([...inUse, ...strata.filter(() => chance.often(0.2))])];
    const plan: Plan = {
      ...pinned,
      ...(chance.often(0.5)
        ? { total: chance.pick([0, 1, rows.length >> 4, Math.min(rows.length >> 2, 900), rows.length < 300 ? rows.length + 50 : 200]) }
        : {}),
      rows: planned.map((stratum) => ({
        stratum,
        ratePpm: chance.pick([0, 1, 20_000, 30_000, 70_000, rows.length > 3000 ? 5_000 : 333_333, rows.length > 300 ? 9_999 : 1_000_000]),
        min: chance.pick([0, 0, 1, 2, 25]),
      })),
    };
    texts.set(`frame${suffix}.tsv`, valueOf(frameText(rows)));
    texts.set(`plan${suffix}.tsv`, valueOf(planText(plan)));
  }
  if (joint > 0) {
    // The rows of items.tsv are those of all frames together.
    const framed = new Set(
      populations.flatMap((suffix) => (texts.get(`frame${suffix}.tsv`) ?? '').split('\n').map((line) => line.slice(0, line.indexOf('\t')))),
    );
    if (withTeams) pinAgain(texts, populations, framed);
    for (const kind of ['frame', 'plan'] as const) {
      const hashes = new Map(populations.map((suffix) => [suffix.slice(1), hashOf(texts.get(`${kind}${suffix}.tsv`) ?? '')]));
      texts.set(`${kind}s.tsv`, valueOf(jointText(`${kind}s`, hashes)));
    }
  }
  texts.set(
    'ceremony.tsv',
    ceremonyOf(chance, at, (kind) => hashOf(texts.get(joint > 0 ? `${kind}s.tsv` : `${kind}.tsv`) ?? '')),
  );
  const about = `${size} subjects, ${joint > 0 ? `${joint} items, ` : ''}${withTeams ? JSON.stringify(pinned.teams) : 'no teams'}`;
  return { name: String(at).padStart(3, '0'), about, files: new Map([...texts].map(([name, text]) => [name, encodeText(text)])) };
};

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const teamsFiles = (chance: Chance, texts: Map<string, string>, population: readonly FrameRow[]): Partial<Plan> => {
  const people = 3 + chance.below(38);
  const roster = rosterOf(chance, people);
  const teamSize = 2 + chance.below(3);
  const pairs = chance.often(0.5);
  const readyTeams = chance.often(0.25) ? 1 + chance.below(Math.max(1, Math.floor(people / teamSize))) : 0;
  const recuse = new Map<string, { readonly subject: string; readonly inspector: string }>();
  for (let n = chance.below(60); n > 0; n -= 1) {
    const [subject, inspector] = [chance.pick(population).id, chance.pick(roster).id];
    recuse.set(`${subject} ${inspector}`, { subject, inspector });
  }
  texts.set('roster.tsv', valueOf(rosterText(roster)));
  texts.set('recuse.tsv', valueOf(recuseText([...recuse.values()])));
  texts.set(
    'items.tsv',
    valueOf(
      itemsText(
        itemsOf(
          chance,
          population.map(({ id }) => id),
        ),
      ),
    ),
  );
  const [rosterHash = '', recuseHash = '', itemsHash = ''] = ['roster', 'recuse', 'items'].map((name) =>
    hashOf(texts.get(`${name}.tsv`) ?? ''),
  );
  const fits = readyTeams * teamSize <= people ? readyTeams : 0;
  return { roster: rosterHash, recuse: recuseHash, items: itemsHash, teams: { teamSize, pairs, readyTeams: fits } };
};

const pinAgain = (texts: Map<string, string>, populations: readonly string[], framed: ReadonlySet<string>): void => {
  const before = texts.get('items.tsv') ?? '';
  const [header = '', ...rows] = before.split('\n');
  const kept = rows.filter((line) => line === '' || framed.has(line.slice(0, line.indexOf('\t'))));
  texts.set('items.tsv', [header, ...kept].join('\n'));
  for (const suffix of populations) {
    const plan = texts.get(`plan${suffix}.tsv`) ?? '';
    texts.set(`plan${suffix}.tsv`, plan.replace(hashOf(before), hashOf(texts.get('items.tsv') ?? '')));
  }
};

const ceremonyOf = (chance: Chance, at: number, hashFor: (kind: 'frame' | 'plan') => string): string => {
  const context = {
    serial: `${chance.often(0.1) ? 'DRILL-' : ''}130123-2026-${String(at + 1).padStart(4, '0')}`,
    prev: chance.often(0.2) ? firstPrev : hashOf(`record ${at}`),
    frame: hashFor('frame'),
    plan: hashFor('plan'),
  };
  const [revealA, revealB] = [chance.pick(reveals), chance.pick(reveals)];
  return valueOf(
    ceremonyText({
      ...context,
      commitA: commitment(nodeHash, context, 'A', revealA),
      commitB: commitment(nodeHash, context, 'B', revealB),
      dice: Array.from({ length: 20 + chance.below(40) }, () => chance.below(10)).join(''),
      revealA,
      revealB,
      public: chance.pick(['-', '-', '福利彩票2026031:01.05.12+09', 'beacon 4f2b']),
    }),
  );
};
