import type { ImportKind } from '#shared/contract/imports.ts';
import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import { placeFields, type PlaceBook, type PlaceField } from '#shared/domain/org/place-book.ts';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import city from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import lines from '#resources/lines.json' with { type: 'json' };
import inspectors from '#resources/vocabulary/inspectors.json' with { type: 'json' };
import items from '#resources/vocabulary/items.json' with { type: 'json' };
import rows from '#resources/vocabulary/rows.json' with { type: 'json' };
import subjects from '#resources/vocabulary/subjects.json' with { type: 'json' };
import type { DecidedWord } from '#electron/store/import-memory.ts';

const kinds = { items, subjects, inspectors };

/** The words of the product, with the bureau's own places, which decided words may stand for. */
export const vocabularyFor = (kind: ImportKind, places: PlaceBook): ImportVocabulary => {
  const own = placeFieldsOf(kind).map(
    (field) => [field, Object.fromEntries(places.choices(field).map(({ value }) => [value, []]))] as const,
  );
  return { kind: { ...kinds[kind], words: { ...kinds[kind].words, ...Object.fromEntries(own) } }, rows, lines };
};

/** The columns of a kind of table whose cells name a place of the organisation. */
export const placeFieldsOf = (kind: ImportKind): readonly PlaceField[] =>
  placeFields.filter((field) => Object.hasOwn(kinds[kind].columns, field));

/** A decision about a place holds under the name that the place has today. */
export const withTodaysPlaces = (kind: ImportKind, words: readonly DecidedWord[], places: PlaceBook): readonly DecidedWord[] =>
  words.map((decided) => {
    const field = placeFieldsOf(kind).find((one) => one === decided.field);
    return field ? { ...decided, value: places.valueOf(field, decided.value) } : decided;
  });

/** Region codes that a suggestion for a mistyped code may have: today's divisions and those retired since 2014 (DOMAIN 9). */
export const regionPrefixes: readonly string[] = [...divisions.map(({ code }) => code), ...city.retiredCodes, city.code];

/** Fields whose words are business lines. */
const isLineField = (field: string): boolean => field === 'line' || field === 'lines';

type WordLists = Readonly<Record<string, readonly string[]>>;

const withWord = (lists: WordLists, value: string, word: string): WordLists =>
  Object.hasOwn(lists, value) ? { ...lists, [value]: [...(lists[value] ?? []), word] } : lists;

/** The vocabulary with the words that people decided about; a value that no dictionary has is left out. */
export const withDecidedWords = (vocabulary: ImportVocabulary, words: readonly DecidedWord[]): ImportVocabulary => {
  let { kind, rows: rowWords } = vocabulary;
  for (const { field, word, value } of words) {
    if (isLineField(field)) rowWords = { ...rowWords, lines: { ...rowWords.lines, [value]: [...(rowWords.lines[value] ?? []), word] } };
    else if (Object.hasOwn(kind.words, field))
      kind = { ...kind, words: { ...kind.words, [field]: withWord(kind.words[field] ?? {}, value, word) } };
  }
  return { ...vocabulary, kind, rows: rowWords };
};

/** What an unknown word of a field may stand for, in the product's own words. */
export const wordChoices = (kind: ImportKind, field: string): readonly { readonly value: string; readonly label: string }[] => {
  if (isLineField(field)) return lines.map(({ number, name }) => ({ value: String(number), label: name }));
  const dictionaries: Readonly<Record<string, WordLists>> = kinds[kind].words;
  const lists = Object.hasOwn(dictionaries, field) ? dictionaries[field] : undefined;
  return Object.entries(lists ?? {}).map(([value, [label = value]]) => ({ value, label }));
};
