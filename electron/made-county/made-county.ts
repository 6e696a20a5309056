import labels from '#resources/made-county/labels.json' with { type: 'json' };
import places from '#resources/made-county/places.json' with { type: 'json' };
import divisionTowns from '#resources/divisions/shijiazhuang-towns.json' with { type: 'json' };
import { dayNumber } from './made-days.ts';
import { randomAt, seedFrom, shuffled, type Random, type Seed } from './random.ts';

/** What `resources/divisions/shijiazhuang.json` says of an office. */
export interface MadeOffice {
  readonly code: string;
  readonly name: string;
  readonly officeName: string;
  readonly towns: number;
}

export interface MadeTown {
  /** Nine digits: the office's region and a number by kind (镇 1xx, 乡 2xx, 街道 0xx). */
  readonly code: string;
  readonly name: string;
  /** The 市场监督管理所 in charge; it may have two towns. */
  readonly station: string;
  readonly weight: number;
}

export interface MadeCounty {
  readonly office: MadeOffice;
  readonly seed: string;
  /** Days since 1970-01-01; nothing in the county is younger, certificates and leaves are counted from it. */
  readonly today: number;
  readonly subjects: number;
  readonly inspectors: number;
  readonly enterpriseShare: number;
  readonly towns: readonly MadeTown[];
  readonly subjectSeed: Seed;
  readonly codeShift: number;
}

/** The design sizes of DOMAIN 11. */
export const madeCountyTiers = { S: 18_000, M: 60_000, L: 120_000, XL: 1_300_000 } as const;

/** Lays out a county; the same office, size, seed and day (ISO) always give the same one. */
export const planMadeCounty = (office: MadeOffice, subjects: number, seed: string, asOf: string): MadeCounty => ({
  office,
  seed,
  today: dayNumber(asOf),
  subjects,
  inspectors: inspectorsFor(subjects),
  enterpriseShare: enterpriseShareFor(subjects),
  towns: madeTowns(office, seed),
  subjectSeed: seedFrom('fairdraw-made-county/1', seed, 'subjects'),
  codeShift: randomAt(seedFrom('fairdraw-made-county/1', seed, 'codes'), 0).below(1_000_000),
});

// DOMAIN 11: 60 inspectors for 18,000 subjects, 150 for 60,000, 300 for 120,000, 3,000 for a city.
const inspectorsFor = (subjects: number): number =>
  subjects <= madeCountyTiers.S ? Math.max(20, Math.round(subjects / 300)) : Math.min(3000, Math.max(60, Math.round(subjects / 400)));

// 4k of 18k, 15k of 60k, 35k of 120k; a city lies between.
const enterpriseShareFor = (subjects: number): number => {
  if (subjects <= 30_000) return 4 / 18;
  return subjects > 90_000 && subjects <= 400_000 ? 35 / 120 : 0.25;
};

interface PlainTown {
  readonly code: string;
  readonly name: string;
  /** The name without its 镇, 乡 or 街道. */
  readonly stem: string;
}

/**
 * The towns of a real division are its own, so that the codes of a made list mean what they mean everywhere and only who lies in them is made
 * up; an office that no division has gets made ones.
 */
const plainTowns = (office: MadeOffice, random: Random): readonly PlainTown[] => {
  const real = divisionTowns.filter(({ code }) => code.startsWith(office.code));
  if (real.length > 0) return real.map(({ code, name }) => ({ code, name, stem: stemOf(name) }));
  const stems = shuffled(
    random,
    places.stemFirst.flatMap((first) => places.stemSecond.map((second) => first + second)),
  );
  const counted = new Map<string, number>();
  return stems.slice(0, Math.max(1, office.towns)).map((stem) => {
    const kind = random.pick(places.townKinds);
    const number = counted.get(kind.suffix) ?? 0;
    counted.set(kind.suffix, number + 1);
    return { code: office.code + String(kind.base + number).padStart(3, '0'), name: stem + kind.suffix, stem };
  });
};

const stemOf = (name: string): string => {
  const suffix = places.townKinds.find((kind) => name.endsWith(kind.suffix))?.suffix ?? '';
  return name.slice(0, name.length - suffix.length);
};

const madeTowns = (office: MadeOffice, seed: string): readonly MadeTown[] => {
  const random = randomAt(seedFrom('fairdraw-made-county/1', seed, 'towns', office.code), 0);
  const towns: MadeTown[] = [];
  for (const { code, name, stem } of plainTowns(office, random)) {
    const shared = random.chance(0.2) ? towns.at(-1)?.station : undefined;
    towns.push({
      code,
      name,
      station: shared ?? stem + labels.station,
      weight: 1 + 9 * random.unit() ** 3, // a few towns hold most of the trade
    });
  }
  return towns;
};
