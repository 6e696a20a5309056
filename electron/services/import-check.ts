import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { ImportReport, UnknownWord } from '#shared/contract/imports.ts';
import type { FoundTable, PreviewRow } from '#shared/domain/imports/found-table.ts';
import type { FoundHeader } from '#shared/domain/imports/find-header.ts';
import type { ColumnMapping } from '#shared/domain/imports/map-columns.ts';
import type { ImportProblem } from '#shared/domain/imports/problems.ts';
import { withoutSeen, type ListedProblems } from '#shared/domain/imports/seen-problems.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import { contentHashes, hasRecords, isImported } from '#electron/store/import-batches.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { listWords } from '#electron/store/import-memory.ts';
import type { JobContext } from './context.ts';
import { hashesToStore } from './import-join.ts';
import { withoutUnknownCodes } from './import-known-codes.ts';
import { readTable, type ReadTable, type ReadTableFailure } from './import-read.ts';
import { effectCodes, keyOf, partOf, type Stage, type StageSource } from './import-stages.ts';
import { suggestFromLibrary } from './import-suggestions.ts';
import { nextTurn } from './next-turn.ts';
import { unknownPlaces } from './import-places.ts';
import { vocabularyFor, withDecidedWords, withTodaysPlaces, wordChoices } from './import-vocabulary.ts';

type RefusalCode = 'job.cancelled' | 'import.refused' | 'import.noRows' | 'import.wrongColumns' | 'import.wrongKind';

/** Reads and checks the file of a source and compares it with the library. Nothing is written. */
export const checkSource = async (
  context: JobContext,
  source: StageSource,
  sheetThreadPath: string,
): Promise<Result<Stage, AppError<RefusalCode>>> => {
  const places = placeBookOf(context.db);
  const words = withTodaysPlaces(source.kind, [...listWords(context.db, source.kind), ...source.words], places);
  const vocabulary = withDecidedWords(vocabularyFor(source.kind, places), words);
  const read = await readTable(context, { source, vocabulary, sheetThreadPath });
  if (!read.ok) return refusal(source.fileName, read.error);
  const table = withoutUnknownCodes(context.db, read.value);
  const { checked, staged, given } = table;
  const comparison = await compareWithLibrary(context, table);
  if (context.signal.aborted) return fail('job.cancelled', {});
  const problems = suggestFromLibrary(context.db, checked, source.kind);
  const listed = withoutSeen(problems, checked.groups, checked.counts.look, table.source.seen);
  return ok({
    source: table.source,
    report: reportOf(context, table, listed, comparison),
    staged,
    given,
    effects: comparison.effects,
    problems: listed.problems,
    checked,
    missing: null,
  });
};

const refusal = (name: string, failure: ReadTableFailure): { readonly ok: false; readonly error: AppError<RefusalCode> } => {
  if (failure === 'cancelled') return fail('job.cancelled', {});
  if (typeof failure === 'string') return fail('import.refused', { name, reason: failure });
  switch (failure.reason) {
    case 'noRows':
      return fail('import.noRows', { name });
    case 'wrongColumns':
      return fail('import.wrongColumns', { missing: failure.missing, found: failure.found, table: foundTable(failure) });
    case 'wrongKind':
      return fail('import.wrongKind', { name, kind: failure.kind });
  }
};

/** What a person needs to see of a table's header. */
export const foundTable = ({
  facts,
  preview,
  header,
  mapping,
}: {
  readonly facts: ReadTable['facts'];
  readonly preview: readonly PreviewRow[];
  readonly header: FoundHeader;
  readonly mapping: ColumnMapping;
}): FoundTable => ({
  sheetName: facts.sheet,
  sheets: facts.sheets,
  headerRow: header.rows[0] ?? 0,
  lastHeaderRow: header.rows.at(-1) ?? 0,
  preview,
  mapping: mapping.columns.map(({ column, header: title, field, confidence }) => ({ column, header: title, field, confidence })),
  kept: mapping.kept.map(({ column, header: title }) => ({ column, header: title })),
  unmapped: mapping.ignored.map(({ column, header: title }) => ({ column, header: title })),
  dropped: mapping.dropped.map(({ column, header: title }) => ({ column, header: title })),
  encoding: facts.encoding,
});

const reportOf = (
  { db, newId }: JobContext,
  table: ReadTable,
  { groups, look, problems }: ListedProblems,
  { effect, untagged }: Comparison,
): ImportReport => {
  const { source, checked } = table;
  const { read, importable, fixed, mustFix, skipped, hidden } = checked.counts;
  const { resumed } = source;
  return {
    ...foundTable({ ...table, header: checked.header, mapping: checked.mapping }),
    stage: newId(),
    kind: source.kind,
    fileName: source.fileName,
    rows: { read, importable, fixed, look, mustFix, skipped, hidden },
    effect,
    only: source.choices.only ?? null,
    untagged,
    ignoredColumns: checked.ignoredColumns,
    groups,
    words: [...unknownWords(source.kind, problems), ...unknownPlaces(table, placeBookOf(db))],
    resumes: resumed && {
      fileName: resumed.meta.fileName,
      changedRows: resumed.changedRows,
      removedRows: resumed.removedRows,
      imported: isImported(db, source.kind, resumed.meta.sha256),
    },
  };
};

const wordCodes: ReadonlySet<string> = new Set(['E108', 'W210', 'W213']);

const unknownWords = (kind: ImportReport['kind'], problems: readonly ImportProblem[]): readonly UnknownWord[] => {
  const words = new Map<string, UnknownWord>();
  for (const { code, field, column, found } of problems) {
    if (!wordCodes.has(code)) continue;
    const key = `${field}\u001F${wordKey(found)}`;
    const known = words.get(key);
    words.set(
      key,
      known ? { ...known, count: known.count + 1 } : { field, column, word: found.trim(), count: 1, choices: wordChoices(kind, field) },
    );
  }
  return [...words.values()].sort((a, b) => b.count - a.count).slice(0, mostWords);
};

const mostWords = 200;

interface Comparison {
  readonly effects: Uint8Array;
  readonly effect: ImportReport['effect'];
  readonly untagged: number;
}

const compareSlice = 500;
const noHashes: ReadonlyMap<string, string> = new Map();

/** Tells what confirming would do, row by row against the library; gives way between slices. */
const compareWithLibrary = async ({ db, signal, onProgress }: JobContext, { staged, given }: ReadTable): Promise<Comparison> => {
  const effects = new Uint8Array(staged.rows.length);
  const effect = { added: 0, updated: 0, unchanged: 0 };
  let untagged = 0;
  const isFirst = !hasRecords(db, staged.kind);
  for (let start = 0; start < staged.rows.length && !signal.aborted; start += compareSlice) {
    const part = partOf(staged, start, start + compareSlice);
    const keys = part.rows.map((_, index) => keyOf(part, index));
    const known = isFirst ? noHashes : contentHashes(db, staged.kind, keys);
    const slice = hashesToStore(db, part, given, known);
    untagged += slice.untagged;
    for (const [index, key] of keys.entries()) {
      const before = known.get(key);
      const name = before === undefined ? 'added' : before === slice.hashes[index] ? 'unchanged' : 'updated';
      effects[start + index] = effectCodes[name];
      effect[name] += 1;
    }
    onProgress({ phase: 'comparing', done: start + keys.length, total: staged.rows.length });
    await nextTurn();
  }
  return { effects, effect, untagged };
};
