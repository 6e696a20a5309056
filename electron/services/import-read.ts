import { canonicalJson } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { SheetFacts } from '#shared/base/sheet.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import { createImportCheck, type CheckedImport, type ImportCheck, type ImportRefusal } from '#shared/domain/imports/check-rows.ts';
import { inspectorImport } from '#shared/domain/imports/describe-inspectors.ts';
import { itemImport } from '#shared/domain/imports/describe-items.ts';
import { subjectImport } from '#shared/domain/imports/describe-subjects.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { contentHashes } from '#electron/store/import-batches.ts';
import { readSheet, type ReadSheetFailure } from '#electron/tables/read-sheet.ts';
import type { JobContext } from './context.ts';
import type { StagedRows } from './import-stages.ts';
import { regionPrefixes, vocabularyFor } from './import-vocabulary.ts';

export interface ReadTask {
  readonly kind: ImportKind;
  readonly filePath: string;
  readonly sheetThreadPath: string;
}

export interface ReadTable {
  readonly facts: SheetFacts;
  readonly staged: StagedRows;
  readonly checked: CheckedImport<unknown>;
}

type AnyCheck =
  | { readonly kind: 'items'; readonly check: ImportCheck<StagedRowOf<'items'>> }
  | { readonly kind: 'subjects'; readonly check: ImportCheck<StagedRowOf<'subjects'>> }
  | { readonly kind: 'inspectors'; readonly check: ImportCheck<StagedRowOf<'inspectors'>> };

type StagedRowOf<K extends ImportKind> = Extract<StagedRows, { kind: K }>['rows'][number];

const startCheck = (kind: ImportKind, facts: SheetFacts, today: string): AnyCheck => {
  const surroundings = { today, regionPrefixes };
  switch (kind) {
    case 'items':
      return { kind, check: createImportCheck(itemImport, vocabularyFor(kind), facts, surroundings) };
    case 'subjects':
      return { kind, check: createImportCheck(subjectImport, vocabularyFor(kind), facts, surroundings) };
    case 'inspectors':
      return { kind, check: createImportCheck(inspectorImport, vocabularyFor(kind), facts, surroundings) };
  }
};

const finish = (any: AnyCheck): Result<{ readonly staged: StagedRows; readonly checked: CheckedImport<unknown> }, ImportRefusal> => {
  switch (any.kind) {
    case 'items': {
      const checked = any.check.finish();
      return checked.ok ? ok({ staged: { kind: 'items', rows: checked.value.rows }, checked: checked.value }) : checked;
    }
    case 'subjects': {
      const checked = any.check.finish();
      return checked.ok ? ok({ staged: { kind: 'subjects', rows: checked.value.rows }, checked: checked.value }) : checked;
    }
    case 'inspectors': {
      const checked = any.check.finish();
      return checked.ok ? ok({ staged: { kind: 'inspectors', rows: checked.value.rows }, checked: checked.value }) : checked;
    }
  }
};

/** Reads and checks one workbook; nothing is written. The parser runs in a thread of its own, the rules here between its messages. */
export const readTable = async (
  { signal, onProgress, now }: JobContext,
  { kind, filePath, sheetThreadPath }: ReadTask,
): Promise<Result<ReadTable, ReadSheetFailure | ImportRefusal>> => {
  let check: AnyCheck | null = null;
  const read = await readSheet({
    threadPath: sheetThreadPath,
    filePath,
    signal,
    onSheet: (facts) => {
      check = startCheck(kind, facts, now.slice(0, 10));
    },
    onRows: (rows) => {
      check?.check.take(rows);
    },
    onProgress,
  });
  if (!read.ok) return err(read.error);
  // TypeScript does not see the assignment inside the callback.
  const started = check as AnyCheck | null;
  if (!started) return err({ reason: 'noRows' });
  const finished = finish(started);
  return finished.ok ? ok({ facts: read.value, ...finished.value }) : finished;
};

export const keyOf = (staged: StagedRows, index: number): string => {
  switch (staged.kind) {
    case 'items':
      return staged.rows[index]?.code ?? '';
    case 'subjects':
      return staged.rows[index]?.code ?? '';
    case 'inspectors':
      return staged.rows[index]?.staffNo ?? '';
  }
};

export interface Comparison {
  readonly contentHashes: readonly string[];
  readonly effect: { readonly added: number; readonly updated: number; readonly unchanged: number };
}

const compareSlice = 500;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Counts what confirming would do, row by row against the library; gives way between slices. */
export const compareWithLibrary = async ({ db, signal, onProgress }: JobContext, staged: StagedRows): Promise<Comparison> => {
  const hashes: string[] = [];
  const effect = { added: 0, updated: 0, unchanged: 0 };
  for (let start = 0; start < staged.rows.length && !signal.aborted; start += compareSlice) {
    const part = staged.rows.slice(start, start + compareSlice);
    const known = contentHashes(
      db,
      staged.kind,
      part.map((_, index) => keyOf(staged, start + index)),
    );
    for (const [index, row] of part.entries()) {
      const hash = sha256Hex(canonicalJson(row));
      hashes.push(hash);
      const before = known.get(keyOf(staged, start + index));
      effect[before === undefined ? 'added' : before === hash ? 'unchanged' : 'updated'] += 1;
    }
    onProgress({ phase: 'comparing', done: start + part.length, total: staged.rows.length });
    await pause();
  }
  return { contentHashes: hashes, effect };
};
