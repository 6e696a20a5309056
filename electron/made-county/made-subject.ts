import cityData from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import labels from '#resources/made-county/labels.json' with { type: 'json' };
import names from '#resources/made-county/names.json' with { type: 'json' };
import tradeData from '#resources/made-county/trades.json' with { type: 'json' };
import { madeCreditCode, madeLegacy13, madeRegistration15 } from './made-codes.ts';
import type { MadeCounty, MadeTown } from './made-county.ts';
import { dayNumber } from './made-days.ts';
import { companyName, farmName, madeAddress, madePerson, madePhone, representativeName, shopName } from './made-names.ts';
import { pickWeighted, randomAt, type Random, type Weighted } from './random.ts';

export type MadeType = 'enterprise' | 'individual' | 'cooperative' | 'representative';
export type MadeStatus = 'open' | 'cancelled' | 'revoked' | 'moved';
export type MadeRisk = 'A' | 'B' | 'C' | 'D';
export type MadeAnnualReport = 'published' | 'late' | 'missing' | 'notYet';

/** Days count from 1970-01-01; the capital is in 万元. */
export interface MadeSubject {
  readonly code: string;
  readonly name: string;
  readonly type: MadeType;
  readonly representative: string;
  readonly phone: string;
  readonly address: string;
  readonly town: MadeTown;
  readonly registeredCentrally: boolean;
  /** Empty where the source had none (DOMAIN 11: 0.3 %). */
  readonly station: string;
  readonly founded: number;
  readonly status: MadeStatus;
  readonly industry: string;
  readonly capital: number | null;
  readonly scope: string;
  /** Null is unrated: sole traders, and a few enterprises. */
  readonly risk: MadeRisk | null;
  readonly ratedOn: number | null;
  readonly tags: readonly string[];
  readonly annualReport: MadeAnnualReport;
  readonly lastInspected: number | null;
}

/** The n-th subject of the county (n from 0). It does not depend on the others, and no two have the same code. */
export const madeSubject = (county: MadeCounty, ordinal: number): MadeSubject => {
  const random = randomAt(county.subjectSeed, ordinal);
  const type = typeOf(random, county.enterpriseShare);
  const code = codeOf(random, county, type, ordinal);
  const town = pickWeighted(random, weightedTowns(county));
  const founded = foundedOn(random, county, code);
  const trade = tradeOf(random, county, town, type);
  const rated = type !== 'individual' && !random.chance(unratedShare);
  return {
    code,
    name: trade.name,
    type,
    representative: madePerson(random),
    phone: random.chance(0.97) ? madePhone(random) : '',
    address: madeAddress(random, county, town),
    town,
    registeredCentrally: random.chance(0.03),
    station: random.chance(0.003) ? '' : town.station,
    founded,
    status: pickWeighted(random, statuses),
    industry: trade.industry,
    capital: capitalOf(random, type),
    scope: trade.scope,
    risk: rated ? pickWeighted(random, risks) : null,
    ratedOn: rated ? county.today - (random.chance(0.02) ? random.between(46, 200) : random.between(1, 30)) : null,
    tags: trade.tags,
    annualReport: founded > county.today - 200 ? 'notYet' : pickWeighted(random, annualReports),
    lastInspected: random.chance(0.12) ? county.today - random.between(5, Math.max(5, Math.min(900, county.today - founded))) : null,
  };
};

// DOMAIN 11, 丹东 2023: shares among rated enterprises.
const risks: readonly Weighted<MadeRisk>[] = [
  { value: 'A', weight: 65.4 },
  { value: 'B', weight: 25.3 },
  { value: 'C', weight: 7.7 },
  { value: 'D', weight: 1.5 },
];
const unratedShare = 0.03;

const statuses: readonly Weighted<MadeStatus>[] = [
  { value: 'open', weight: 94 },
  { value: 'cancelled', weight: 3.4 },
  { value: 'revoked', weight: 1.9 },
  { value: 'moved', weight: 0.7 },
];

const annualReports: readonly Weighted<MadeAnnualReport>[] = [
  { value: 'published', weight: 90 },
  { value: 'late', weight: 4 },
  { value: 'missing', weight: 6 },
];

const typeOf = (random: Random, enterpriseShare: number): MadeType => {
  const drawn = random.unit();
  if (drawn < enterpriseShare) return drawn < 0.0005 ? 'representative' : 'enterprise';
  return drawn < enterpriseShare + 0.025 ? 'cooperative' : 'individual';
};

// DOMAIN 1.8: 87.5 % credit codes, 12.2 % 15-digit, 0.3 % 13-digit numbers. A few codes still carry a region retired in 2014.
const codeOf = (random: Random, county: MadeCounty, type: MadeType, ordinal: number): string => {
  const drawn = random.unit();
  if (drawn >= 0.997) return madeLegacy13(ordinal, county.codeShift);
  if (drawn >= 0.875) return madeRegistration15(type === 'individual' ? '6' : '0', ordinal, county.codeShift);
  const department = type === 'individual' ? '92' : type === 'cooperative' ? '93' : '91';
  const region = drawn < 0.03 ? random.pick(cityData.retiredCodes) : undefined;
  return madeCreditCode(department, ordinal, county.codeShift, region);
};

const townsByCounty = new WeakMap<MadeCounty, readonly Weighted<MadeTown>[]>();

const weightedTowns = (county: MadeCounty): readonly Weighted<MadeTown>[] => {
  const known = townsByCounty.get(county);
  if (known) return known;
  const made = county.towns.map((town) => ({ value: town, weight: town.weight }));
  townsByCounty.set(county, made);
  return made;
};

const firstLedger = dayNumber('1992-03-01');
const creditCodesBegin = dayNumber('2015-10-01');

const foundedOn = (random: Random, county: MadeCounty, code: string): number => {
  const old = code.length !== 18 || random.chance(0.22);
  const [from, to] = old ? [firstLedger, creditCodesBegin - 1] : [creditCodesBegin, county.today - 1];
  return from + Math.floor((to - from) * Math.sqrt(random.unit())); // the younger, the more
};

interface NamedTrade {
  readonly name: string;
  readonly industry: string;
  readonly scope: string;
  readonly tags: readonly string[];
}

const enterpriseTrades = tradeData.trades.map((trade) => ({ value: trade, weight: trade.enterpriseWeight }));
const individualTrades = tradeData.trades.map((trade) => ({ value: trade, weight: trade.individualWeight }));

const tradeOf = (random: Random, county: MadeCounty, town: MadeTown, type: MadeType): NamedTrade => {
  if (type === 'cooperative') {
    const farm = random.pick(tradeData.farms);
    return { name: farmName(random, county, town, farm.word), industry: farm.industry, scope: scopeOf(random, farm.scope), tags: [] };
  }
  const trade = pickWeighted(random, type === 'individual' ? individualTrades : enterpriseTrades);
  const name = nameOf(random, county, town, type, type === 'individual' ? trade.shopWords : trade.enterpriseWords);
  return { name, industry: trade.industry, scope: scopeOf(random, trade.scope), tags: random.chance(0.9) ? trade.tags : [] };
};

const nameOf = (
  random: Random,
  county: MadeCounty,
  town: MadeTown,
  type: Exclude<MadeType, 'cooperative'>,
  words: readonly string[],
): string => {
  if (type === 'representative') return representativeName(random);
  return type === 'individual' ? shopName(random, county, town, words) : companyName(random, county, words);
};

const scopeOf = (random: Random, phrases: readonly string[]): string => {
  const others = Array.from({ length: random.below(4) }, () => random.pick(random.pick(tradeData.trades).scope));
  return [...new Set([...phrases, ...others]), random.pick(names.scopeEnds)].join(labels.reasonSeparator);
};

const companyCapitals = [3, 10, 30, 50, 50, 100, 100, 100, 200, 300, 500, 500, 800, 1000, 2000, 5000, 10_000, 66.6, 1234.5678];
const traderCapitals = [0.5, 1, 1, 2, 3, 5, 5, 8, 10, 20];

const capitalOf = (random: Random, type: MadeType): number | null => {
  if (type === 'representative' || random.chance(0.01)) return null;
  return random.pick(type === 'individual' ? traderCapitals : companyCapitals);
};
