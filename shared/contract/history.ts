import { z } from 'zod';
import type { Json } from '#shared/base/canonical-json.ts';
import { returns } from './define.ts';
import { importKinds } from './imports.ts';
import { everyRole } from './roles.ts';

export interface HistoryEntry {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  /** Name of the call that did it, such as `imports.confirm`. */
  readonly source: string;
  /** Of the import that did it. */
  readonly fileName: string | null;
  readonly change: 'added' | 'changed' | 'removed';
  /** Fields by the names of the import; telephone numbers are masked. */
  readonly fields: readonly { readonly field: string; readonly before: Json; readonly after: Json }[];
}

export interface RecordHistory {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** The import that first brought the record; null when it came another way. */
  readonly origin: { readonly fileName: string; readonly at: string; readonly by: string } | null;
}

/** 全程留痕 of one record of 一单两库: every change, who, when, by which import. */
export const historyContract = {
  'library.history': returns<RecordHistory>().query({
    /** `record`: uid of the subject or inspector, id of the item. */
    input: z.strictObject({ kind: z.enum(importKinds), record: z.string() }),
    errors: [],
    access: everyRole,
    reads: ['subjects', 'inspectors', 'items', 'imports'],
  }),
} as const;
