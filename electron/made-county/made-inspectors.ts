import words from '#resources/made-county/inspectors.json' with { type: 'json' };
import type { MadeCounty } from './made-county.ts';
import { madePerson, madePhone } from './made-names.ts';
import { madeSubject } from './made-subject.ts';
import { randomAt, seedFrom, type Random } from './random.ts';

export interface MadeRecusal {
  readonly subjectCode: string;
  readonly reason: string;
  /** Null: without end. */
  readonly days: { readonly from: number; readonly to: number } | null;
}

export interface MadeInspector {
  readonly number: string;
  readonly name: string;
  readonly man: boolean;
  readonly phone: string;
  readonly unit: string;
  readonly department: string;
  readonly job: string;
  /** Numbers 1–12 of `resources/lines.json`, ascending. */
  readonly lines: readonly number[];
  readonly certificate: string;
  readonly certificateUntil: number;
  readonly level: 'county' | 'station';
  readonly post: string;
  readonly expert: boolean;
  /** Town codes this person works in; empty = everywhere. */
  readonly area: readonly string[];
  readonly valid: boolean;
  readonly leave: { readonly from: number; readonly to: number; readonly reason: string } | null;
  readonly recusals: readonly MadeRecusal[];
  readonly education: string;
  /** Empty for most. */
  readonly expertise: string;
}

/**
 * The n-th inspector (n from 0). The first of every department are at the office with a lasting certificate and no leave,
 * so that each business line can be staffed even in a small county; the others vary.
 */
export const madeInspector = (county: MadeCounty, ordinal: number): MadeInspector => {
  const random = randomAt(seedFrom('fairdraw-made-county/1', county.seed, 'inspectors'), ordinal);
  const sure = ordinal < words.departments.length * 2;
  const atOffice = sure || random.chance(0.4);
  const departmentIndex = atOffice ? ordinal % words.departments.length : -1;
  const town = random.pick(county.towns);
  return {
    number: county.office.code.slice(2) + String(ordinal + 1).padStart(4, '0'),
    name: madePerson(random),
    man: random.chance(0.6),
    phone: madePhone(random),
    unit: atOffice ? county.office.officeName : town.station,
    department: words.departments[departmentIndex] ?? '',
    job: random.pick(words.jobs),
    lines: linesOf(random, words.departmentLines[departmentIndex] ?? []),
    certificate: `${county.office.code}${String(1999 + (ordinal % 7))}${String(ordinal + 1).padStart(5, '0')}`,
    certificateUntil: county.today + (sure ? random.between(400, 1400) : certificateDays(random)),
    level: atOffice ? 'county' : 'station',
    post: random.pick(atOffice ? words.posts : words.stationPosts),
    expert: random.chance(0.05),
    area: atOffice ? [] : county.towns.filter(({ station }) => station === town.station).map(({ code }) => code),
    valid: sure || random.chance(0.95),
    leave: !sure && random.chance(0.04) ? leaveOf(random, county) : null,
    recusals: random.chance(0.15) ? recusalsOf(random, county) : [],
    education: random.pick(words.education),
    expertise: random.chance(0.3) ? random.pick(words.expertise) : '',
  };
};

// One in 25 has run out, one in 25 runs out within the month.
const certificateDays = (random: Random): number => {
  const drawn = random.unit();
  if (drawn < 0.04) return -random.between(1, 300);
  return drawn < 0.08 ? random.between(1, 30) : random.between(90, 1460);
};

/** A person at a station covers the common lines; at the office the department's own and now and then one more. */
const linesOf = (random: Random, own: readonly number[]): readonly number[] => {
  const lines = new Set(own.length > 0 ? own : [1, 2]);
  if (own.length === 0 && random.chance(0.5)) lines.add(random.pick([3, 5, 7, 10, 11]));
  if (random.chance(0.35)) lines.add(random.between(1, 12));
  return [...lines].sort((a, b) => a - b);
};

const leaveOf = (random: Random, county: MadeCounty): NonNullable<MadeInspector['leave']> => {
  const from = county.today + random.between(-20, 40);
  return { from, to: from + random.between(3, 98), reason: random.pick(words.leaveReasons) };
};

const recusalsOf = (random: Random, county: MadeCounty): readonly MadeRecusal[] =>
  Array.from({ length: random.between(1, 2) }, () => ({
    subjectCode: madeSubject(county, random.below(county.subjects)).code,
    reason: random.pick(words.recusalReasons),
    days: random.chance(0.4) ? { from: county.today - random.between(30, 400), to: county.today + random.between(-20, 700) } : null,
  }));
