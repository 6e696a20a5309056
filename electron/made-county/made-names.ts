import labels from '#resources/made-county/labels.json' with { type: 'json' };
import names from '#resources/made-county/names.json' with { type: 'json' };
import persons from '#resources/made-county/persons.json' with { type: 'json' };
import places from '#resources/made-county/places.json' with { type: 'json' };
import type { MadeCounty, MadeTown } from './made-county.ts';
import type { Random } from './random.ts';

const rareShare = 0.004;

/** An invented person; about one in 250 has a character that many fonts and old systems lack, some beyond U+FFFF. */
export const madePerson = (random: Random): string => {
  const given = random.pick(persons.given) + (random.chance(0.72) ? random.pick(persons.given) : '');
  return random.pick(persons.surnames) + (random.chance(rareShare) ? random.pick(persons.rare) : given);
};

/** Numbers that ring nowhere: mobile numbers of the block 15400, which is not allotted, and local numbers beginning with 0. */
export const madePhone = (random: Random): string => (random.chance(0.92) ? `15400${digits(random, 6)}` : `0311-0${digits(random, 7)}`);

const digits = (random: Random, count: number): string => String(random.below(10 ** count)).padStart(count, '0');

const brand = (random: Random): string =>
  random.chance(rareShare)
    ? random.pick(persons.rare) + random.pick(names.brandSecond)
    : random.pick(names.brandFirst) + random.pick(names.brandSecond) + (random.chance(0.12) ? random.pick(names.brandSecond) : '');

// DOMAIN 7.3: of 42,782 real names 1,502 have full-width brackets and 64 have half-width ones.
const fullWidthShare = 0.0351;
const halfWidthShare = 0.0015;

const bracketed = (random: Random): string => {
  const drawn = random.unit();
  const word = random.pick(names.inBrackets);
  if (drawn < fullWidthShare) return labels.brackets.full.join(word);
  return drawn < fullWidthShare + halfWidthShare ? labels.brackets.half.join(word) : '';
};

/** Mostly 12–14 characters, branches of branches up to about 38. */
export const companyName = (random: Random, county: MadeCounty, words: readonly string[]): string => {
  const place = random.chance(0.55) ? county.office.name : random.pick(names.cityNames);
  const partner = random.chance(0.004);
  const tail = partner ? random.pick(names.partnerTails) : random.pick(names.companyTails);
  const name = place + brand(random) + (partner ? '' : bracketed(random)) + random.pick(words) + tail;
  return random.chance(0.2) ? name + branchTail(random, county) : name;
};

const branchTail = (random: Random, county: MadeCounty): string => {
  const town = random.pick(county.towns);
  const near = random.chance(0.3)
    ? `${random.pick(places.streetFirst)}${random.pick(places.streetSecond)}${random.pick(places.streetKinds)}`
    : '';
  return county.office.name + (random.chance(0.4) ? town.name : '') + near + random.pick(names.branchTails);
};

export const shopName = (random: Random, county: MadeCounty, town: MadeTown, words: readonly string[]): string => {
  const place = random.chance(0.9) ? county.office.name : '';
  const quarter = random.chance(0.7) ? town.name : '';
  const owner = random.chance(0.15) ? random.pick(persons.surnames) + random.pick(persons.given) : brand(random);
  return place + quarter + owner + bracketed(random) + random.pick(words);
};

export const farmName = (random: Random, county: MadeCounty, town: MadeTown, word: string): string =>
  county.office.name +
  (random.chance(0.4) ? town.name : '') +
  brand(random) +
  bracketed(random) +
  word +
  (random.chance(0.3) ? names.farmMiddle : '') +
  names.farmTail;

export const representativeName = (random: Random): string =>
  `${random.pick(names.foreignBrands)}${random.pick(names.brandSecond)}${random.pick(names.companyTails)}${random.pick(names.cityNames)}${names.representativeTail}`;

export const madeAddress = (random: Random, county: MadeCounty, town: MadeTown): string => {
  const words = places.addressWords;
  const start = county.office.name + town.name;
  if (random.chance(0.3)) {
    const village = random.pick(places.stemFirst) + random.pick(places.villages);
    return `${start}${village}${random.chance(0.3) ? words.village : ''}${random.pick([words.east, words.west])}`;
  }
  const street = random.pick(places.streetFirst) + random.pick(places.streetSecond) + random.pick(places.streetKinds);
  const house = `${start}${street}${random.between(1, 399)}${words.number}`;
  if (random.chance(0.4)) return house;
  if (random.chance(0.5)) return `${house}${random.pick(places.buildings)}${random.between(1, 20)}${words.number}${words.shop}`;
  return `${house}${random.pick(places.buildings)}${random.between(1, 9)}${words.building}${random.between(101, 2699)}${words.room}`;
};
