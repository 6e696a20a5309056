import { z } from 'zod';
import type { ProblemCode, ProblemGroup, ProblemLevel } from '#shared/domain/imports/problems.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export const importKinds = ['items', 'subjects', 'inspectors'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a file holds and what confirming it would do; nothing has been written yet. */
export interface ImportReport {
  readonly stage: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sheetName: string;
  readonly rows: {
    readonly read: number;
    readonly importable: number;
    readonly fixed: number;
    readonly look: number;
    readonly mustFix: number;
    readonly skipped: number;
  };
  readonly effect: { readonly added: number; readonly updated: number; readonly unchanged: number };
  readonly mapping: readonly { readonly field: string; readonly header: string }[];
  readonly ignoredColumns: readonly string[];
  readonly groups: readonly ProblemGroup[];
}

export interface ImportProblemRow {
  readonly row: number;
  readonly column: string;
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
}

const importers = ['clerk', 'head', 'systemAdmin'] as const;

/** Reading a clerk's workbook, looking at its problems, and writing it as one batch (UX 17). */
export const importsContract = {
  'imports.read': returns<ImportReport>().job({
    input: z.strictObject({ kind: z.enum(importKinds), file: z.string() }),
    errors: ['import.refused', 'import.wrongColumns', 'import.noRows'],
    access: importers,
    changes: [],
    audit: 'imports.read',
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
  'imports.confirm': returns<ImportBatch>().job({
    input: z.strictObject({ stage: z.string() }),
    errors: ['import.stageGone', 'import.nothingToWrite'],
    access: importers,
    changes: ['imports', 'subjects', 'inspectors', 'items'],
    audit: 'imports.confirmed',
  }),
  'imports.batches': returns<readonly ImportBatch[]>().query({
    input: z.strictObject({ kind: z.enum(importKinds).optional() }),
    errors: [],
    access: everyRole,
    reads: ['imports'],
  }),
} as const;
