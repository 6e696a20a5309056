import { z } from 'zod';
import { returns } from './define.ts';

export const libraryKinds = ['subjects', 'inspectors', 'items'] as const;

/** One workbook for each library (UX 16). */
export type LibraryKind = (typeof libraryKinds)[number];
/** Tables that a template asks for; the forms stand in the workbook of the items, results in a workbook of one event. */
export type TemplateKind = LibraryKind | 'checklists' | 'results';

const input = z.strictObject({ kind: z.enum(libraryKinds), folder: z.string() });

/** Workbooks that leave the program: an empty template, or a whole library in the columns of its template, telephone numbers included. */
export const libraryFilesContract = {
  'library.template': returns<{ readonly fileName: string }>().job({
    input,
    errors: [],
    access: ['clerk', 'head', 'systemAdmin'],
    changes: [],
    audit: 'library.templateWritten',
  }),
  /** Whoever may read the numbers one by one; imported again every row is unchanged. */
  'library.export': returns<{ readonly fileName: string; readonly rows: number }>().job({
    input,
    errors: ['library.empty', 'library.tooLarge'],
    access: ['clerk', 'head'],
    changes: [],
    audit: 'library.exported',
  }),
} as const;
