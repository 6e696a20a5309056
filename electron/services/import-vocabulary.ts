import type { ImportKind } from '#shared/contract/imports.ts';
import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import city from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import lines from '#resources/lines.json' with { type: 'json' };
import inspectors from '#resources/vocabulary/inspectors.json' with { type: 'json' };
import items from '#resources/vocabulary/items.json' with { type: 'json' };
import rows from '#resources/vocabulary/rows.json' with { type: 'json' };
import subjects from '#resources/vocabulary/subjects.json' with { type: 'json' };
import type { DecidedWord } from '#electron/store/import-memory.ts';

const kinds = { items, subjects, inspectors };

export const vocabularyFor = (kind: ImportKind): ImportVocabulary => ({ kind: kinds[kind], rows, lines });

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
