import type { MaskWords } from '#shared/domain/stage/masking.ts';
import city from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import counties from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import vocabulary from '#resources/vocabulary/stage.json' with { type: 'json' };

const divisionNames = [city.name, ...counties.map(({ name }) => name)];

/** What masked names are made with, on the projector and before the public alike. */
export const maskWords: MaskWords = {
  // A firm leaves the last character of its place out as often as not; the longer form is tried first.
  places: [...vocabulary.province, ...divisionNames, ...divisionNames.map((name) => name.slice(0, -1))],
};
