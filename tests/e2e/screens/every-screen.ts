import { disputedCity, disputedCounty, givingCity, newCity, restoredCounty, troubledCity, workedCity } from './cities.ts';
import { fieldComputer, lendingDesk } from './field-screens.ts';
import { handedCity, handedCounty } from './handed-screens.ts';
import { newCounty } from './new-county.ts';
import { see, type Walk } from './screen.ts';
import { workedCounty } from './worked-county.ts';

const damaged: Walk = {
  title: '打不开的数据',
  dataDir: ({ damagedDir }) => damagedDir,
  screens: [{ name: '数据打不开', open: (page) => see(page, '数据文件有损坏') }],
};

/** Every screen of the product. A new one is an entry of its walk: a name, and the way there from the entry before it. */
export const everyScreen: readonly Walk[] = [
  newCounty,
  workedCounty,
  handedCounty,
  handedCity,
  newCity,
  workedCity,
  troubledCity,
  disputedCity,
  disputedCounty,
  restoredCounty,
  givingCity,
  lendingDesk,
  fieldComputer,
  damaged,
];
