import { z } from 'zod';
import type { FoundTable } from '#shared/domain/imports/found-table.ts';
import type { ProblemGroup } from '#shared/domain/imports/problems.ts';
import type { PlanFinding } from '#shared/domain/plans/row-findings.ts';
import type { PlanRowContent } from '#shared/domain/plans/plan-row.ts';
import { returns } from './define.ts';
import { tableChoicesSchema } from './imports.ts';
import { everyRole } from './roles.ts';

/** What a plan table holds and what taking it over would bring; nothing has been written. */
export interface PlanTableReport extends FoundTable {
  readonly fileName: string;
  readonly sha256: string;
  readonly counts: { readonly read: number; readonly importable: number; readonly mustFix: number; readonly skipped: number };
  readonly groups: readonly ProblemGroup[];
  /** In the order of the file; `sheetRow` as Excel counts. `known`: the plan has a row of this name. */
  readonly rows: readonly {
    readonly sheetRow: number;
    readonly row: PlanRowContent;
    readonly known: boolean;
    readonly findings: readonly PlanFinding[];
  }[];
}

const choices = tableChoicesSchema.pick({ sheet: true, headerRow: true, columns: true });
const editors = ['clerk', 'head'] as const;

/** 年度计划表 in and out, and 公示稿 as a page (DOMAIN 5, 7.5). */
export const planFilesContract = {
  /** Reads a plan table of any layout; nothing is written into the plan. */
  'plans.readTable': returns<PlanTableReport>().job({
    input: z.strictObject({ id: z.string(), file: z.string(), choices }),
    errors: ['plan.notFound', 'plan.notDraft', 'import.refused', 'import.noRows', 'import.wrongKind', 'import.wrongColumns'],
    access: editors,
    changes: [],
    audit: 'plans.tableRead',
  }),
  /** Takes the rows of a table that was looked at into the draft, all in one step; a chosen mapping is remembered for the same header. */
  'plans.takeTable': returns<{ readonly rows: number }>().job({
    input: z.strictObject({ id: z.string(), file: z.string(), sha256: z.string(), choices, leaveKnown: z.boolean() }),
    errors: [
      'plan.notFound',
      'plan.notDraft',
      'import.refused',
      'import.noRows',
      'import.wrongKind',
      'import.wrongColumns',
      'import.fileChanged',
      'import.nothingToWrite',
    ],
    access: editors,
    changes: ['plans'],
    audit: 'plans.tableTaken',
  }),
  /** Writes 年度计划表, and 调整对照 behind it from the second version on. */
  'plans.export': returns<{ readonly fileName: string; readonly rows: number }>().job({
    input: z.strictObject({ id: z.string(), folder: z.string() }),
    errors: ['plan.notFound', 'library.empty'],
    access: everyRole,
    changes: [],
    audit: 'plans.exported',
  }),
  /** 公示稿: a page for a printer or a PDF, without what is internal (DOMAIN 15). */
  'plans.paper': returns<{ readonly html: string }>().query({
    input: z.strictObject({ id: z.string() }),
    errors: ['plan.notFound'],
    access: everyRole,
    reads: ['plans', 'items'],
  }),
} as const;
