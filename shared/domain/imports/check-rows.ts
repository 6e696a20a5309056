import { err, type Result } from '#shared/base/result.ts';
import type { SheetFacts, SheetRow } from '#shared/base/sheet.ts';
import { plainCell, shownCell, tidyText } from './cell-text.ts';
import { createDataCheck, type CheckedImport, type DataCheck } from './check-data-rows.ts';
import { noChoices, type ImportChoices } from './choices.ts';
import type { ImportDescription } from './field.ts';
import { findHeader, type FoundHeader } from './find-header.ts';
import {
  besideLabels,
  createFieldOfWord,
  fingerprintOf,
  keepUnknown,
  mapByContent,
  mapColumns,
  type ColumnMapping,
} from './map-columns.ts';
import type { ImportSurroundings } from './repair-tools.ts';
import { createFieldOfTitle, templateKindOf, withoutTemplateMark } from './template.ts';
import { wordKeys, type ImportVocabulary } from './vocabulary.ts';

export type { CheckedImport } from './check-data-rows.ts';

export interface ImportCheck<Row> {
  /** Rows in ascending order, in parts of any size; the outcome does not depend on how they are cut. */
  readonly take: (rows: readonly SheetRow[]) => void;
  /** Ends the check; called once. */
  readonly finish: () => Result<CheckedImport<Row>, ImportRefusal>;
}

export type ImportRefusal =
  | { readonly reason: 'noRows' }
  /** The template of another kind of table. */
  | { readonly reason: 'wrongKind'; readonly kind: string }
  /** `missing` in the product's own words, `found` in the file's. */
  | {
      readonly reason: 'wrongColumns';
      readonly missing: readonly string[];
      readonly found: readonly string[];
      readonly header: FoundHeader;
      readonly mapping: ColumnMapping;
    };

/** What people decided, about this file or about one with the same header before. */
export interface Decided {
  readonly choices: ImportChoices;
  readonly remembered: (fingerprint: string) => ReadonlyMap<number, string> | undefined;
}

/**
 * Checks a clerk's table in one pass (UX 17): finds the header among the first rows, maps columns by words and content, repairs cells,
 * and joins rows of one key. Deterministic; nothing is guessed that cannot be proved by a check digit.
 */
export const createImportCheck = <Row>(
  description: ImportDescription<Row>,
  vocabulary: ImportVocabulary,
  facts: Pick<SheetFacts, 'merges' | 'date1904'>,
  surroundings: Omit<ImportSurroundings, 'date1904'>,
  decided: Decided = { choices: noChoices, remembered: () => undefined },
): ImportCheck<Row> => {
  let waiting: SheetRow[] = [];
  let state: DataCheck<Row> | ImportRefusal | undefined;
  const start = (): DataCheck<Row> | ImportRefusal => {
    const started = startCheck(description, vocabulary, facts, { ...surroundings, date1904: facts.date1904 }, decided, waiting);
    waiting = [];
    return started;
  };
  return {
    take: (rows) => {
      if (state === undefined) {
        waiting = [...waiting, ...rows];
        if (waiting.length >= rowsToLookAt) state = start();
        return;
      }
      if ('take' in state) state.take(rows);
    },
    finish: () => {
      const finished = state ?? start();
      return 'take' in finished ? finished.finish() : err(finished);
    },
  };
};

/** Enough for titles, a header and a fair sample of codes below it. */
const rowsToLookAt = 100;

const startCheck = <Row>(
  description: ImportDescription<Row>,
  vocabulary: ImportVocabulary,
  { merges }: Pick<SheetFacts, 'merges'>,
  surroundings: ImportSurroundings,
  { choices, remembered }: Decided,
  firstRows: readonly SheetRow[],
): DataCheck<Row> | ImportRefusal => {
  if (firstRows.length === 0) return { reason: 'noRows' };
  const fieldOfWord = createFieldOfWord(vocabulary);
  const found = findHeader(firstRows, merges, fieldOfWord, choices.headerRow) ?? noHeader;
  const template = templateKindOf(found.labels);
  if (template !== undefined && template !== description.template) return { reason: 'wrongKind', kind: template };
  const header = { ...found, labels: withoutTemplateMark(found.labels) };
  const data = firstRows.slice(header.next);
  const chosen = choices.columns ?? remembered(fingerprintOf(header.labels)) ?? new Map<number, string>();
  const byWords = mapColumns(
    besideLabels(header.labels, vocabulary, fieldOfWord),
    template === undefined ? fieldOfWord : createFieldOfTitle(vocabulary),
    description.fields,
    description.dropped,
    chosen,
  );
  const byContent = mappedByContent(description, vocabulary, byWords, data, chosen);
  const mapping = keepUnknown(byContent, description.fields, vocabulary, chosen);
  const missing = missingFields(description, mapping);
  if (missing.length > 0) return wrongColumns(vocabulary, missing, header, mapping, firstRows);
  const started = createDataCheck(description, vocabulary, header, mapping, merges, surroundings, choices);
  started.take(data);
  return started;
};

const noHeader: FoundHeader = { labels: [], rows: [], titles: new Set(), next: 0 };

const mappedByContent = <Row>(
  { key, looksLikeKey }: ImportDescription<Row>,
  vocabulary: ImportVocabulary,
  mapping: ColumnMapping,
  data: readonly SheetRow[],
  chosen: ReadonlyMap<number, string>,
): ColumnMapping => {
  if (!looksLikeKey) return mapping;
  const blanks = wordKeys(vocabulary.rows.blanks);
  return mapByContent(mapping, key, (column) => {
    if (chosen.has(column)) return 0;
    const values = data.flatMap(({ cells }) => plainCell(cells[column] ?? null, blanks).value ?? []);
    return values.length === 0 ? 0 : values.filter(looksLikeKey).length / values.length;
  });
};

const missingFields = <Row>({ fields, key, keySubstitute }: ImportDescription<Row>, mapping: ColumnMapping): readonly string[] => {
  const has = (name: string): boolean => mapping.columns.some(({ field }) => field === name);
  const required = fields.filter((field) => field.required === true).map(({ name }) => name);
  const keys = required.includes(key) || has(key) || (keySubstitute !== undefined && has(keySubstitute)) ? [] : [key];
  return [...keys, ...required.filter((name) => !has(name))];
};

const wrongColumns = (
  { kind }: ImportVocabulary,
  missing: readonly string[],
  header: FoundHeader,
  mapping: ColumnMapping,
  firstRows: readonly SheetRow[],
): ImportRefusal => {
  const shown = header.labels.length > 0 ? header.labels.map((label) => label.header) : (firstRows[0]?.cells ?? []).map(shownCell);
  return {
    reason: 'wrongColumns',
    missing: missing.map((field) => kind.columns[field]?.[0] ?? field),
    found: shown
      .map((text) => tidyText(text).slice(0, 30))
      .filter((text) => text !== '')
      .slice(0, 40),
    header,
    mapping,
  };
};
