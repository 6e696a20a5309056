import { z } from 'zod';
import type { Json } from '#shared/base/canonical-json.ts';
import type { FoundTable } from '#shared/domain/imports/found-table.ts';
import type { ProblemCode, ProblemGroup, ProblemLevel } from '#shared/domain/imports/problems.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export const importKinds = ['items', 'subjects', 'inspectors'] as const;
export type ImportKind = (typeof importKinds)[number];

/** A word that a dictionary does not know, in how many cells, and what it may stand for. */
export interface UnknownWord {
  readonly field: string;
  readonly column: string;
  readonly word: string;
  readonly count: number;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export interface ImportEffect {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** What a file holds and what confirming it would do; nothing has been written yet. */
export interface ImportReport extends FoundTable {
  readonly stage: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly rows: {
    readonly read: number;
    readonly importable: number;
    readonly fixed: number;
    readonly look: number;
    readonly mustFix: number;
    readonly skipped: number;
    readonly hidden: number;
  };
  readonly effect: ImportEffect;
  /** Only the risk classes of subjects that the library knows are refreshed; also found out where a file holds nothing else. */
  readonly only: 'risk' | null;
  /** Subjects of the library that lose their tags because they are no longer in business (R2). */
  readonly untagged: number;
  readonly ignoredColumns: readonly string[];
  readonly groups: readonly ProblemGroup[];
  readonly words: readonly UnknownWord[];
  /** The file is a problem workbook of this program: whose rows it holds and what was done to them. */
  readonly resumes: {
    readonly fileName: string;
    readonly changedRows: number;
    readonly removedRows: number;
    /** Whether the other rows of that file are in the library. */
    readonly imported: boolean;
  } | null;
}

export interface ImportProblemRow {
  readonly row: number;
  readonly column: string;
  readonly field: string;
  readonly code: ProblemCode;
  readonly level: ProblemLevel;
  readonly found: string;
  readonly suggestion: readonly string[];
}

export interface ImportBatch {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  /** Marked 待核 because a full list did not hold them. */
  readonly missing: number;
  readonly undoneAt: string | null;
}

/** How many records are as they were before the batch, and how many it had added are gone. */
export interface UndoneBatch {
  readonly restored: number;
  readonly removed: number;
}

export const effectKinds = ['added', 'updated', 'unchanged', 'missing'] as const;
export type EffectKind = (typeof effectKinds)[number];

export interface EffectRow {
  readonly key: string;
  readonly name: string;
  /** Of an update alone; telephone numbers are masked. */
  readonly changes: readonly { readonly field: string; readonly before: Json; readonly after: Json }[];
}

/** One row of a code that stands for two names. */
export interface ClashRow {
  readonly row: number;
  readonly fields: Readonly<Record<string, Json>>;
}

const importers = ['clerk', 'head', 'systemAdmin'] as const;
const fieldName = z.string().max(40);
const cellText = z.string().max(5000);

export const tableChoicesSchema = z.strictObject({
  sheet: z.string().max(40).optional(),
  headerRow: z.int().min(1).optional(),
  /** An empty field leaves the column out. */
  columns: z
    .array(z.strictObject({ column: z.int().min(0).max(255), field: fieldName }))
    .max(256)
    .optional(),
  leaveHidden: z.boolean().optional(),
  /** Of subjects: nothing but code, risk class and day of rating is taken, and nobody is added. */
  only: z.literal('risk').optional(),
});

/** What a person decided about the table as a whole; what is missing is found out. */
export type TableChoices = z.output<typeof tableChoicesSchema>;

export const decisionSchema = z.discriminatedUnion('type', [
  /** The text stands in place of the cell and is checked like any other. */
  z.strictObject({ type: z.literal('cell'), row: z.int(), field: fieldName, value: cellText }),
  /** Every equal problem that has exactly one suggestion takes it. */
  z.strictObject({ type: z.literal('acceptAll'), code: z.string(), field: fieldName }),
  z.strictObject({ type: z.literal('word'), field: fieldName, word: cellText, value: z.string().max(100) }),
  /** Looked at and in order: no longer listed. Without a row all equal ones. */
  z.strictObject({ type: z.literal('seen'), code: z.string(), field: fieldName, row: z.int().optional() }),
  z.strictObject({ type: z.literal('leaveRow'), row: z.int() }),
  /** Another sheet, header or mapping; it stands in place of what was chosen before. */
  z.strictObject({ type: z.literal('table'), choices: tableChoicesSchema }),
]);

export type ImportDecision = z.output<typeof decisionSchema>;

/** A bare file name; the folder stands before it. */
export const fileNameSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^/\\:*?"<>|]+$/);

/** Reading a clerk's workbook, looking at its problems, and writing it as one batch (UX 17). */
export const importsContract = {
  'imports.read': returns<ImportReport>().job({
    input: z.strictObject({ kind: z.enum(importKinds), file: z.string(), choices: tableChoicesSchema.optional() }),
    errors: ['import.refused', 'import.wrongColumns', 'import.noRows', 'import.wrongKind'],
    access: importers,
    changes: [],
    audit: 'imports.read',
  }),
  /** Decides about problems and checks the file again with all that was decided so far. */
  'imports.decide': returns<ImportReport>().job({
    input: z.strictObject({ stage: z.string(), decisions: z.array(decisionSchema).min(1).max(1000) }),
    errors: ['import.stageGone', 'import.fileChanged', 'import.refused', 'import.wrongColumns', 'import.noRows', 'import.wrongKind'],
    access: importers,
    changes: [],
    audit: 'imports.decided',
  }),
  'imports.problems': returns<{ readonly total: number; readonly rows: readonly ImportProblemRow[] }>().query({
    input: z.strictObject({
      stage: z.string(),
      level: z.enum(['fixed', 'look', 'mustFix']).optional(),
      code: z.string().optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
    errors: ['import.stageGone'],
    access: importers,
    reads: ['imports'],
  }),
  'imports.clash': returns<readonly ClashRow[]>().query({
    input: z.strictObject({ stage: z.string(), key: z.string() }),
    errors: ['import.stageGone'],
    access: importers,
    reads: ['imports'],
  }),
  /** What confirming would do to which records, one window; `missing` = in the library and not in the file. */
  'imports.effect': returns<{ readonly total: number; readonly rows: readonly EffectRow[] }>().query({
    input: z.strictObject({ stage: z.string(), effect: z.enum(effectKinds), offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    errors: ['import.stageGone'],
    access: importers,
    reads: ['imports', 'subjects', 'inspectors', 'items'],
  }),
  /** Writes the problem workbook: the clerk's rows with what is wrong, to be put right there and imported again. */
  'imports.problemFile': returns<{ readonly fileName: string; readonly rows: number; readonly problems: number }>().job({
    input: z.strictObject({ stage: z.string(), folder: z.string(), fileName: fileNameSchema }),
    errors: ['import.stageGone', 'import.fileChanged', 'import.refused'],
    access: importers,
    changes: [],
    audit: 'imports.problemFileWritten',
  }),
  'imports.confirm': returns<ImportBatch>().job({
    /** `fullList`: records that the file does not hold are marked 待核, never removed. */
    input: z.strictObject({ stage: z.string(), fullList: z.boolean().optional() }),
    errors: ['import.stageGone', 'import.nothingToWrite'],
    access: importers,
    changes: ['imports', 'subjects', 'inspectors', 'items'],
    audit: 'imports.confirmed',
  }),
  /** Takes a whole batch back, as long as nothing used or changed its records since. */
  'imports.undo': returns<UndoneBatch>().job({
    input: z.strictObject({ batch: z.string() }),
    errors: ['import.batchGone', 'import.undoneAlready', 'import.usedByDraw', 'import.issued', 'import.changedLater'],
    access: importers,
    changes: ['imports', 'subjects', 'inspectors', 'items'],
    audit: 'imports.undone',
  }),
  'imports.batches': returns<readonly ImportBatch[]>().query({
    input: z.strictObject({ kind: z.enum(importKinds).optional() }),
    errors: [],
    access: everyRole,
    reads: ['imports'],
  }),
} as const;
