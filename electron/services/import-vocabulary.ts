import type { ImportKind } from '#shared/contract/imports.ts';
import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import city from '#resources/divisions/shijiazhuang-city.json' with { type: 'json' };
import lines from '#resources/lines.json' with { type: 'json' };
import inspectors from '#resources/vocabulary/inspectors.json' with { type: 'json' };
import items from '#resources/vocabulary/items.json' with { type: 'json' };
import rows from '#resources/vocabulary/rows.json' with { type: 'json' };
import subjects from '#resources/vocabulary/subjects.json' with { type: 'json' };

const kinds = { items, subjects, inspectors };

export const vocabularyFor = (kind: ImportKind): ImportVocabulary => ({ kind: kinds[kind], rows, lines });

/** Region codes that a suggestion for a mistyped code may have: today's divisions and those retired since 2014 (DOMAIN 9). */
export const regionPrefixes: readonly string[] = [...divisions.map(({ code }) => code), ...city.retiredCodes, city.code];
