import type { UnknownWord } from '#shared/contract/imports.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import type { PlaceBook } from '#shared/domain/org/place-book.ts';
import type { ReadTable } from './import-read.ts';
import { placeFieldsOf } from './import-vocabulary.ts';

const mostPlaces = 100;

/**
 * Names of places that the organisation does not know, most frequent first. They are taken over as they stand, unless somebody says once which
 * unit they mean. As long as a bureau has no unit of the kind there is nothing to choose from, and nothing is asked.
 */
export const unknownPlaces = ({ staged, checked, source }: ReadTable, places: PlaceBook): readonly UnknownWord[] => {
  const words = new Map<string, UnknownWord>();
  for (const field of placeFieldsOf(source.kind)) {
    const choices = places.choices(field);
    const column = checked.mapping.columns.find((mapped) => mapped.field === field)?.header;
    // The bureau itself is there from the first day and says nothing about stations.
    if (column === undefined || choices.length < 2) continue;
    for (const row of staged.rows) {
      const text: unknown = Object.hasOwn(row, field) ? Reflect.get(row, field) : undefined;
      if (typeof text !== 'string' || text === '' || places.unitOf(field, text)) continue;
      const key = `${field}\u001F${wordKey(text)}`;
      const known = words.get(key);
      words.set(key, known ? { ...known, count: known.count + 1 } : { field, column, word: text, count: 1, choices });
    }
  }
  return [...words.values()].sort((a, b) => b.count - a.count).slice(0, mostPlaces);
};
